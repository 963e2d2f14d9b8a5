//! Spanish.

use super::OutfitWords;

/// Names of features and values, in Spanish.
pub static TEXT: OutfitWords = OutfitWords {
    features: ["Accesorios", "Color de la ropa", "Tipo de ropa", "Color del pelo", "Peinado"],
    accessories: ["Sin gafas", "Gafas redondas", "Gafas de sol"],
    clothing_colours: ["Negro", "Azul", "Gris", "Verde pastel", "Naranja pastel", "Rosa", "Rojo", "Blanco"],
    clothing_types: ["Sudadera", "Peto", "Cuello redondo", "Cuello de pico"],
    hair_colours: ["Negro", "Rubio", "Castaño", "Rosa pastel", "Pelirrojo", "Gris plata"],
    tops: [
        "Sin pelo",
        "Pelo largo, moño",
        "Pelo largo, rizado",
        "Pelo largo, liso",
        "Pelo corto, ondulado",
        "Pelo corto, liso",
        "Pelo corto, encrespado",
    ],
};
