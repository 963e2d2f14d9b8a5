//! A smooth model, fitted in slices.

use crate::ui::chunk::Doing;
use crate::ui::pages::points::Points;
use crate::ui::slices::in_slices;

/// Fits the model that the scene asks for, and puts it into the state. It is finished even if the scene goes on meanwhile: if
/// every change of a drag began anew, a slow machine would show none until the drag ends.
pub fn fit(points: Points) -> Doing {
    Box::pin(async move {
        let Some(state) = points.peek_if_there() else { return Ok(()) };
        let (of, kind) = (state.scene.for_model(), state.scene.model);
        let model = match state.scene.smooth_fit(kind) {
            None => return Ok(()),
            Some(Err(error)) => Err(error),
            Some(Ok(mut fit)) => {
                let is_wanted =
                    || points.peek_if_there().is_some_and(|state| state.is_stale && state.scene.model == kind);
                in_slices(|| fit.step() || !is_wanted()).await;
                if !is_wanted() {
                    return Ok(());
                }
                fit.finish()
            }
        };
        points.refine(|state| state.with_model(&of, model));
        Ok(())
    })
}
