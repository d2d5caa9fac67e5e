//! A paper to print, before it becomes a file: paragraphs, tables, a picture. Pure.

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
    /// What stands in small letters at the foot of each page, before its number.
    pub footer: String,
}

impl Document {
    /// All that can be read on it, a line a paragraph or cell; empty places are left out.
    #[must_use]
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => lines.push(paragraph.text()),
                Block::Table(table) => {
                    lines.extend(table.rows.iter().flatten().map(|cell| cell.paragraph.text()));
                }
                Block::Picture(_) => {}
            }
        }
        lines.join("\n")
    }
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture, in the middle of the line.
    Picture(Picture),
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As running text.
    #[default]
    Body,
    /// As what the paper is called.
    Title,
    /// As the heading of a section.
    Heading,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
    /// As an item of a list.
    Item,
    /// In small letters.
    Small,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// How it is set.
    pub style: Style,
    /// What is in it.
    pub pieces: Vec<Piece>,
}

impl Paragraph {
    /// One with this text.
    #[must_use]
    pub fn of(style: Style, text: impl Into<String>) -> Self {
        Self { style, pieces: vec![Piece::Text(text.into(), Face::default())] }
    }

    /// The same as paragraphs without line ends; empty lines are left out.
    #[must_use]
    pub fn lines(&self) -> Vec<Self> {
        let mut lines = vec![Self { style: self.style, pieces: Vec::new() }];
        for piece in &self.pieces {
            let Piece::Text(text, face) = piece else {
                if let Some(line) = lines.last_mut() {
                    line.pieces.push(piece.clone());
                }
                continue;
            };
            for (at, part) in text.lines().enumerate() {
                if at > 0 {
                    lines.push(Self { style: self.style, pieces: Vec::new() });
                }
                if let (false, Some(line)) = (part.is_empty(), lines.last_mut()) {
                    line.pieces.push(Piece::Text(part.to_owned(), *face));
                }
            }
        }
        if lines.len() > 1 {
            lines.retain(|line| !line.pieces.is_empty());
        }
        lines
    }

    /// All of it in bold.
    #[must_use]
    pub fn bold(mut self) -> Self {
        for piece in &mut self.pieces {
            if let Piece::Text(_, face) = piece {
                face.bold = true;
            }
        }
        self
    }

    fn text(&self) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Text(text, _) => text.clone(),
            Piece::Dots(_) | Piece::Fill => String::new(),
            Piece::Box(ticked) => if *ticked { "☒" } else { "☐" }.to_owned(),
        };
        self.pieces.iter().map(text).collect()
    }
}

/// How letters look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Face {
    /// Heavy.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// With a line below.
    pub underlined: bool,
}

/// Dots for a word or two.
pub const WORD: usize = 8;

/// A part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text; a line end in it is one on paper.
    Text(String, Face),
    /// A place to write by hand, as wide as so many signs.
    Dots(usize),
    /// A place to write by hand, up to the right margin.
    Fill,
    /// A box, ticked or not.
    Box(bool),
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The widths of its columns, in hundredths of the text's; they sum up to 100.
    pub widths: Vec<u32>,
    /// Whether lines are drawn.
    pub ruled: bool,
    /// How many of its rows are headings, to be repeated on each page.
    pub headings: usize,
    /// Its rows, each with a cell a column; wide cells take the place of those that are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What is in it.
    pub paragraph: Paragraph,
    /// How many columns it is wide.
    pub span: usize,
}

impl Cell {
    /// A cell of one column.
    #[must_use]
    pub fn of(paragraph: Paragraph) -> Self {
        Self { paragraph, span: 1 }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// A PNG file.
    pub png: Vec<u8>,
    /// How wide and high it is printed, in millimetres.
    pub side: u32,
    /// What it shows, for those who cannot see it.
    pub title: String,
}
