//! The autoregressive model: first x₁, then x₂ given x₁.
//!
//! *Model.* Any p(x₁, x₂) is p(x₁) p(x₂ | x₁), the chain rule of probability (Bishop 2006, *Pattern Recognition and Machine
//! Learning*, eq. 8.1; Larochelle & Murray 2011, "The neural autoregressive distribution estimator", eq. 1). Each factor is
//! constant in 64 bins of equal width, as for pixels (van den Oord, Kalchbrenner & Kavukcuoglu 2016, "Pixel recurrent neural
//! networks", section 2.2): of x₁ a softmax of 64 numbers, of x₂ a softmax of 64 numbers that a network reads off x₁. What
//! lies beyond the bins is impossible.
//!
//! *Loss*: −ln p, averaged over the batch. *Gradient*: of −ln of a softmax's share i, shares less 1 at i (*Deep Learning*,
//! section 6.2.2.3); from there through the network.
//!
//! *Sampling*: a bin of x₁ by its shares, a place in it, a bin of x₂ by the shares at that x₁, a place in it.

use crate::net::{Activation, Fourier, Matrix, Mlp, Pass, Real, softmax};
use crate::rng::{LabRng, stream};
use rand::RngExt;

/// Bins of each coordinate.
pub const AUTOREGRESSIVE_BINS: usize = 64;
/// Width of the network.
const HIDDEN: usize = 144;
/// Waves that it is shown of x₁.
const WAVES: Fourier = Fourier { frequencies: &[0.5, 1.0, 2.0, 4.0, 8.0] };
/// The bins go so much of their observations' width beyond these, on each side.
const BESIDE: f64 = 0.05;
/// Its last weights begin so much smaller: all bins almost equally likely.
const FIRST_BEND: f64 = 0.1;

/// The shape of the model, and where its bins lie, in the units of x.
#[derive(Clone, Debug)]
pub struct Autoregressive {
    network: Mlp,
    n_params: usize,
    /// From where to where, of each coordinate.
    ends: [[f64; 2]; 2],
}

/// Room for [`Autoregressive::loss`].
#[derive(Clone, Debug, Default)]
pub struct AutoregressiveRoom<R> {
    first: Matrix<R>,
    features: Matrix<R>,
    pass: Pass<R>,
    d_logits: Matrix<R>,
}

impl Autoregressive {
    /// With bins around these observations, n × 2, which differ in something.
    pub fn around(observations: &[[f64; 2]]) -> Self {
        let ends = [0, 1].map(|axis| {
            let low = observations.iter().map(|x| x[axis]).fold(f64::INFINITY, f64::min);
            let high = observations.iter().map(|x| x[axis]).fold(f64::NEG_INFINITY, f64::max);
            // Along a line there is one coordinate that does not differ: a bin's width of the other is enough.
            let beside = (BESIDE * (high - low)).max(1e-2);
            [low - beside, high + beside]
        });
        let mut n_params = AUTOREGRESSIVE_BINS;
        let widths = [WAVES.width(), HIDDEN, HIDDEN, AUTOREGRESSIVE_BINS];
        let network = Mlp::new(&widths, Activation::Silu, Activation::Identity, &mut n_params);
        Self { network, n_params, ends }
    }

    /// How many weights: the 64 of x₁, then the network's.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// Where bins begin and end, of each coordinate.
    pub fn ends(&self) -> [[f64; 2]; 2] {
        self.ends
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        self.network.init(&mut params, &mut stream(seed, "weights"));
        let last = self.network.last().map_or(0..0, |last| last.weights());
        params[last].iter_mut().for_each(|w| *w *= R::of(FIRST_BEND));
        params
    }

    /// The bin of a coordinate; `None` beyond them.
    fn bin(&self, axis: usize, x: f64) -> Option<usize> {
        let [low, high] = self.ends[axis];
        let share = (x - low) / (high - low);
        (0.0..1.0).contains(&share).then_some((share * AUTOREGRESSIVE_BINS as f64) as usize)
    }

    /// ln of how many bins there are to a unit, of both coordinates.
    fn ln_bins_per_area(&self) -> f64 {
        self.ends.iter().map(|[low, high]| crate::math::ln(AUTOREGRESSIVE_BINS as f64 / (high - low))).sum()
    }

