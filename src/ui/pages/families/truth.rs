//! What stands beside the models: the drawn coast, what a perfect model reaches, what the box of Points reaches.

use crate::data::Rule;
use crate::math::ln;
use crate::metric::{FIGURES, Floor, FloorWork, baked_floor, true_draws};
use crate::plane::{ASPECT, Point};
use crate::plot::{CoastTracer, Ring};
use crate::ui::dom::effect;
use crate::ui::slices::in_slices;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Pairs of true draws for a painted rule: fewer than are baked, since a reader waits for them.
const PAIRS_HERE: u32 = 20;
/// True draws that p_data is asked of, and how many at once.
const LN_POINTS: usize = 500;
const LN_STEP: usize = 10;

/// All of it, as far as it is worked out.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The coast of a map.
    pub coast: Option<Arc<Vec<Ring>>>,
    /// What a perfect model reaches.
    pub floor: Option<[Floor; FIGURES]>,
    /// The mean ln p of p_data itself.
    pub perfect_ln: Option<f64>,
}

/// Worked out anew for each rule; what was begun for another is given up.
pub fn beside_of(rule: Memo<Rule>) -> RwSignal<Beside> {
    let beside = RwSignal::new(Beside::default());
    let asked = StoredValue::new(0_u64);
    effect(move || {
        let rule = rule.get();
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        let perfect_ln = rule.raster().map(|raster| ln(raster.density_on_land()));
        beside.set(Beside { coast: None, floor: baked_floor(&rule), perfect_ln });
        spawn_local(async move {
            let is_wanted = || asked.try_get_value() == Some(turn);
            if let Some(raster) = rule.raster() {
                let mut tracer = CoastTracer::new(raster);
                in_slices(|| tracer.step() || !is_wanted()).await;
                if is_wanted() {
                    beside.update(|beside| beside.coast = Some(Arc::new(tracer.into_rings())));
                }
            }
            if let Rule::Toy(toy) = rule {
                let (density, draws) = (toy.density(), true_draws(&rule, LN_POINTS, "true draws", 1));
                let (mut told, mut sum) = (0, 0.0);
                in_slices(|| {
                    for p in draws.iter().skip(told).take(LN_STEP) {
                        sum += ln(density.at(Point { x: p.x / ASPECT, y: p.y }));
                    }
                    told += LN_STEP;
                    told >= draws.len() || !is_wanted()
                })
                .await;
                if is_wanted() {
                    beside.update(|beside| beside.perfect_ln = Some(sum / draws.len().max(1) as f64));
                }
            }
            if is_wanted() && rule.can_be_drawn() && baked_floor(&rule).is_none() {
                let mut work = FloorWork::new(0);
                in_slices(|| !is_wanted() || work.step(&rule, PAIRS_HERE)).await;
                if is_wanted() {
                    beside.update(|beside| beside.floor = work.result());
                }
            }
        });
    });
    beside
}
