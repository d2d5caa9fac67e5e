//! QR codes: on a terminal, and as a picture to print.

use qrcode::render::unicode::Dense1x2;
use qrcode::types::QrError;
use qrcode::{Color, QrCode};

/// A module's side in the picture: large enough for print at 300 dots an inch.
const SIDE: usize = 16;

/// Modules of white around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// A code cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum QrFailure {
    /// The text is too long for a code.
    #[error("the text does not fit into a QR code")]
    Text(#[from] QrError),
    /// The picture cannot be written.
    #[error("the picture of a QR code cannot be made")]
    Picture(#[from] png::EncodingError),
}

/// The code for a terminal.
///
/// # Errors
/// When the text is too long.
pub fn for_terminal(text: &str) -> Result<String, QrFailure> {
    Ok(QrCode::new(text)?.render::<Dense1x2>().build())
}

/// The code as a PNG picture, black on white.
///
/// # Errors
/// When the text is too long.
pub fn png(text: &str) -> Result<Vec<u8>, QrFailure> {
    let code = QrCode::new(text)?;
    let (modules, colors) = (code.width(), code.to_colors());
    let width = (modules + 2 * QUIET) * SIDE;
    let is_dark = |x: usize, y: usize| {
        let (column, row) = ((x / SIDE).checked_sub(QUIET), (y / SIDE).checked_sub(QUIET));
        match (column, row) {
            (Some(column), Some(row)) if column < modules && row < modules => {
                colors.get(row * modules + column) == Some(&Color::Dark)
            }
            _ => false,
        }
    };
    let pixels: Vec<u8> = (0..width * width)
        .map(|at| if is_dark(at % width, at / width) { 0 } else { 255 })
        .collect();
    let side = u32::try_from(width).unwrap_or(u32::MAX);
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_a_quiet_zone_and_a_finder_in_its_corner() {
        let picture = png("https://t.me/ocop_bot?start=h_ho-so-gom-gi").unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let width = usize::try_from(info.width).unwrap();
        let module = |column: usize, row: usize| {
            pixels[(row * SIDE + SIDE / 2) * width + column * SIDE + SIDE / 2]
        };
        assert_eq!(module(QUIET - 1, QUIET), 255);
        let finder: Vec<u8> = (0..7).map(|at| module(QUIET + at, QUIET + 1)).collect();
        assert_eq!(finder, [0, 255, 255, 255, 255, 255, 0]);
    }

    #[test]
    fn a_text_beyond_a_code_is_refused() {
        assert!(matches!(png(&"x".repeat(5000)), Err(QrFailure::Text(_))));
        assert!(for_terminal("https://t.me/ocop_bot").is_ok());
    }
}
