//! Spanish.

use super::PanelText;
use crate::ui::text::Plural;

/// The words of the panels of Points that are fetched when they are opened, in Spanish.
pub static TEXT: PanelText = PanelText {
    table_hint: "Cambia un número y el punto se mueve; pulsa un encabezado para ordenar.",
    coordinate_of: "{0} de la observación {1}",
    new_coordinate: "{0} de una observación nueva",
    delete_row: "Eliminar la observación {0}",
    learning_title: "¿Más observaciones, mejor modelo?",
    learning_hint: "Precisión y exhaustividad al añadir observaciones: la media y el 90 % central de 50 ordenaciones al azar.",
    learning_hidden: "Estas curvas delatarían la regla: esperan a que se revele.",
    no_rule: "Sin regla: no hay con qué comparar.",
    learning_too_few: "Hacen falta al menos dos observaciones; un punto no hace una caja.",
    learning_none: "En ningún orden estas observaciones forman un modelo.",
    learning_summary: "Con {0} observaciones la precisión es {1} y la exhaustividad {2} de media; con {3} son {4} y {5}.",
    learning_at: "{0} observaciones: precisión {1} ({2} a {3}), exhaustividad {4} ({5} a {6}).",
    learning_no_model: "{0} observaciones: ninguno de los 50 órdenes forma un modelo.",
    learning_left_out: "{0} de 50 órdenes no forman un modelo.",
    axis_n: "observaciones",
    axis_n_log: "observaciones (logarítmica)",
    precision: "precisión",
    recall: "exhaustividad",
    marginals_title: "A lo largo de cada eje",
    marginals_hint: "Parte de toda la masa en 48 franjas. Un modelo puede acertar en las dos marginales y aun así fallar.",
    marginals_nothing: "Aún no hay nada que mostrar: pulsa Generar o revela la regla.",
    marginal_along: "Marginal de {0}",
    marginal_at: "De {0} a {1}: p_data {2}, p_model {3}, muestras {4}.",
    area: "área",
    mass: "masa de una celda",
    explain_box: "Uniforme dentro de la menor caja que rodea los puntos, más el margen; los dos factores son su anchura y \
                  su altura como partes del plano.",
    explain_box_numbers: "dentro, y 0 fuera",
    explain_grid: "n es el número de observaciones de una celda, N su total, K el número de celdas y a el pseudoconteo.",
    explain_grid_full: Plural {
        one: "la celda más llena, con {0} observación",
        other: "la celda más llena, con {0} observaciones",
    },
    explain_grid_empty: "una celda sin observaciones",
    explain_painted: "Uniforme en las celdas que pintaste, de las 4608 del plano. Sabe lo que tú crees y nada de las observaciones.",
    start_from: "Empezar con",
    preset_nothing: "Nada",
    preset_earth: "La Tierra",
    preset_ring: "Anillo",
    preset_two_islands: "Dos islas",
    preset_archipelago: "Archipiélago",
    note_hint: "Una línea, como máximo 140 caracteres. Viaja en el enlace.",
    framework_lines: [
        "Tenemos observaciones.",
        "Suponemos que una regla oculta, Pdata, las generó.",
        "Construimos Pmodel, lo más parecido a Pdata que podamos.",
        "Extraemos de Pmodel muestras parecidas a los datos y, aun así, nuevas.",
    ],
    framework_now: "estás aquí",
    comparison: "Comparación de modelos",
    comparison_hint: "Cada uno tal como está ahora, con estas observaciones.",
};
