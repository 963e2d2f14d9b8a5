//! The GAN: a forger who carries noise over to points, and a critic who tells points from forgeries.
//!
//! *Model.* x = g(z), z from the standard bell: points can be made, p(x) cannot be said. That is what *implicit* means.
//!
//! *Loss*, of pairs of a real x and a made y = g(z), with the critic's d:
//!
//! critic: mean ln(1 + e^−(d(x) − d(y))) + penalties,   forger: mean ln(1 + e^(d(x) − d(y)))
//!
//! the relativistic pairing loss (Jolicoeur-Martineau 2019, "The relativistic discriminator", section 4) with ½ γ (E ‖∇d(x)‖² +
//! E ‖∇d(y)‖²), as Huang et al. 2024, "The GAN is dead; long live the GAN!", eq. 2 and 4 (arXiv 2501.05441), which has a place where
//! training can come to rest. Every eighth step carries the penalties of eight; γ falls to a tenth over the first half. *Plain* is
//! the loss that GANs began with (Goodfellow et al. 2014, section 3, non-saturating): critic ln(1 + e^−d(x)) + ln(1 + e^d(y)), forger
//! ln(1 + e^−d(y)), no penalties. *Packing* shows the critic several points at once, so that it sees when they are too alike (Lin et
//! al. 2018, "PacGAN").
//!
//! *Gradient*: the critic's by its weights; the forger's through the critic, whose weights stand still for it, and back through y.
//! Both move at once, each against its own loss.

use crate::net::{
    Activation, Fourier, Matrix, Mlp, Pass, PenaltyRoom, Real, fill_normal, gradient_penalty, sigmoid, softplus,
};
use crate::rng::{LabRng, stream};
use std::f64::consts::{FRAC_PI_2, PI};
use std::ops::Range;

/// Width of both networks.
const HIDDEN: usize = 88;
/// Numbers of noise.
const LATENT: usize = 2;
/// Waves that the forger is shown of noise, and the critic of places: octaves.
const NOISE_WAVES: Fourier = Fourier { frequencies: &[FRAC_PI_2, PI] };
const WAVES: Fourier = Fourier { frequencies: &[FRAC_PI_2, PI, 2.0 * PI] };
/// Steps from one with penalties to the next.
const LAZY: u32 = 8;
/// What is left of γ in the second half.
const LEAST_PENALTY: f64 = 0.1;

/// What forger and critic play for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GanLoss {
    /// Relativistic pairs, with gradient penalties.
    #[default]
    Relativistic,
    /// As in 2014.
    Plain,
}

/// Settings of a GAN.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GanSettings {
    /// Which loss.
    pub loss: GanLoss,
    /// Points that the critic sees at once, 1 to [`Self::MAX_PACKING`].
    pub packing: usize,
    /// γ of the penalties at step 0.
    pub penalty: f64,
}

impl GanSettings {
    /// Most points at once.
    pub const MAX_PACKING: usize = 4;
}

impl Default for GanSettings {
    fn default() -> Self {
        Self { loss: GanLoss::Relativistic, packing: 1, penalty: 0.005 }
    }
}

/// The shape of both: the forger's weights, then the critic's.
#[derive(Clone, Debug)]
pub struct Gan {
    settings: GanSettings,
    forger: Mlp,
    critic: Mlp,
    n_forger: usize,
    n_params: usize,
}

/// Points before the critic: their features, what passed, and gradients.
#[derive(Clone, Debug, Default)]
struct Shown<R> {
    features: Matrix<R>,
    pass: Pass<R>,
    d_scores: Matrix<R>,
}

/// Room for [`Gan::loss`].
#[derive(Clone, Debug, Default)]
pub struct GanRoom<R> {
    waved: Matrix<R>,
    forged: Pass<R>,
    real: Shown<R>,
    made: Shown<R>,
    d_made: Matrix<R>,
    penalty: PenaltyRoom<R>,
}

/// Both losses of a step, in nats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GanLosses<R> {
    /// The forger's.
    pub forger: R,
    /// The critic's, without penalties.
    pub critic: R,
    /// Penalties of this step.
    pub penalty: R,
}

impl Gan {
    /// With these settings.
    pub fn new(settings: GanSettings) -> Self {
        let mut n_params = 0;
        let network = |inputs, outputs, end: &mut usize| {
            let widths = [inputs, HIDDEN, HIDDEN, HIDDEN, outputs];
            Mlp::new(&widths, Activation::LeakyRelu, Activation::Identity, end)
        };
        let forger = network(LATENT * NOISE_WAVES.width(), 2, &mut n_params);
        let n_forger = n_params;
        let critic = network(settings.packing * 2 * WAVES.width(), 1, &mut n_params);
        Self { settings, forger, critic, n_forger, n_params }
    }

    /// How many weights.
    pub fn n_params(&self) -> usize {
        self.n_params
    }

    /// Where the forger's weights stand.
    pub fn forger_params(&self) -> Range<usize> {
        0..self.n_forger
    }

    /// First weights.
    pub fn init<R: Real>(&self, seed: u32) -> Vec<R> {
        let mut params = vec![R::ZERO; self.n_params];
        let rng: &mut LabRng = &mut stream(seed, "weights");
        self.forger.init(&mut params, rng);
        self.critic.init(&mut params, rng);
        params
    }

    /// γ of a step, as the penalties that it carries count: 0 when it carries none.
    fn penalty(&self, step: u32, planned: u32) -> f64 {
        if self.settings.loss == GanLoss::Plain || !step.is_multiple_of(LAZY) {
            return 0.0;
        }
        let share = f64::from(step) / f64::from(planned.max(1));
        f64::from(LAZY) * self.settings.penalty * (1.0 - 2.0 * (1.0 - LEAST_PENALTY) * share).max(LEAST_PENALTY)
    }