    /// Mean −ln p of a batch of observations, n × 2; adds its gradients.
    pub fn loss<R: Real>(&self, params: &[R], x: &Matrix<R>, room: &mut AutoregressiveRoom<R>, grads: &mut [R]) -> R {
        let n = R::of(x.rows() as f64);
        let AutoregressiveRoom { first, features, pass, d_logits } = room;
        let mut shares: Vec<R> = params[..AUTOREGRESSIVE_BINS].to_vec();
        let ln_sum = softmax(&mut shares);
        first.resize(x.rows(), 1);
        first.values_mut().iter_mut().zip(x.values().chunks_exact(2)).for_each(|(first, x)| *first = x[0]);
        WAVES.forward(first, features);
        d_logits.clone_from(self.network.forward(params, features, pass));
        let mut sum = R::ZERO;
        for (x, logits) in x.values().chunks_exact(2).zip(d_logits.values_mut().chunks_exact_mut(AUTOREGRESSIVE_BINS)) {
            // An observation lies in a bin: the bins were laid around them.
            let [first, second] = [0, 1].map(|axis| self.bin(axis, x[axis].to_f64()).unwrap_or_default());
            sum += ln_sum - params[first];
            grads[first] -= R::ONE / n;
            let logit = logits[second];
            sum += softmax(logits) - logit;
            logits[second] -= R::ONE;
            logits.iter_mut().for_each(|d| *d = *d / n);
        }
        grads[..AUTOREGRESSIVE_BINS].iter_mut().zip(&shares).for_each(|(d, share)| *d += *share);
        self.network.backward(params, features, pass, d_logits, false, grads);
        sum / n - R::of(self.ln_bins_per_area())
    }

    /// Shares of x₂'s bins at each x₁, n × 64.
    pub fn given<R: Real>(&self, params: &[R], first: Vec<R>) -> Matrix<R> {
        let (mut features, mut pass) = (Matrix::default(), Pass::default());
        WAVES.forward(&Matrix::from_rows(1, first), &mut features);
        let mut shares = self.network.forward(params, &features, &mut pass).clone();
        shares.values_mut().chunks_exact_mut(AUTOREGRESSIVE_BINS).for_each(|row| {
            softmax(row);
        });
        shares
    }

    /// Shares of x₁'s bins.
    pub fn marginal<R: Real>(&self, params: &[R]) -> Vec<R> {
        let mut shares = params[..AUTOREGRESSIVE_BINS].to_vec();
        softmax(&mut shares);
        shares
    }

    /// ln p of each row; −∞ beyond the bins.
    pub fn ln_densities<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<f64> {
        let marginal = self.marginal(params);
        let given = self.given(params, x.values().chunks_exact(2).map(|x| x[0]).collect());
        let per_area = self.ln_bins_per_area();
        let rows = x.values().chunks_exact(2).zip(given.values().chunks_exact(AUTOREGRESSIVE_BINS));
        let ln = |share: R| crate::math::ln(share.to_f64());
        rows.map(|(x, given)| match (self.bin(0, x[0].to_f64()), self.bin(1, x[1].to_f64())) {
            (Some(first), Some(second)) => ln(marginal[first]) + ln(given[second]) + per_area,
            _ => f64::NEG_INFINITY,
        })
        .collect()
    }

    /// ln p(x₁) and ln p(x₂ | x₁) of a place, per unit; −∞ beyond the bins.
    pub fn ln_factors(&self, params: &[f64], x: [f64; 2]) -> [f64; 2] {
        let shares = [self.marginal(params), self.given(params, vec![x[0]]).values().to_vec()];
        [0, 1].map(|axis| {
            let [low, high] = self.ends[axis];
            let per_unit = AUTOREGRESSIVE_BINS as f64 / (high - low);
            self.bin(axis, x[axis]).map_or(f64::NEG_INFINITY, |bin| crate::math::ln(shares[axis][bin] * per_unit))
        })
    }

    /// `n` samples, n × 2.
    pub fn sample<R: Real>(&self, params: &[R], n: usize, rng: &mut LabRng) -> Matrix<R> {
        let marginal = self.marginal(params);
        let first: Vec<R> = (0..n).map(|_| self.place(0, &marginal, rng)).collect();
        let given = self.given(params, first.clone());
        let rows = first.into_iter().zip(given.values().chunks_exact(AUTOREGRESSIVE_BINS));
        Matrix::from_rows(2, rows.flat_map(|(first, given)| [first, self.place(1, given, rng)]).collect())
    }

    /// A bin by its share, and a place in it.
    fn place<R: Real>(&self, axis: usize, shares: &[R], rng: &mut LabRng) -> R {
        let [dart, within] = [rng.random::<f64>(), rng.random::<f64>()];
        let mut sum = 0.0;
        let reached = shares.iter().position(|share| {
            sum += share.to_f64();
            dart < sum
        });
        let bin = reached.unwrap_or(shares.len() - 1) as f64;
        let [low, high] = self.ends[axis];
        R::of(low + (bin + within) / AUTOREGRESSIVE_BINS as f64 * (high - low))
    }
}
