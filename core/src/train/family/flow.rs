//! The normalizing flow: a sheet of noise, bent until it lies where the points do.
//!
//! *Model.* z = f(x) is standard normal, and f can be walked back, so p(x) is the bell at f(x) times how much f stretches there:
//!
//! ln p(x) = −½|z|² − ln 2π + Σ ln |∂f/∂x|
//!
//! (Rezende & Mohamed 2015, "Variational inference with normalizing flows", eq. 5 and 7; Papamakarios et al. 2021, eq. 1). f is
//! six couplings (Dinh, Sohl-Dickstein & Bengio 2017, "Density estimation using Real NVP", eq. 4): each turns the plane, leaves
//! one coordinate a as it is, and moves the other along a [`spline`] whose numbers a small network reads off a. So the
//! stretch is the spline's slope alone.
//!
//! *Loss*: −ln p, averaged over the batch. *Gradient*: back through the couplings, last to first: through the spline to b and to
//! its numbers, through the network to a, and through the turn to both.
//!
//! *Sampling*: z from the bell, then the couplings walked back.

use super::spline::{SPLINE_NUMBERS, spline, spline_backward, spline_inverse};
use crate::net::{Activation, Fourier, Matrix, Mlp, Pass, Real};
use crate::rng::{LabRng, stream};
use std::f64::consts::{FRAC_1_SQRT_2, TAU};

/// Couplings.
pub const COUPLINGS: usize = 6;
/// Width of a coupling's network.
const HIDDEN: usize = 56;
/// Waves that it is shown of its coordinate.
const WAVES: Fourier = Fourier { frequencies: &[0.5, 1.0, 2.0, 4.0] };
/// Its last weights begin so much smaller, so that the sheet begins almost flat.
const FIRST_BEND: f64 = 0.02;

/// The shape of a flow; its weights stand elsewhere.
#[derive(Clone, Debug)]
pub struct Flow {
    networks: Vec<Mlp>,
    n_params: usize,
}

/// What passes through a coupling, kept for the way back.
#[derive(Clone, Debug, Default)]
struct Passage<R> {
    kept: Matrix<R>,
    moved: Vec<R>,
    features: Matrix<R>,
    pass: Pass<R>,
    d_raw: Matrix<R>,
}

/// Room for [`Flow::loss`].
#[derive(Clone, Debug, Default)]
pub struct FlowRoom<R> {
    z: Matrix<R>,
    d_z: Matrix<R>,
    passages: Vec<Passage<R>>,
}

/// How a coupling turns the plane, as cosine and sine, and which coordinate it keeps then.
fn turn<R: Real>(coupling: usize) -> ([R; 2], usize) {
    let eighth = if coupling.is_multiple_of(2) { [1.0, 0.0] } else { [FRAC_1_SQRT_2, FRAC_1_SQRT_2] };
    (eighth.map(R::of), coupling / 2 % 2)
}

/// A place seen in the turned plane: what is kept, what is moved.
fn split<R: Real>([x, y]: [R; 2], coupling: usize) -> [R; 2] {
    let ([c, s], kept) = turn::<R>(coupling);
    let turned = [c * x + s * y, c * y - s * x];
    [turned[kept], turned[1 - kept]]
}

/// And turned back.
fn join<R: Real>(parts: [R; 2], coupling: usize) -> [R; 2] {
    let ([c, s], kept) = turn::<R>(coupling);
    let turned = [parts[kept], parts[1 - kept]];
    [c * turned[0] - s * turned[1], s * turned[0] + c * turned[1]]
}

impl Default for Flow {
    fn default() -> Self {
        let mut n_params = 0;
        let widths = [WAVES.width(), HIDDEN, HIDDEN, SPLINE_NUMBERS];
        let network = |_| Mlp::new(&widths, Activation::Silu, Activation::Identity, &mut n_params);
        let networks = (0..COUPLINGS).map(network).collect();
        Self { networks, n_params }
    }
}

