//! A matrix: its numbers row by row. One row is one example of a batch.

use super::Real;

/// `rows` × `columns` numbers, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix<R> {
    rows: usize,
    columns: usize,
    values: Vec<R>,
}

impl<R: Real> Matrix<R> {
    /// All zeros.
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self { rows, columns, values: vec![R::ZERO; rows * columns] }
    }

    /// Of these numbers, row by row; what is left of the last row is left out.
    pub fn from_rows(columns: usize, values: Vec<R>) -> Self {
        let rows = values.len() / columns.max(1);
        let mut matrix = Self { rows, columns, values };
        matrix.values.truncate(rows * columns);
        matrix
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All numbers, row by row.
    pub fn values(&self) -> &[R] {
        &self.values
    }

    /// All numbers, to change.
    pub fn values_mut(&mut self) -> &mut [R] {
        &mut self.values
    }

    /// One row.
    pub fn row(&self, row: usize) -> &[R] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// One row, to change.
    pub fn row_mut(&mut self, row: usize) -> &mut [R] {
        &mut self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// Takes this size, keeping the memory; the numbers are whatever they were.
    pub fn resize(&mut self, rows: usize, columns: usize) {
        (self.rows, self.columns) = (rows, columns);
        self.values.resize(rows * columns, R::ZERO);
    }

    /// Becomes those rows of another, in this order; one may come twice.
    pub fn take_rows(&mut self, of: &[R], columns: usize, rows: &[usize]) {
        self.resize(rows.len(), columns);
        for (to, row) in self.values.chunks_exact_mut(columns.max(1)).zip(rows) {
            to.copy_from_slice(&of[row * columns..(row + 1) * columns]);
        }
    }
}
