//! The page.

fn main() {
    coastline::ui::start();
}
