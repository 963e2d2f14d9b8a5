//! Which families come closest to a rule with few points and with many, as `docs/quality.md` measured it.

use crate::data::{Rule, Toy};
use crate::train::race::RaceFamily::{self, *};

/// Of a rule: how many points there were, and the three closest, in order.
pub type Ranks = [(usize, [RaceFamily; 3]); 3];

/// The ranks of a rule that was measured. `tests/families_ranking.rs` holds them beside the file.
pub fn ranks(rule: &Rule) -> Option<Ranks> {
    let of = |few, some, many, n| Some([(21, few), (200, some), (n, many)]);
    let many = 5_000;
    match rule {
        Rule::Earth => of([Kernel, Vae, Box], [Diffusion, Mixture, Grid], [Autoregressive, Flow, Diffusion], 10_000),
        Rule::Toy(Toy::TwoMoons) => of([Vae, Box, Kernel], [Vae, Diffusion, Mixture], [Mixture, Flow, Diffusion], many),
        Rule::Toy(Toy::EightGaussians) => {
            of([Vae, Grid, Gan], [Diffusion, Mixture, Vae], [Mixture, Flow, Diffusion], many)
        }
        Rule::Toy(Toy::Grid25) => of(
            [Diffusion, Gan, Autoregressive],
            [Diffusion, Autoregressive, Flow],
            [Diffusion, Autoregressive, Flow],
            many,
        ),
        Rule::Toy(Toy::Checkerboard) => {
            of([Vae, Box, Kernel], [Diffusion, Grid, Vae], [Autoregressive, Flow, Diffusion], many)
        }
        Rule::Toy(Toy::Pinwheel) => {
            of([Vae, Grid, Kernel], [Diffusion, Mixture, Vae], [Flow, Diffusion, Autoregressive], many)
        }
        Rule::Toy(Toy::Spirals) => {
            of([Vae, Box, Kernel], [Diffusion, Gan, Mixture], [Flow, Autoregressive, Diffusion], many)
        }
        Rule::Toy(Toy::Rings) => of([Kernel, Box, Vae], [Diffusion, Vae, Gan], [Autoregressive, Flow, Gan], many),
        Rule::Painted(_) | Rule::OwnPlane(_) => None,
    }
}