impl Flow {
    /// How many weights.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// First weights: the sheet almost flat.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        let rng: &mut LabRng = &mut stream(seed, "weights");
        for network in &self.networks {
            network.init(&mut params, rng);
            let last = network.last().map_or(0..0, |last| last.weights());
            params[last].iter_mut().for_each(|w| *w *= R::of(FIRST_BEND));
        }
        params
    }

    /// Mean −ln p of a batch, n × 2; adds its gradients.
    pub fn loss<R: Real>(&self, params: &[R], x: &Matrix<R>, room: &mut FlowRoom<R>, grads: &mut [R]) -> R {
        let n = R::of(x.rows() as f64);
        let FlowRoom { z, d_z, passages } = room;
        passages.resize_with(COUPLINGS, Passage::default);
        z.clone_from(x);
        let mut stretch = R::ZERO;
        for (k, passage) in passages.iter_mut().enumerate() {
            stretch += self.bend(params, k, z, passage);
        }
        let mut squares = R::ZERO;
        z.values().iter().for_each(|z| squares += *z * *z);
        d_z.clone_from(z);
        d_z.values_mut().iter_mut().for_each(|d| *d = *d / n);
        for (k, passage) in passages.iter_mut().enumerate().rev() {
            self.unbend(params, k, d_z, passage, grads);
        }
        (R::of(0.5) * squares - stretch) / n + R::of(crate::math::ln(TAU))
    }

    /// A coupling's way forward: moves all rows, and gives the sum of ln slopes.
    fn bend<R: Real>(&self, params: &[R], k: usize, z: &mut Matrix<R>, passage: &mut Passage<R>) -> R {
        let Passage { kept, moved, features, pass, .. } = passage;
        kept.resize(z.rows(), 1);
        moved.resize(z.rows(), R::ZERO);
        let places = kept.values_mut().iter_mut().zip(moved.iter_mut());
        z.values().chunks_exact(2).zip(places).for_each(|(z, (a, b))| [*a, *b] = split([z[0], z[1]], k));
        WAVES.forward(kept, features);
        let raw = self.networks[k].forward(params, features, pass);
        let mut stretch = R::ZERO;
        let parts = kept.values().iter().zip(moved.iter());
        for ((z, (a, b)), raw) in
            z.values_mut().chunks_exact_mut(2).zip(parts).zip(raw.values().chunks_exact(SPLINE_NUMBERS))
        {
            let (y, ln_slope) = spline(raw, *b);
            stretch += ln_slope;
            z.copy_from_slice(&join([*a, y], k));
        }
        stretch
    }

    /// Its way back: turns ∂L/∂z after it into ∂L/∂z before it, where L has −ln slope / n of each row beside.
    fn unbend<R: Real>(&self, params: &[R], k: usize, d_z: &mut Matrix<R>, passage: &mut Passage<R>, grads: &mut [R]) {
        let Passage { moved, features, pass, d_raw, .. } = passage;
        let d_slope = -R::ONE / R::of(d_z.rows() as f64);
        d_raw.resize(d_z.rows(), SPLINE_NUMBERS);
        let raw = pass.output().values().chunks_exact(SPLINE_NUMBERS);
        let rows = raw.zip(d_raw.values_mut().chunks_exact_mut(SPLINE_NUMBERS));
        for ((d_z, b), (raw, d_raw)) in d_z.values_mut().chunks_exact_mut(2).zip(moved.iter()).zip(rows) {
            // A turn keeps lengths, so gradients turn as places do.
            let [d_a, d_b] = split([d_z[0], d_z[1]], k);
            let d_b = spline_backward(raw, *b, [d_b, d_slope], d_raw);
            d_z.copy_from_slice(&[d_a, d_b]);
        }
        let d_features = self.networks[k].backward(params, features, pass, d_raw, true, grads);
        for (d_z, more) in d_z.values_mut().chunks_exact_mut(2).zip(WAVES.backward(features, d_features)) {
            let place = join([d_z[0] + more, d_z[1]], k);
            d_z.copy_from_slice(&place);
        }
    }

    /// ln p of each row, in the units of x.
    pub fn ln_densities<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<R> {
        let (z, mut ln) = self.to_noise(params, x);
        let bell = R::of(crate::math::ln(TAU));
        for (ln, z) in ln.iter_mut().zip(z.values().chunks_exact(2)) {
            *ln = *ln - R::of(0.5) * (z[0] * z[0] + z[1] * z[1]) - bell;
        }
        ln
    }

    /// Where each row came from, and the ln of how much the sheet was stretched there.
    pub fn to_noise<R: Real>(&self, params: &[R], x: &Matrix<R>) -> (Matrix<R>, Vec<R>) {
        let (mut z, mut passage) = (x.clone(), Passage::default());
        let mut ln = vec![R::ZERO; x.rows()];
        for (k, network) in self.networks.iter().enumerate() {
            let raw = self.curves(params, k, network, &z, &mut passage);
            for ((z, ln), raw) in
                z.values_mut().chunks_exact_mut(2).zip(&mut ln).zip(raw.values().chunks_exact(SPLINE_NUMBERS))
            {
                let [a, b] = split([z[0], z[1]], k);
                let (y, ln_slope) = spline(raw, b);
                *ln += ln_slope;
                z.copy_from_slice(&join([a, y], k));
            }
        }
        (z, ln)
    }

    /// Where noise goes, after so many of the couplings, counted as samples meet them: none of them leaves it, all of them make it
    /// samples.
    pub fn from_noise<R: Real>(&self, params: &[R], z: &Matrix<R>, couplings: usize) -> Matrix<R> {
        let (mut x, mut passage) = (z.clone(), Passage::default());
        for (k, network) in self.networks.iter().enumerate().rev().take(couplings) {
            let raw = self.curves(params, k, network, &x, &mut passage);
            for (x, raw) in x.values_mut().chunks_exact_mut(2).zip(raw.values().chunks_exact(SPLINE_NUMBERS)) {
                let [a, y] = split([x[0], x[1]], k);
                x.copy_from_slice(&join([a, spline_inverse(raw, y)], k));
            }
        }
        x
    }

    /// The spline's numbers of each row.
    fn curves<'a, R: Real>(
        &self,
        params: &[R],
        k: usize,
        network: &Mlp,
        z: &Matrix<R>,
        passage: &'a mut Passage<R>,
    ) -> &'a Matrix<R> {
        let kept = z.values().chunks_exact(2).map(|z| split([z[0], z[1]], k)[0]).collect();
        WAVES.forward(&Matrix::from_rows(1, kept), &mut passage.features);
        network.forward(params, &passage.features, &mut passage.pass)
    }
}
