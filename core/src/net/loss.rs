//! The squared error of a batch: how far what was redrawn is from what was shown.
//!
//! L = 1/n Σ (y − x)², summed over all numbers of a row, averaged over the n rows: the reconstruction loss of an
//! autoencoder (Goodfellow, Bengio & Courville 2016, *Deep Learning*, eq. 14.1). In n × d numbers, no unit.
//!
//! *Gradient.* ∂L/∂y = 2 (y − x) / n.

use super::{Matrix, Real};

/// L, and ∂L/∂y in `dy`; `y` and `target` of the same size, at least one row.
pub fn squared_error<R: Real>(y: &Matrix<R>, target: &Matrix<R>, dy: &mut Matrix<R>) -> R {
    dy.resize(y.rows(), y.columns());
    let twice = R::of(2.0 / y.rows() as f64);
    let mut loss = R::ZERO;
    // A sum for each row: one long sum would lose digits.
    for row in 0..y.rows() {
        let pairs = y.row(row).iter().zip(target.row(row));
        let errors = dy.row_mut(row).iter_mut().zip(pairs).map(|(d, (y, target))| {
            let error = *y - *target;
            *d = twice * error;
            error * error
        });
        loss += errors.sum();
    }
    loss * R::of(1.0 / y.rows() as f64)
}
