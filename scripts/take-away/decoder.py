"""Draws pictures of codes with the weights that Coastline's page Latent space saved, with NumPy alone.

    python3 decoder.py coastline-latent-weights.json

draws all pictures that the page showed anew, says how far they are from the page's, and ends with an error if that is more
than 1e-4. To draw others:

    from decoder import read, draw
    picture = draw(read("coastline-latent-weights.json"), [[0.5, -1.0]])[0].reshape(32, 32)

A picture is 32 by 32 greys, from 0, white, to 1, black.
"""

import json
import sys

import numpy as np

CLOSE = 1e-4


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def relu(x):
    return np.maximum(x, 0.0)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def draw(model, codes):
    """Pictures, n x 1024, of codes, n x latent."""
    x = np.asarray(codes, dtype=np.float64)
    if "components" in model:
        return np.clip(np.array(model["mean"]) + x @ np.array(model["components"]), 0.0, 1.0)
    for layer in model["layers"]:
        x = x @ np.array(layer["weights"]) + np.array(layer["biases"])
        x = {"relu": relu, "sigmoid": sigmoid}[layer["activation"]](x)
    return x


def main(path):
    model = read(path)
    shown = model["shown"]
    drawn = draw(model, [one["code"] for one in shown])
    far = np.abs(drawn - np.array([one["picture"] for one in shown])).max()
    print(f"{len(shown)} pictures of a {model['model']} at step {model['step']}: at most {far:.1e} from the page's")
    return 0 if far <= CLOSE else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
