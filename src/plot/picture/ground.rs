//! What lies under the marks: the blank plane, or land and sea in the colours of the cases, or a heatmap.

use super::{Drawing, PLANE_HEIGHT, PLANE_WIDTH, path_of, x_of, y_of};
use crate::data::Raster;
use crate::metric::is_made;
use crate::model::Pmodel;
use crate::plane::Rect;
use crate::plot::{hatch_strength, heat_strength, raster_support, support, truth_strength};
use std::collections::BTreeMap;
use std::fmt::Write;

impl Drawing<'_> {
    /// Pmodel and rule where the ground shows the cases that follow from them.
    fn cases(&self) -> Option<(&Pmodel, &Raster)> {
        self.model.zip(self.rule).filter(|_| !self.picture.state.scene.heatmap)
    }

    /// The patterns of the cases, and where the model counts as making things, whatever the ground there.
    pub(super) fn define_cases(&mut self) {
        let p = self.picture.palette;
        let Some((model, rule)) = self.cases() else { return };
        let is_made = |density| is_made(model.has_sharp_edge(), density, rule.density_on_land());
        let made = support(model).into_iter().filter(|(_, density)| is_made(*density));
        let made = path_of(made.map(|(rect, _)| rect));
        self.put(&format!(
            "<pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M3.5 0V7\" stroke=\"{}\" stroke-width=\"1\"/></pattern>\n\
             <pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <circle cx=\"3\" cy=\"3\" r=\"1\" fill=\"{}\"/></pattern>\n\
             <clipPath id=\"made\"><path d=\"{made}\"/></clipPath>",
            p.a, p.b
        ));
    }

    /// All of the ground.
    pub(super) fn ground(&mut self) {
        let p = self.picture.palette;
        let scene = &self.picture.state.scene;
        let colour = if !scene.hidden && scene.rule.is_a_map() { &p.sea } else { &p.blank };
        self.put(&format!("<rect width=\"{PLANE_WIDTH}\" height=\"{PLANE_HEIGHT:.2}\" fill=\"{colour}\"/>"));
        if scene.hidden {
            self.quarters();
        }
        let land = if self.rule.is_some() { self.land() } else { String::new() };
        if let Some((model, rule)) = self.cases() {
            let hatched = by_strength(support(model), |density| hatch_strength(density / rule.density_on_land()));
            for (opacity, path) in hatched {
                self.put(&format!(
                    "<g opacity=\"{opacity}\"><path d=\"{path}\" fill=\"{}\"/><path d=\"{path}\" fill=\"url(#hatch)\"/></g>",
                    p.a_bg
                ));
            }
            self.put(&format!("<path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/>", p.b_bg));
            self.put(&format!("<path d=\"{land}\" fill=\"url(#dots)\" fill-rule=\"evenodd\"/>"));
            self.put(&format!(
                "<g clip-path=\"url(#made)\"><path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/></g>",
                p.c_bg
            ));
        } else if !land.is_empty() {
            self.put(&format!("<path d=\"{land}\" fill=\"{}\" fill-rule=\"evenodd\"/>", p.land));
        }
        let truth = self.picture.truth.filter(|_| !scene.hidden && !scene.heatmap);
        if let Some(cells) = truth {
            let densest = cells.iter().copied().fold(0.0, f64::max);
            for (opacity, path) in by_strength(raster_support(cells), |density| truth_strength(density / densest)) {
                self.put(&format!("<path d=\"{path}\" fill=\"{}\" opacity=\"{opacity}\"/>", p.coast));
            }
        }
        if let Some(model) = self.model.filter(|_| scene.heatmap) {
            let rects = support(model);
            let densest = rects.iter().map(|(_, density)| *density).fold(0.0, f64::max);
            for (opacity, path) in by_strength(rects, |density| heat_strength(density / densest)) {
                self.put(&format!("<path d=\"{path}\" fill=\"{}\" opacity=\"{opacity}\"/>", p.model));
            }
        }
        if !land.is_empty() {
            self.put(&format!("<path d=\"{land}\" fill=\"none\" stroke=\"{}\" stroke-width=\"0.9\"/>", p.coast));
        }
    }

    /// The even lines of a plane that tells nothing.
    fn quarters(&mut self) {
        let mut path = String::new();
        for share in [0.25, 0.5, 0.75] {
            let (x, y) = (share * PLANE_WIDTH, share * PLANE_HEIGHT);
            let _ = write!(path, "M{x} 0V{PLANE_HEIGHT:.2}M0 {y:.2}H{PLANE_WIDTH}");
        }
        self.put(&format!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" opacity=\"0.6\"/>",
            self.picture.palette.line
        ));
    }

    fn land(&self) -> String {
        let mut path = String::new();
        for ring in self.picture.rings {
            for (idx, (x, y)) in ring.iter().enumerate() {
                let step = if idx == 0 { 'M' } else { 'L' };
                let _ = write!(path, "{step}{:.2} {:.2}", x_of(f64::from(*x)), y_of(f64::from(*y)));
            }
            path.push('Z');
        }
        path
    }
}

/// Rectangles by how strongly they are painted, to a hundredth: those of one strength are one path, and show no seams.
fn by_strength(rects: Vec<(Rect, f64)>, strength: impl Fn(f64) -> f64) -> Vec<(f64, String)> {
    let mut levels: BTreeMap<u32, Vec<Rect>> = BTreeMap::new();
    for (rect, density) in rects {
        levels.entry((100.0 * strength(density)).round() as u32).or_default().push(rect);
    }
    levels.retain(|percent, _| *percent > 0);
    levels.into_iter().map(|(percent, rects)| (f64::from(percent) / 100.0, path_of(rects))).collect()
}
