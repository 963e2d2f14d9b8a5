//! Spanish, of pictures that are no jars.

use super::ThingText;

/// What is said of pictures, in Spanish.
pub static TEXT: ThingText = ThingText {
    headline_first: "Cada imagen son 1024 números. ¿Puede una máquina decirla con dos?",
    headline_training: "Nadie nombra ningún rasgo: solo intenta redibujar cada imagen.",
    headline_vae: "Dice cada imagen con unos pocos números y dibuja imágenes que nadie hizo.",
    headline_autoencoder: "Dice cada imagen con unos pocos números, pero su plano tiene huecos.",
    decoded: "Imagen decodificada",
    nearest: "Imagen de entrenamiento más próxima, n.º {0}:",
    no_names: "Los ejes no tienen nombre. Puntos próximos dan imágenes parecidas.",
    hole: "No hay imágenes de entrenamiento cerca: lo dibujado es una conjetura.",
    pca_hint: "El PCA se resuelve al instante. Entrenar ajusta un autocodificador variacional a las mismas imágenes.",
    ghosts: "El PCA ordena las imágenes, pero entre ellas dibuja fantasmas.",
    refused: "De estas imágenes no se puede aprender. Deshaz o elige otras.",
    path_from_to: "de la imagen {0} a la {1}",
    numbered: "Imagen {0}. {1}",
    samples_none: "Generar saca códigos nuevos y los decodifica: imágenes que nadie hizo.",
    a_guess: "no hay imágenes cerca",
    rebuilt: "Imágenes rehechas",
    one: "Imagen",
    rows: "Imágenes {0} a {1} de {2}",
    explain_layers: "Codificador g: 1024 – 128 – 64 – {0}. Decodificador f: {0} – 64 – 128 – 1024. Cada imagen, 1024 números, pasa por {0} y se vuelve a dibujar; lo que falla se corrige, {1} imágenes a la vez.",
    explain_pca: "m es la imagen media; las columnas de W son las {0} direcciones rectas en que más difieren las imágenes. Nada se entrena: son la solución.",
    explain_now: "Ahora: x es la imagen {0}, z = {1}.",
};