    /// Losses of a batch, n × 2, with as much standard normal noise, at a step of so many planned; adds the gradients of the forger's loss by its weights, and of the
    /// critic's with penalties by its own.
    pub fn loss<R: Real>(
        &self,
        params: &[R],
        (x, noise): (&Matrix<R>, &Matrix<R>),
        [step, planned]: [u32; 2],
        room: &mut GanRoom<R>,
        grads: &mut [R],
    ) -> GanLosses<R> {
        let GanRoom { waved, forged, real, made, d_made, penalty } = room;
        NOISE_WAVES.forward(noise, waved);
        let y = self.forger.forward(params, waved, forged);
        self.show(params, x, real);
        self.show(params, y, made);

        let (forger, critic) = self.judge(real, made);
        for shown in [&mut *real, &mut *made] {
            let Shown { features, pass, d_scores } = shown;
            self.critic.backward(params, features, pass, d_scores, false, grads);
        }
        // What the forger plays for is the critic's loss with the signs of both scores turned.
        self.turn(real, made);
        let d_features = self.critic.backward_input(params, &mut made.pass, &made.d_scores);
        d_made.resize(x.rows(), 2);
        d_made.values_mut().fill(R::ZERO);
        d_made.values_mut().iter_mut().zip(WAVES.backward(&made.features, d_features)).for_each(|(to, d)| *to = d);
        self.forger.backward(params, waved, forged, d_made, false, grads);

        let mut penalties = R::ZERO;
        let gamma = self.penalty(step, planned);
        if gamma > 0.0 {
            for Shown { features, pass, .. } in [&*real, &*made] {
                let weight = R::of(0.5 * gamma);
                penalties += gradient_penalty(&self.critic, WAVES, params, (features, pass), weight, penalty, grads);
            }
        }
        GanLosses { forger, critic, penalty: penalties }
    }

    /// Lets the critic look, as many points at once as it is packed for; what is left over it does not see.
    fn show<R: Real>(&self, params: &[R], x: &Matrix<R>, shown: &mut Shown<R>) {
        let Shown { features, pass, .. } = shown;
        WAVES.forward(x, features);
        let packs = x.rows() / self.settings.packing;
        features.resize(packs, self.settings.packing * 2 * WAVES.width());
        self.critic.forward(params, features, pass);
    }

    /// Losses of forger and critic, and the slopes of the critic's by its scores.
    fn judge<R: Real>(&self, real: &mut Shown<R>, made: &mut Shown<R>) -> (R, R) {
        let n = R::of(real.features.rows() as f64);
        let (mut forger, mut critic) = (R::ZERO, R::ZERO);
        real.d_scores.resize(real.features.rows(), 1);
        made.d_scores.resize(real.features.rows(), 1);
        let scores = real.pass.output().values().iter().zip(made.pass.output().values());
        let slopes = real.d_scores.values_mut().iter_mut().zip(made.d_scores.values_mut());
        for ((dx, dy), (to_x, to_y)) in scores.zip(slopes) {
            match self.settings.loss {
                GanLoss::Relativistic => {
                    let ahead = *dx - *dy;
                    critic += softplus(-ahead);
                    forger += softplus(ahead);
                    *to_y = sigmoid(-ahead) / n;
                    *to_x = -*to_y;
                }
                GanLoss::Plain => {
                    critic += softplus(-*dx) + softplus(*dy);
                    forger += softplus(-*dy);
                    (*to_x, *to_y) = (-sigmoid(-*dx) / n, sigmoid(*dy) / n);
                }
            }
        }
        (forger / n, critic / n)
    }

    /// Turns the slopes by made points' scores into those of the forger's loss.
    fn turn<R: Real>(&self, real: &Shown<R>, made: &mut Shown<R>) {
        let n = R::of(made.features.rows() as f64);
        let scores = real.pass.output().values().iter().zip(made.pass.output().values());
        for (to, (dx, dy)) in made.d_scores.values_mut().iter_mut().zip(scores) {
            let ahead = match self.settings.loss {
                GanLoss::Relativistic => *dx - *dy,
                GanLoss::Plain => -*dy,
            };
            *to = -sigmoid(ahead) / n;
        }
    }

    /// Where noise is carried to, n × 2.
    pub fn forge<R: Real>(&self, params: &[R], z: &Matrix<R>) -> Matrix<R> {
        let mut features = Matrix::default();
        NOISE_WAVES.forward(z, &mut features);
        self.forger.forward(params, &features, &mut Pass::default()).clone()
    }

    /// d of each row: high where the critic takes it for real. Of a packed critic, what it says of that point alone, many times.
    pub fn scores<R: Real>(&self, params: &[R], x: &Matrix<R>) -> Vec<R> {
        let m = self.settings.packing;
        let packs = x.values().chunks_exact(2).flat_map(|x| std::iter::repeat_n([x[0], x[1]], m).flatten());
        let mut shown = Shown::default();
        self.show(params, &Matrix::from_rows(2, packs.collect()), &mut shown);
        shown.pass.output().values().to_vec()
    }

    /// `n` samples, n × 2.
    pub fn sample<R: Real>(&self, params: &[R], n: usize, rng: &mut LabRng) -> Matrix<R> {
        let mut z = Matrix::zeros(n, LATENT);
        fill_normal(z.values_mut(), rng);
        self.forge(params, &z)
    }
}
