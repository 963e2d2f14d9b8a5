//! English.

use super::OutfitWords;

/// Names of features and values, in English.
pub static TEXT: OutfitWords = OutfitWords {
    features: ["Accessories", "Clothing colour", "Clothing type", "Hair colour", "Hair style"],
    accessories: ["No glasses", "Round glasses", "Sunglasses"],
    clothing_colours: ["Black", "Blue", "Gray", "Pastel green", "Pastel orange", "Pink", "Red", "White"],
    clothing_types: ["Hoodie", "Overall", "Scoop neck", "V neck"],
    hair_colours: ["Black", "Blonde", "Brown", "Pastel pink", "Red", "Silver gray"],
    tops: [
        "No hair",
        "Long hair, bun",
        "Long hair, curly",
        "Long hair, straight",
        "Short hair, waved",
        "Short hair, flat",
        "Short hair, frizzle",
    ],
};
