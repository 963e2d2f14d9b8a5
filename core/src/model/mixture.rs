//! The Gaussian mixture: a few bells of any size and direction, placed where observations are.
//!
//! *Assumes* that each observation came from one of k normal distributions, nobody knows which.
//!
//! p(x) = Σⱼ πⱼ N(x | μⱼ, Σⱼ),   Σⱼ πⱼ = 1
//!
//! *How it is fitted.* By expectation maximisation (Dempster, Laird & Rubin 1977; Bishop 2006, *Pattern Recognition and
//! Machine Learning*, section 9.2.2). E: how much of each observation each bell is responsible for, γᵢⱼ = πⱼ N(xᵢ | μⱼ, Σⱼ) /
//! p(xᵢ) (eq. 9.23). M: each bell takes the mean and the covariance of what it is responsible for (eq. 9.24 to 9.26). No step
//! lowers the likelihood. It ends when a step gains less than 10⁻⁶ of ln-likelihood an observation, or after 300.
//!
//! *Where it begins* decides where it ends: with k-means++ (Arthur & Vassilvitskii 2007), each next middle drawn with a
//! probability that rises with the squared distance to those before, from the seed; every observation to the nearest.
//!
//! *No bell on one observation.* Its likelihood would be infinite (Bishop, section 9.2.1). So no half axis is shorter than a
//! thousandth of the plane: the covariance with the largest likelihood under that bound is the one with its short axis
//! lengthened, so still no step lowers the likelihood.
//!
//! *How many bells?* BIC = −2 ln L + (6k − 1) ln n (Schwarz 1978, "Estimating the dimension of a model"): the smallest
//! is the best bargain.
//!
//! *How it fails.* A coast is no ellipse; and another seed finds another mixture.

use super::gaussian::{Covariance, Gaussian, ln_sum_exp};
use super::smooth::LEAST_SHOWN;
use super::{Density, FitError, Sampler};
use crate::math;
use crate::plane::Point;
use crate::rng::{self, LabRng};
use rand::RngExt;

/// Most components.
pub const MAX_COMPONENTS: usize = 30;
/// Least squared half axis, in plane units.
const LEAST_VARIANCE: f64 = 1e-6;
/// Rounds at most, and the gain of ln-likelihood an observation that is none.
const MAX_ROUNDS: usize = 300;
const LEAST_GAIN: f64 = 1e-6;
/// Exponentials in a step.
const STEP_WORK: usize = 50_000;

/// Settings of a mixture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MixtureParams {
    /// How many bells, 1 to [`MAX_COMPONENTS`].
    pub components: usize,
    /// Seed of where they begin.
    pub seed: u32,
}

/// A bell with its share of the mass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Component {
    /// π.
    pub weight: f64,
    /// N(μ, Σ).
    pub bell: Gaussian,
}

/// A Gaussian mixture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixture {
    components: Vec<Component>,
    /// ln π of each.
    ln_weights: Vec<f64>,
}

/// A mixture being fitted, a little at a time.
#[derive(Clone, Debug)]
pub struct MixtureFit {
    points: Vec<Point>,
    mixture: Mixture,
    /// Where in a round it is, and what the round has gathered.
    row: usize,
    gathered: Vec<Gathered>,
    ln_likelihood: f64,
    before: f64,
    rounds: usize,
}

/// What a bell is responsible for: weight, Σγ(x − μ), Σγ(x − μ)(x − μ)ᵀ, around its mean so that no digits are lost.
#[derive(Clone, Copy, Debug, Default)]
struct Gathered {
    n: f64,
    x: f64,
    y: f64,
    square: Covariance,
}

impl Gathered {
    fn add(&mut self, share: f64, dx: f64, dy: f64) {
        self.n += share;
        self.x += share * dx;
        self.y += share * dy;
        self.square.xx += share * dx * dx;
        self.square.xy += share * dx * dy;
        self.square.yy += share * dy * dy;
    }

