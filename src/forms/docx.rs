//! A paper as a file that word processors open (ECMA-376): a ZIP of a few XML files. Pure.
//!
//! A small writer of our own: what the forms need is paragraphs, tables and a picture, and the
//! libraries for DOCX are many times as large as this program's other parts. All text passes
//! [`escaped`], the only place where it becomes XML.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;

use super::document::{Block, Cell, Document, Face, Paragraph, Picture, Piece, Style, Table, WORD};

/// Its type.
pub const MIME: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The page is A4, in twentieths of a point: 30 mm at the left, 20 mm at the other sides.
const PAGE: (u32, u32) = (11_906, 16_838);
const LEFT: u32 = 1_701;
const MARGIN: u32 = 1_134;

/// As wide as the text, in twentieths of a point.
const WIDTH: u32 = PAGE.0 - LEFT - MARGIN;

/// A millimetre in the unit of pictures.
const MILLIMETRE: u32 = 36_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const CONTENT_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>"#;

const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// The letters of administrative papers: Times New Roman, 13 points.
const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="40" w:after="40" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>"#;

/// The file.
///
/// # Errors
/// Never for what is in memory, says the library of ZIP files otherwise.
pub fn write(document: &Document) -> Result<Vec<u8>, ZipError> {
    let mut body = Body::default();
    for (at, block) in document.blocks.iter().enumerate() {
        // A signature stays with the words that it is for.
        let signed = matches!(document.blocks.get(at + 1), Some(Block::Table(next)) if !next.ruled);
        body.block(block, signed);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, content: &[u8]| -> Result<(), ZipError> {
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(content)?;
        Ok(())
    };
    let xml = |content: &str| format!("{HEAD}{content}").into_bytes();
    part("[Content_Types].xml", &xml(CONTENT_TYPES))?;
    part("_rels/.rels", &xml(RELATIONS))?;
    part("word/document.xml", &xml(&body.document()))?;
    part("word/styles.xml", &xml(STYLES))?;
    part("word/footer1.xml", &xml(&footer(&document.footer)))?;
    part("word/_rels/document.xml.rels", &xml(&body.relations()))?;
    for (number, picture) in body.pictures.iter().enumerate() {
        part(&format!("word/media/image{}.png", number + 1), picture)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Text as it stands in XML. What XML does not know at all, such as control characters, is left out.
fn escaped(text: &str) -> String {
    let mut xml = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '&' => xml.push_str("&amp;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&apos;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => xml.push(letter),
        }
    }
    xml
}

#[derive(Default)]
struct Body<'a> {
    xml: Vec<String>,
    pictures: Vec<&'a [u8]>,
}

impl<'a> Body<'a> {
    fn block(&mut self, block: &'a Block, stays: bool) {
        match block {
            Block::Paragraph(one) => {
                // A line end within lines that fill the width would stretch what stands before it.
                let lines = one.lines();
                let last = lines.len().saturating_sub(1);
                for (at, line) in lines.iter().enumerate() {
                    self.xml.push(paragraph(line, None, stays && at == last));
                }
            }
            Block::Table(one) => self.table(one),
            Block::Picture(one) => self.picture(one),
        }
    }

    fn table(&mut self, table: &Table) {
        let line = if table.ruled { "single" } else { "nil" };
        let borders: Vec<String> = ["top", "left", "bottom", "right", "insideH", "insideV"]
            .iter()
            .map(|side| format!(r#"<w:{side} w:val="{line}" w:sz="4" w:color="000000"/>"#))
            .collect();
        let widths: Vec<u32> = table.widths.iter().map(|part| WIDTH * part / 100).collect();
        let grid: Vec<String> =
            widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
        self.xml.push(format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid>"#,
            borders.concat(),
            grid.concat(),
        ));
        for (number, row) in table.rows.iter().enumerate() {
            let heading = if number < table.headings { "<w:tblHeader/>" } else { "" };
            self.xml.push(format!("<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>"));
            let mut column = 0;
            for cell in row {
                let end = (column + cell.span.max(1)).min(widths.len());
                let width: u32 = widths.get(column..end).unwrap_or_default().iter().sum();
                self.cell(cell, width, table.ruled, number < table.headings);
                column = end;
            }
            self.xml.push("</w:tr>".to_owned());
        }
        // A word processor wants something between a table and whatever comes next.
        self.xml.push(r#"</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>"#.to_owned());
    }

    fn cell(&mut self, cell: &Cell, width: u32, ruled: bool, heads: bool) {
        let span = cell.span.max(1);
        let middle = if ruled { r#"<w:vAlign w:val="center"/>"# } else { "" };
        let paragraph = paragraph(&cell.paragraph, Some(ruled), heads);
        self.xml.push(format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/>{middle}</w:tcPr>{paragraph}</w:tc>"#
        ));
    }

    fn picture(&mut self, picture: &'a Picture) {
        self.pictures.push(&picture.png);
        let number = self.pictures.len();
        let side = picture.side * MILLIMETRE;
        let title = escaped(&picture.title);
        self.xml.push(format!(
            r#"<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/><wp:docPr id="{number}" name="Picture {number}" descr="{title}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#
        ));
    }

    fn document(&self) -> String {
        let (width, height) = PAGE;
        format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>{}<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{LEFT}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
            self.xml.concat()
        )
    }

    fn relations(&self) -> String {
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let pictures: Vec<String> = (1..=self.pictures.len())
            .map(|number| {
                format!(r#"<Relationship Id="rIdP{number}" Type="{OFFICE}/image" Target="media/image{number}.png"/>"#)
            })
            .collect();
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="rIdFooter" Type="{OFFICE}/footer" Target="footer1.xml"/>{}</Relationships>"#,
            pictures.concat()
        )
    }
}

/// A paragraph, in running text or in a cell of a table with lines or without; `stays` where what follows
/// is to be on the same page.
fn paragraph(paragraph: &Paragraph, cell: Option<bool>, stays: bool) -> String {
    let in_cell = cell.is_some();
    // A table without lines is a head or a signature: it does not part over two pages.
    let together = stays || paragraph.style == Style::Heading || cell == Some(false);
    let keep = if together { "<w:keepNext/>" } else { "" };
    let tabs = if in_cell {
        String::new()
    } else {
        format!(r#"<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{WIDTH}"/></w:tabs>"#)
    };
    let spacing = match (paragraph.style, cell) {
        (_, Some(true)) => {
            r#"<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>"#
        }
        (_, Some(false)) => {
            r#"<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>"#
        }
        (Style::Title, _) => r#"<w:spacing w:before="120" w:after="60"/>"#,
        (Style::Heading, _) => r#"<w:spacing w:before="140" w:after="40"/>"#,
        (Style::Item, _) => r#"<w:spacing w:before="20" w:after="20"/>"#,
        _ => "",
    };
    let indent = match (paragraph.style, in_cell) {
        (Style::Item, false) => r#"<w:ind w:left="567" w:hanging="283"/>"#,
        _ => "",
    };
    let align = match (paragraph.style, cell) {
        (Style::Title | Style::Centre, _) => "center",
        (Style::Right, _) => "right",
        (Style::Body | Style::Item, None) => "both",
        _ => "left",
    };
    let size = match (paragraph.style, cell) {
        (Style::Title, _) => 28,
        (Style::Small, _) => 20,
        (_, Some(_)) => 24,
        _ => 26,
    };
    let heavy = matches!(paragraph.style, Style::Title | Style::Heading);
    let pieces: Vec<String> =
        paragraph.pieces.iter().map(|one| piece(one, (size, heavy), in_cell)).collect();
    format!(
        r#"<w:p><w:pPr>{keep}{tabs}{spacing}{indent}<w:jc w:val="{align}"/></w:pPr>{}</w:p>"#,
        pieces.concat()
    )
}

/// A piece in letters of this size, in half points.
fn piece(piece: &Piece, (size, heavy): (u32, bool), in_cell: bool) -> String {
    let look = |face: Face| {
        let bold = if face.bold || heavy { "<w:b/>" } else { "" };
        let italic = if face.italic { "<w:i/>" } else { "" };
        let line = if face.underlined { r#"<w:u w:val="single"/>"# } else { "" };
        format!(r#"{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{line}"#)
    };
    let plain = look(Face::default());
    match piece {
        Piece::Text(text, face) => {
            let look = look(*face);
            let lines: Vec<String> = text
                .lines()
                .map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line)))
                .collect();
            format!("<w:r><w:rPr>{look}</w:rPr>{}</w:r>", lines.join("<w:br/>"))
        }
        Piece::Fill if !in_cell => format!("<w:r><w:rPr>{plain}</w:rPr><w:tab/></w:r>"),
        Piece::Fill => dots(&plain, WORD),
        Piece::Dots(wide) => dots(&plain, *wide),
        Piece::Box(ticked) => {
            let sign = if *ticked { '☒' } else { '☐' };
            // Times New Roman has neither.
            let font = r#"<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>"#;
            format!("<w:r><w:rPr>{font}{plain}</w:rPr><w:t>{sign}</w:t></w:r>")
        }
    }
}

fn dots(look: &str, wide: usize) -> String {
    format!("<w:r><w:rPr>{look}</w:rPr><w:t>{}</w:t></w:r>", "…".repeat(wide))
}

fn footer(text: &str) -> String {
    let small = r#"<w:rPr><w:i/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#;
    format!(
        r#"<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs></w:pPr><w:r>{small}<w:t xml:space="preserve">{}</w:t><w:tab/></w:r><w:r>{small}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{small}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>{small}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>"#,
        escaped(text)
    )
}
