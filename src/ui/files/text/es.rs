//! Spanish.

use super::FilesText;
use crate::ui::text::Plural;

/// The words about files and the link, in Spanish.
pub static TEXT: FilesText = FilesText {
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
    not_exported: "El navegador no pudo crear este archivo.",
    open_as_own_plane: "Abrir como mi propio plano (x, y)",
    csv_no_bounds: "Sus números son demasiado grandes, o están demasiado juntos, para un plano propio.",
    csv_too_large: "Ocupa más de {0} MB.",
    csv_utf16: "Es texto en UTF-16: guárdalo como CSV UTF-8.",
    csv_not_text: "No es JSON ni CSV: desde la línea {0}, columna {1} no es texto en UTF-8.",
    csv_too_many_rows: "Tiene más de {0} puntos: la lectura se detuvo en la línea {1}.",
    csv_no_rows: "No contiene ningún punto.",
    csv_one_column: "La línea {0} tiene una sola columna; hacen falta dos, lon,lat o x,y.",
    csv_unknown_header: "La línea {0} no nombra columnas conocidas (lon,lat o x,y): {1}",
    csv_half_header: "Línea {0}, columna {1}: hay {2}, pero falta {3}.",
    csv_unclosed_quote: "La comilla que se abre en la línea {0}, columna {1} no se cierra nunca.",
    csv_bad_rows: Plural { one: "{0} línea no se puede leer:", other: "{0} líneas no se pueden leer:" },
    csv_more_lines: "Y {0} más.",
    csv_bad_cell: "Línea {0}, columna {1}: {2}",
    csv_missing: "falta un número.",
    csv_not_a_number: "«{0}» no es un número.",
    csv_not_finite: "no es un número finito.",
    csv_extra: "sobra un valor. ¿Una coma decimal?",
    csv_longitude: "una longitud va de -180 a 180.",
    csv_latitude: "una latitud va de -90 a 90.",
};
