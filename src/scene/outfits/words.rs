//! The words that links use for the choices of the page Outfits.

use super::ShowData;
use crate::data::DataSet;
use crate::scene::link::Word;

impl Word for DataSet {
    const ALL: &'static [Self] = &Self::ALL;
    const LIST: &'static str = "published, dependence, own";
    fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Dependence => "dependence",
            Self::Own => "own",
        }
    }
}

impl Word for ShowData {
    const ALL: &'static [Self] = &[Self::Figures, Self::Table];
    const LIST: &'static str = "figures, table";
    fn word(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Table => "table",
        }
    }
}
