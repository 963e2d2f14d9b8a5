//! Undo: snapshots of whole scenes. Points are shared between them, so a snapshot is small.

use std::collections::VecDeque;

/// How many steps back.
const DEPTH: usize = 200;

/// A value with its past and its undone future. Edits of one gesture (a drag, a burst of typing) are one step.
#[derive(Clone, Debug)]
pub struct History<T> {
    past: VecDeque<T>,
    now: T,
    future: Vec<T>,
    gesture: Option<u64>,
}

impl<T: Clone + PartialEq> History<T> {
    /// No past.
    pub fn new(now: T) -> Self {
        Self { past: VecDeque::new(), now, future: Vec::new(), gesture: None }
    }

    /// The present.
    pub fn now(&self) -> &T {
        &self.now
    }

    /// Goes on to `next`. With the same gesture as the step before, it joins that step; without one, it never does.
    /// Nothing happens when nothing changed.
    pub fn push(&mut self, next: T, gesture: Option<u64>) {
        if next == self.now {
            return;
        }
        let joins = gesture.is_some() && gesture == self.gesture;
        let before = std::mem::replace(&mut self.now, next);
        self.gesture = gesture;
        self.future.clear();
        if joins && self.past.back() == Some(&self.now) {
            // A drag that came back to where it began is no step.
            self.past.pop_back();
            self.gesture = None;
        } else if !joins {
            if self.past.len() == DEPTH {
                self.past.pop_front();
            }
            self.past.push_back(before);
        }
    }

    /// Changes the present and, one after the other, the steps before it, as no step of its own: until `change` leaves one as
    /// it is.
    pub fn correct_back(&mut self, change: impl Fn(&T) -> Option<T>) {
        let Some(now) = change(&self.now) else { return };
        self.now = now;
        for before in self.past.iter_mut().rev() {
            let Some(changed) = change(before) else { break };
            *before = changed;
        }
        // What is now as it was before is no step any more.
        while self.past.back() == Some(&self.now) {
            self.past.pop_back();
            self.gesture = None;
        }
    }

    /// Takes back what a gesture has done so far, as if it had not begun; `false` if it did nothing.
    pub fn abandon(&mut self, gesture: u64) -> bool {
        let is_last = self.gesture == Some(gesture);
        let Some(before) = (if is_last { self.past.pop_back() } else { None }) else { return false };
        self.now = before;
        self.gesture = None;
        true
    }

    /// Whether there is a step to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// One step back; `false` at the beginning.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.gesture = None;
        true
    }

    /// One step forward again; `false` at the end.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.now, after));
        self.gesture = None;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn a_gesture_is_one_step() {
        let mut h = History::new(0);
        (1..=5).for_each(|v| h.push(v, Some(7)));
        h.push(6, None);
        assert!(h.undo() && *h.now() == 5);
        assert!(h.undo() && *h.now() == 0);
        assert!(!h.undo());
        assert!(h.redo() && *h.now() == 5);
        // After an undo the same gesture starts a step of its own: what was redone must not be lost.
        h.push(9, Some(7));
        assert!(!h.can_redo());
        assert!(h.undo() && *h.now() == 5);
    }

    #[test]
    fn a_drag_back_to_its_beginning_is_no_step() {
        let mut h = History::new(0);
        h.push(1, None);
        [5, 6, 1].into_iter().for_each(|v| h.push(v, Some(3)));
        assert!(h.undo() && *h.now() == 0);
        assert!(!h.can_undo());
    }

    #[test]
    fn an_abandoned_gesture_leaves_no_trace() {
        let mut h = History::new(0);
        h.push(24, None);
        h.push(9, Some(5));
        assert!(!h.abandon(4) && h.abandon(5));
        assert_eq!(*h.now(), 24);
        assert!(!h.can_redo() && !h.abandon(5));
        h.push(96, Some(5));
        assert!(h.undo() && *h.now() == 24);
    }

    #[test]
    fn what_is_known_better_is_corrected_back_to_where_it_began() {
        let mut h = History::new(1);
        [20, 30, 5, 21, 31].into_iter().for_each(|v| h.push(v, None));
        h.correct_back(|v| (*v > 10).then_some(v + 1));
        assert_eq!(*h.now(), 32);
        let past: Vec<i32> = std::iter::from_fn(|| h.undo().then(|| *h.now())).collect();
        assert_eq!(past, [22, 5, 30, 20, 1]);
        h.correct_back(|_| None);
        assert_eq!(*h.now(), 1);
        h.push(7, None);
        h.correct_back(|v| (*v == 7).then_some(1));
        assert!(!h.can_undo(), "it came back to where it was");
    }

    #[test]
    fn the_past_is_200_deep() {
        let mut h = History::new(0);
        (1..=300).for_each(|v| h.push(v, None));
        let mut steps = 0;
        while h.undo() {
            steps += 1;
        }
        assert_eq!((steps, *h.now()), (200, 100));
    }
}
