//! The five features and their values, named as published.

/// A feature of an outfit, in the order of files and links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// Glasses or none.
    Accessories,
    /// Colour of the clothes.
    ClothingColour,
    /// Kind of clothes.
    ClothingType,
    /// Colour of the hair; without hair, of the eyebrows.
    HairColour,
    /// Hair style.
    Top,
}

impl Feature {
    /// All of them, in the order of files and links.
    pub const ALL: [Self; 5] =
        [Self::Accessories, Self::ClothingColour, Self::ClothingType, Self::HairColour, Self::Top];

    /// Its place in [`Self::ALL`].
    pub const fn idx(self) -> usize {
        self as usize
    }

    /// As files call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accessories => "accessories",
            Self::ClothingColour => "clothing_colour",
            Self::ClothingType => "clothing_type",
            Self::HairColour => "hair_colour",
            Self::Top => "top",
        }
    }

    /// Names of its values, as published.
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Accessories => &["Blank", "Round", "Sunglasses"],
            Self::ClothingColour => {
                &["Black", "Blue01", "Gray01", "PastelGreen", "PastelOrange", "Pink", "Red", "White"]
            }
            Self::ClothingType => &["Hoodie", "Overall", "ShirtScoopNeck", "ShirtVNeck"],
            Self::HairColour => &["Black", "Blonde", "Brown", "PastelPink", "Red", "SilverGray"],
            Self::Top => &[
                "NoHair",
                "LongHairBun",
                "LongHairCurly",
                "LongHairStraight",
                "ShortHairShortWaved",
                "ShortHairShortFlat",
                "ShortHairFrizzle",
            ],
        }
    }

    /// How many values, K.
    pub const fn n_values(self) -> usize {
        self.values().len()
    }

    /// The value of a name, in whatever case.
    pub fn value_of(self, name: &str) -> Option<u8> {
        self.values().iter().position(|value| value.eq_ignore_ascii_case(name)).map(|idx| idx as u8)
    }

    /// The ten pairs of two features, in order.
    pub fn pairs() -> impl Iterator<Item = (Self, Self)> {
        let after = |first: Self| Self::ALL.into_iter().filter(move |second| *second > first);
        Self::ALL.into_iter().flat_map(move |first| after(first).map(move |second| (first, second)))
    }
}
