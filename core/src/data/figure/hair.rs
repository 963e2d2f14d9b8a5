//! Hair in two layers, behind and before the head, so that it frames the face and falls over the shoulders.

/// Paths of a hair style; empty ones are not drawn.
pub(super) struct Style {
    /// Behind head and clothes.
    pub back: &'static str,
    pub back_lines: &'static str,
    /// Before head, glasses and clothes.
    pub front: &'static str,
    pub front_lines: &'static str,
}

const STYLES: [Style; 7] = [
    // NoHair
    Style { back: "", back_lines: "", front: "", front_lines: "" },
    // LongHairBun: the crown overlaps the bun.
    Style {
        back: "M50,9.5C56,9.5 60,13 60,18.5S56,27 50,27S40,24 40,18.5S44,9.5 50,9.5Z",
        back_lines: "M44,18.5C44,14 48,12 52,14M56.5,17C56,18.5 54.5,19 53,18.5",
        front: "M29.5,56C27,50 28,44 28.5,40C28.5,26 38,19.5 50,19.5S71.5,26 71.5,40C72,44 73,50 70.5,56C67.5,52 68,46 67,42C65,36 60,32 50,31.5C40,32 35,36 33,42C32,46 32.5,52 29.5,56Z",
        front_lines: "M34,34C36,29 40,25 45,22.5M66,34C64,29 60,25 55,22.5M43,30C44.5,27 46,25 47.5,23.5M57,30C55.5,27 54,25 52.5,23.5",
    },
    // LongHairCurly
    Style {
        back: "M30,30H70L76,60L72,80H28L24,60Z",
        back_lines: "",
        front: "M32,46a5 5 0 0 0 0 9a6 6 0 0 0 0 11a6 6 0 0 0 2 11a7 7 0 0 1-11 3a7.5 7.5 0 0 1-5-12a8 8 0 0 1 1-14a8 8 0 0 1 3-14a8 8 0 0 1 6-13a8.5 8.5 0 0 1 13-9a9.5 9.5 0 0 1 18 0a8.5 8.5 0 0 1 13 9a8 8 0 0 1 6 13a8 8 0 0 1 3 14a8 8 0 0 1 1 14a7.5 7.5 0 0 1-5 12a7 7 0 0 1-11-3a6 6 0 0 0 2-11a6 6 0 0 0 0-11a5 5 0 0 0 0-9a8 8 0 0 1-4-11a5.5 5.5 0 0 1-9.5-2.5a5.5 5.5 0 0 1-9.5 .5a5.5 5.5 0 0 1-9 2a8 8 0 0 1-4 11Z",
        front_lines: "M27,42a5 5 0 0 1 4-6M73,42a5 5 0 0 0-4-6M24,62a5 5 0 0 1 5-5M76,62a5 5 0 0 0-5-5M41,25a5 5 0 0 1 6-3M55,26a5 5 0 0 1 6 0",
    },
    // LongHairStraight
    Style {
        back: "M28,46C26,26 36,15 50,15S74,26 72,46L74,80H26Z",
        back_lines: "",
        front: "M55,20C52,29 38,28 34.5,41C33,54 38,72 34,89C29,90.5 25,88.5 22.5,84C25.5,74 26,60 26,46C26.5,27 36,15 51,15C65,15 73.5,27 74,46C74,60 74.5,74 77.5,84C75,88.5 71,90.5 66,89C62,72 67,54 65.5,41C64,32 56,29 55,20Z",
        front_lines: "M47,19.5C38,24 31,32 30.5,45C30,58 32,68 29.5,81M61,22C67,29 69.5,36 69.5,46C70,58 68,68 70.5,81",
    },
    // ShortHairShortWaved
    Style {
        back: "",
        back_lines: "",
        front: "M31.5,47C27,41 25.5,33 29,27C28,20 35,14 42,16C46,10 58,9 63,14C71,14 75,22 72,29C74,35 72,42 68.5,47C68.5,41 68,38 66,34C61,35 58,33 56,29C54,34 47,35 43,31C42,35 38,37 35,36C32.5,39 32,43 31.5,47Z",
        front_lines: "M35,29C37,22 43,20 47,23M50,19C55,15 62,18 63,24M66,29C68,27 68,24 67,22",
    },
    // ShortHairShortFlat
    Style {
        back: "",
        back_lines: "",
        front: "M31,47C29,41 28.5,36 29,31C29.5,22 37,17.5 47,17.5C62,17 71,23 71,32C71.5,37 71,41 69,47C67.5,43 67.5,38 65.5,34C57,35.5 46,34 40,30C37,32 33.5,37 31,47Z",
        front_lines: "M40,30C40,25 42,21.5 45,19.5M48,32C49,28 52,25 56,23.5M57,33.5C58.5,31 61,29 64,28.5",
    },
    // ShortHairFrizzle
    Style {
        back: "",
        back_lines: "",
        front: "M32,45a4.5 4.5 0 0 1-5-6a4.5 4.5 0 0 1-2-8a4.5 4.5 0 0 1 2-8a4.5 4.5 0 0 1 5-6a4.5 4.5 0 0 1 7-4a4.5 4.5 0 0 1 7-1.5a4.5 4.5 0 0 1 8 0a4.5 4.5 0 0 1 7 1.5a4.5 4.5 0 0 1 7 4a4.5 4.5 0 0 1 5 6a4.5 4.5 0 0 1 2 8a4.5 4.5 0 0 1-2 8a4.5 4.5 0 0 1-5 6C68,40 67,37 65,35a4 4 0 0 1-7-2a4 4 0 0 1-8 0a4 4 0 0 1-8 0a4 4 0 0 1-7 2C33,37 32,40 32,45Z",
        front_lines: "M34,27a3 3 0 0 1 5-3M45,18a3 3 0 0 1 5-1M58,20a3 3 0 0 1 5 3M48,27a3 3 0 0 1 5-1M66,31a3 3 0 0 0 0-4",
    },
];

pub(super) fn style(top: usize) -> &'static Style {
    // As with colours: an index from nowhere is the last value.
    &STYLES[top.min(STYLES.len() - 1)]
}
