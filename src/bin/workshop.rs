//! What the page fetches only when a reader asks for it.

fn main() {
    coastline::ui::workshop::start();
}