    /// The bell of it all; `None` of nothing.
    fn component(&self, around: Point, n: f64) -> Option<Component> {
        // A bell that is responsible for nothing any more keeps a trace.
        let own = self.n.max(1e-9);
        let (dx, dy) = (self.x / own, self.y / own);
        let mean = Point { x: around.x + dx, y: around.y + dy };
        let Covariance { xx, xy, yy } = self.square.scaled(1.0 / own);
        let covariance = Covariance { xx: xx - dx * dx, xy: xy - dx * dy, yy: yy - dy * dy };
        Some(Component { weight: own / n, bell: Gaussian::new(mean, covariance.at_least(LEAST_VARIANCE))? })
    }
}

impl Mixture {
    /// Of these components, whose weights are divided by their sum; `None` without any, or with one below 0.
    pub fn new(components: Vec<Component>) -> Option<Self> {
        let sum: f64 = components.iter().map(|component| component.weight).sum();
        let is_sound = sum > 0.0 && sum.is_finite() && components.iter().all(|component| component.weight >= 0.0);
        let share = |component: Component| Component { weight: component.weight / sum, ..component };
        let components: Vec<Component> = components.into_iter().map(share).collect();
        let ln_weights = components.iter().map(|component| math::ln(component.weight)).collect();
        is_sound.then_some(Self { components, ln_weights })
    }

    /// Its bells.
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// The same with bells no narrower than a cell of the raster.
    pub(super) fn shown(&self) -> Self {
        let wide = |c: &Component| {
            let bell = Gaussian::new(c.bell.mean(), c.bell.covariance().at_least(LEAST_SHOWN));
            Component { bell: bell.unwrap_or(c.bell), ..*c }
        };
        Self { components: self.components.iter().map(wide).collect(), ln_weights: self.ln_weights.clone() }
    }

    /// Free numbers: two of each mean, three of each covariance, and all weights but one.
    pub fn n_params(&self) -> usize {
        6 * self.components.len() - 1
    }

    /// BIC of observations: the smaller, the better.
    pub fn bic(&self, observations: &[Point]) -> f64 {
        let ln_likelihood: f64 = observations.iter().map(|p| self.ln_density(p)).sum();
        -2.0 * ln_likelihood + self.n_params() as f64 * math::ln(observations.len() as f64)
    }

    fn terms(&self, p: Point) -> impl Iterator<Item = f64> {
        self.components.iter().zip(&self.ln_weights).map(move |(c, ln_weight)| ln_weight + c.bell.ln_density(p))
    }
}

impl MixtureFit {
    /// Begins a fit.
    ///
    /// # Errors
    /// [`FitError::Empty`] without observations, [`FitError::OnALine`] where they have no width in some direction,
    /// [`FitError::TooManyComponents`] for more than [`MAX_COMPONENTS`] or than different observations, or for none.
    pub fn new(observations: &[Point], params: MixtureParams) -> Result<Self, FitError> {
        if observations.is_empty() {
            return Err(FitError::Empty);
        }
        if !(1..=MAX_COMPONENTS).contains(&params.components) {
            return Err(FitError::TooManyComponents);
        }
        if Covariance::of(observations, 1).is_none_or(|(_, covariance)| covariance.is_flat()) {
            return Err(FitError::OnALine);
        }
        let middles = middles(observations, params).ok_or(FitError::TooManyComponents)?;
        let mut gathered = vec![Gathered::default(); middles.len()];
        for p in observations {
            let (nearest, _) = nearest(&middles, *p);
            gathered[nearest].add(1.0, p.x - middles[nearest].x, p.y - middles[nearest].y);
        }
        let mixture = mixture_of(&gathered, &middles, observations.len()).ok_or(FitError::OnALine)?;
        Ok(Self {
            points: observations.to_vec(),
            gathered: vec![Gathered::default(); middles.len()],
            mixture,
            row: 0,
            ln_likelihood: 0.0,
            before: f64::NEG_INFINITY,
            rounds: 0,
        })
    }

