//! The product of two matrices, where nearly all time of training goes.
//!
//! A batch x of n rows through a layer W, and its gradients, are three products of the same matrices, two of them with one
//! transposed: y = xW, ∂L/∂W = xᵀ ∂L/∂y, ∂L/∂x = ∂L/∂y Wᵀ. A transposed matrix is the same numbers read with rows and
//! columns exchanged, so nothing is copied.
//!
//! The crate `matrixmultiply` cuts the product into tiles that fit in registers and caches (Goto & van de Geijn 2008,
//! "Anatomy of high-performance matrix multiplication", ACM TOMS 34). Without its run-time detection of processors it adds
//! in the same order everywhere, so that WebAssembly and a native x86-64 give the same bits.

use super::{Matrix, Real};

/// A matrix as a factor: its numbers, how many rows and columns, and whether they are to be read exchanged.
#[derive(Clone, Copy, Debug)]
pub struct Operand<'a, R> {
    values: &'a [R],
    rows: usize,
    columns: usize,
    strides: [isize; 2],
}

impl<'a, R: Real> Operand<'a, R> {
    /// `rows` × `columns` numbers, row by row; as many rows as there are numbers for.
    pub fn new(values: &'a [R], rows: usize, columns: usize) -> Self {
        let rows = rows.min(values.len() / columns.max(1));
        Self { values, rows, columns, strides: [columns as isize, 1] }
    }

    /// The same with rows and columns exchanged.
    pub fn transposed(self) -> Self {
        let [row, column] = self.strides;
        Self { rows: self.columns, columns: self.rows, strides: [column, row], ..self }
    }
}

impl<'a, R: Real> From<&'a Matrix<R>> for Operand<'a, R> {
    fn from(matrix: &'a Matrix<R>) -> Self {
        Self::new(matrix.values(), matrix.rows(), matrix.columns())
    }
}

/// C ← AB + βC, where C has A's rows and B's columns, row by row: with β = 0 the product, with 1 added to what is there.
/// Does nothing when the sizes do not fit.
#[expect(unsafe_code, reason = "the one place where pointers are handed out")]
pub fn multiply_into<R: Real>(a: Operand<R>, b: Operand<R>, beta: R, c: &mut [R]) {
    let (m, k, n) = (a.rows, a.columns, b.columns);
    if b.rows != k || c.len() != m * n {
        debug_assert!(false, "{m} x {k} by {} x {n} into {}", b.rows, c.len());
        return;
    }
    // SAFETY: an operand has rows times columns numbers in its slice by either stride; c has m * n, checked above, and
    // as a mutable slice overlaps neither.
    unsafe {
        R::gemm(
            [m, k, n],
            (a.values.as_ptr(), a.strides),
            (b.values.as_ptr(), b.strides),
            beta,
            (c.as_mut_ptr(), [n as isize, 1]),
        );
    }
}
