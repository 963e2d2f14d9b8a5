//! Spanish.

use super::Tools;

/// All Spanish words of the workshop.
pub static TOOLS: Tools = Tools {
    qr: "Código QR del enlace",
    qr_too_long: "Demasiado largo para un código QR que lea un teléfono.",
    exported: "Guardado como {0}.",
    imported: "El archivo está abierto. Deshacer recupera lo que había.",
    broken_file: "Este archivo no se puede abrir.",
    unreadable_file: "El navegador no pudo leer este archivo.",
    file_too_large: "Ocupa más de 16 MB.",
    file_syntax: "No es JSON, desde la línea {0}, columna {1}.",
    file_truncated: "Termina antes de tiempo, en la línea {0}, columna {1}.",
    file_not_ours: "No es un archivo de Coastline.",
    file_future: "Lo escribió una versión posterior de Coastline.",
    file_no_scene: "No contiene ninguna escena.",
    file_scene_field: "En su escena, el campo «{0}» (número {1}): {2}",
    observations: "Observaciones",
    number: "N.º",
    longitude: "Longitud",
    latitude: "Latitud",
    table_hint: "Cambia un número y el punto se mueve; pulsa un encabezado para ordenar.",
    coordinate_of: "{0} de la observación {1}",
    new_coordinate: "{0} de una observación nueva",
    delete_row: "Eliminar la observación {0}",
    previous: "Anterior",
    next: "Siguiente",
    rows_shown: "{0} a {1} de {2}",
    add: "Añadir",
};
