//! The page Outfits: fifty rows, three models that learn from them, and what each makes of it.
//!
//! Its scenes live here; the page outside keeps them as links, for undo, for the address bar and for storage.

mod ask;
mod bar;
mod cards;
mod counting;
mod disclosed;
mod figure;
mod independence;
mod number;
mod numbers;
mod page;
mod parameters;
mod picker;
mod space;
mod table;
mod wall;
mod wardrobe;
mod words;

pub use page::page;
pub use wall::WALL;
pub use wardrobe::Wardrobe;
pub use words::model as model_name;
