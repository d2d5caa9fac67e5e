//! Rows of numbers, one after the other in one piece of memory.

/// Rows of equal width.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid<T> {
    width: usize,
    cells: Vec<T>,
}

impl<T: Copy + Default> Grid<T> {
    /// Begins anew with so many rows of zeros. The room is used again: large pieces are given back to
    /// the system one by one, and an allocator that sees many of them come and go keeps them instead.
    pub(super) fn reset(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.cells.clear();
        self.cells.resize(rows * width, T::default());
    }

    /// A row; empty beyond the last.
    pub(super) fn row(&self, at: usize) -> &[T] {
        self.cells.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// A row to be changed; empty beyond the last.
    pub(super) fn row_mut(&mut self, at: usize) -> &mut [T] {
        self.cells.get_mut(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_apart_and_begin_anew() {
        let mut grid = Grid::default();
        grid.reset(3, 3);
        grid.row_mut(2).copy_from_slice(&[1, 2, 3]);
        grid.row_mut(1).copy_from_slice(&[4, 5, 6]);
        assert_eq!((grid.row(1), grid.row(2)), (&[4, 5, 6][..], &[1, 2, 3][..]));
        assert_eq!(grid.row(3), [0; 0]);
        grid.reset(2, 2);
        assert_eq!((grid.row(0), grid.row(1)), (&[0; 2][..], &[0; 2][..]));
    }
}