    /// A step more; `true` when it gains nothing any more.
    pub fn step(&mut self) -> bool {
        if self.rounds >= MAX_ROUNDS {
            return true;
        }
        let rows = (STEP_WORK / self.mixture.components.len()).max(1);
        let to = (self.row + rows).min(self.points.len());
        let mut shares = vec![0.0; self.gathered.len()];
        for p in &self.points[self.row..to] {
            let ln_density = ln_sum_exp(&mut self.mixture.terms(*p));
            self.ln_likelihood += ln_density;
            shares
                .iter_mut()
                .zip(self.mixture.terms(*p))
                .for_each(|(share, term)| *share = math::exp(term - ln_density));
            for ((gathered, component), share) in self.gathered.iter_mut().zip(&self.mixture.components).zip(&shares) {
                let around = component.bell.mean();
                gathered.add(*share, p.x - around.x, p.y - around.y);
            }
        }
        self.row = to;
        self.row == self.points.len() && self.end_round()
    }

    fn end_round(&mut self) -> bool {
        let n = self.points.len();
        let ln_likelihood = std::mem::take(&mut self.ln_likelihood) / n as f64;
        let gain = ln_likelihood - self.before;
        self.before = ln_likelihood;
        self.row = 0;
        self.rounds += 1;
        let around: Vec<Point> = self.mixture.components.iter().map(|component| component.bell.mean()).collect();
        let next = mixture_of(&self.gathered, &around, n);
        self.gathered.fill(Gathered::default());
        let is_over = gain < LEAST_GAIN || self.rounds >= MAX_ROUNDS;
        match next {
            Some(next) if !is_over => self.mixture = next,
            _ => self.rounds = MAX_ROUNDS,
        }
        self.rounds >= MAX_ROUNDS
    }

    /// The mixture so far.
    pub fn mixture(&self) -> &Mixture {
        &self.mixture
    }
}

fn mixture_of(gathered: &[Gathered], around: &[Point], n: usize) -> Option<Mixture> {
    let component = |(gathered, around): (&Gathered, &Point)| gathered.component(*around, n as f64);
    Mixture::new(gathered.iter().zip(around).map(component).collect::<Option<_>>()?)
}

/// The nearest of these, and its squared distance; of equally near ones the first.
fn nearest(middles: &[Point], p: Point) -> (usize, f64) {
    let squared = |m: &Point| (m.x - p.x) * (m.x - p.x) + (m.y - p.y) * (m.y - p.y);
    let all = middles.iter().map(squared).enumerate();
    all.fold((0, f64::INFINITY), |best, next| if next.1 < best.1 { next } else { best })
}

/// k-means++; `None` if there are not so many different observations.
fn middles(observations: &[Point], params: MixtureParams) -> Option<Vec<Point>> {
    let mut rng = rng::stream(params.seed, "mixture");
    let mut middles = vec![observations[rng::index(&mut rng, observations.len() as u64) as usize]];
    while middles.len() < params.components {
        let squared: Vec<f64> = observations.iter().map(|p| nearest(&middles, *p).1).collect();
        let mut left = rng.random::<f64>() * squared.iter().sum::<f64>();
        let mut chosen = None;
        for (idx, squared) in squared.iter().enumerate().filter(|(_, squared)| **squared > 0.0) {
            chosen = Some(idx);
            left -= squared;
            if left < 0.0 {
                break;
            }
        }
        middles.push(observations[chosen?]);
    }
    Some(middles)
}

impl Mixture {
    /// Which component one draw comes from, by their weights.
    pub fn choose(&self, rng: &mut LabRng) -> usize {
        let mut left: f64 = rng.random();
        let mut chosen = 0;
        for (idx, component) in self.components.iter().enumerate().filter(|(_, component)| component.weight > 0.0) {
            chosen = idx;
            left -= component.weight;
            if left < 0.0 {
                break;
            }
        }
        chosen
    }
}

impl Sampler<Point> for Mixture {
    fn sample(&self, rng: &mut LabRng) -> Point {
        self.components[self.choose(rng)].bell.sample(rng)
    }
}

impl Density<Point> for Mixture {
    fn ln_density(&self, p: &Point) -> f64 {
        ln_sum_exp(&mut self.terms(*p))
    }
}
