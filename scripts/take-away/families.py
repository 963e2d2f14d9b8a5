"""Makes points with the models that Coastline's page Families saved, with NumPy alone.

    python3 families.py coastline-families-weights.json

makes the first samples of each lane anew, of the noise that the page made them of, says how far they are from the page's, and ends
with an error if that is more than 1e-4 (of a diffusion, if more than one in a hundred is farther than 1e-3). To make others:

    from families import read, make
    model = read("coastline-families-weights.json")["models"][0]
    points = make(model, noise)

Points are x, from west to east, and y, from south to north, 0 to 1 each. How much noise a family takes for n points, and how it is
laid out, stands at its function.
"""

import json
import sys

import numpy as np

CLOSE, CLOSE_WALK = 1e-4, 1e-3


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def silu(h):
    return h / (1 + np.exp(-np.clip(h, -30, None)))


def leaky(h):
    return np.where(h > 0, h, 0.2 * h)


def softmax(h):
    e = np.exp(h - h.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def waves(x, frequencies):
    """Each number of a row, then its sines, then its cosines."""
    angles = x[:, :, None] * np.array(frequencies)
    return np.concatenate([x[:, :, None], np.sin(angles), np.cos(angles)], -1).reshape(len(x), -1)


class Weights:
    """Weights in the order in which the network has them; layers are cut off one after the other."""

    def __init__(self, model):
        self.left = np.array(model["weights"], dtype=np.float64)

    def take(self, n):
        taken, self.left = self.left[:n], self.left[n:]
        return taken

    def network(self, widths, inner):
        layers = [(self.take(i * o).reshape(i, o), self.take(o)) for i, o in zip(widths, widths[1:])]

        def run(x):
            for k, (w, b) in enumerate(layers):
                x = x @ w + b
                x = inner(x) if k + 1 < len(layers) else x
            return x

        return run


def rows(noise, sets=1):
    """Noise as so many sets of n rows of two."""
    return np.array(noise, dtype=np.float64).reshape(sets, -1, 2)


def outside(model, x):
    """From the units of a network to the plane."""
    middle, scale = np.array(model["numbers"][:2]), model["numbers"][2]
    return (x * scale + middle) / [model["aspect"], 1.0]


# ---- networks


def flow(model, noise):
    """n rows of two standard normal numbers: six couplings, walked back (Durkan et al. 2019, eq. 6 to 8)."""
    weights = Weights(model)
    networks = [weights.network([9, 56, 56, 29], silu) for _ in range(6)]
    x = rows(noise)[0]
    for k in reversed(range(6)):
        angle, kept = np.pi / 4 * (k % 2), k // 2 % 2
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        x = x @ turn
        raw = networks[k](waves(x[:, kept : kept + 1], [0.5, 1, 2, 4]))
        x[:, 1 - kept] = spline_back(raw, x[:, 1 - kept])
        x = x @ turn.T
    return outside(model, x)


def spline_back(raw, y, bins=10, bound=5.0, least=1e-3):
    def knots(h):
        return np.pad(np.cumsum(2 * bound * (least + (1 - least * bins) * softmax(h)), -1), ((0, 0), (1, 0))) - bound

    xs, ys = knots(raw[:, :bins]), knots(raw[:, bins : 2 * bins])
    slopes = least + np.logaddexp(0, raw[:, 2 * bins :] + np.log(np.exp(1 - least) - 1))
    slopes = np.pad(slopes, ((0, 0), (1, 1)), constant_values=1.0)
    k = np.clip((y[:, None] >= ys).sum(-1) - 1, 0, bins - 1)
    at = lambda values, k: np.take_along_axis(values, k[:, None], -1)[:, 0]
    w, h = at(xs, k + 1) - at(xs, k), at(ys, k + 1) - at(ys, k)
    s, d0, d1, up = h / w, at(slopes, k), at(slopes, k + 1), y - at(ys, k)
    bend = d0 + d1 - 2 * s
    a, b, c = h * (s - d0) + up * bend, h * d0 - up * bend, -s * up
    xi = 2 * c / (-b - np.sqrt(np.maximum(b * b - 4 * a * c, 0)))
    return np.where(np.abs(y) < bound, at(xs, k) + xi * w, y)


def autoregressive(model, noise):
    """Two sets of n rows of two even numbers, 0 to 1: a dart and a place in the bin, of x, then of y."""
    bins, weights, ends = 64, Weights(model), np.array(model["numbers"][3:]).reshape(2, 2)
    first, network = softmax(weights.take(bins)[None]), weights.network([11, 144, 144, bins], silu)

    def place(axis, shares, dart):
        low, high = ends[axis]
        hit = np.minimum((np.cumsum(shares, -1) <= dart[:, :1]).sum(-1), bins - 1)
        return low + (hit + dart[:, 1]) / bins * (high - low)

    darts = rows(noise, 2)
    x = place(0, first, darts[0])
    y = place(1, softmax(network(waves(x[:, None], [0.5, 1, 2, 4, 8]))), darts[1])
    return outside(model, np.stack([x, y], -1))


WAVES = [0.5, 1, 2, 3, 4.5, 6.5]


def vae(model, noise):
    """Two sets of n rows of two standard normal numbers: codes, and what blurs what they are carried to."""
    weights = Weights(model)
    weights.network([26, 112, 112, 4], silu)
    decode, spread = weights.network([26, 112, 112, 2], silu), np.exp(weights.take(1))
    z, e = rows(noise, 2)
    return outside(model, decode(waves(z, WAVES)) + spread * e)


def diffusion(model, noise):
    """n rows of two standard normal numbers to begin with; then, but along straight paths, as many for each of 100 steps."""
    network = Weights(model).network([37, 112, 112, 112, 2], silu)
    straight = model["paths"] == "straight"

    def say(x, t):
        time = waves(np.full((len(x), 1), t / 100), np.pi * np.array([1, 2, 4, 8, 16]))
        return network(np.concatenate([waves(x, WAVES), time], -1))

    if straight:
        x = rows(noise)[0]
        for t in range(100, 0, -2):
            # Midpoint: the velocity half a step on.
            x = x - 0.02 * say(x - 0.01 * say(x, t), t - 1)
        return outside(model, x)
    planned = np.cos((np.arange(101) / 100 + 0.008) / 1.008 * np.pi / 2) ** 2
    beta = np.concatenate([[0], np.minimum(1 - planned[1:] / planned[:-1], 0.999)])
    left = np.cumprod(1 - beta)
    x, *fresh = rows(noise, 101)
    for t, z in zip(range(100, 0, -1), fresh):
        x = (x - beta[t] / np.sqrt(1 - left[t]) * say(x, t)) / np.sqrt(1 - beta[t])
        x = x + (np.sqrt(beta[t]) * z if t > 1 else 0)
    return outside(model, x)


def gan(model, noise):
    """n rows of two standard normal numbers, carried over by the forger."""
    forge = Weights(model).network([10, 88, 88, 88, 2], leaky)
    return outside(model, forge(waves(rows(noise)[0], [np.pi / 2, np.pi])))


# ---- fitted at once: which cell, observation or bell, where there is a choice, and two numbers


def box(model, noise):
    west, south, east, north = model["numbers"]
    return [west, south] + rows(noise)[0] * [east - west, north - south]


def grid(model, noise):
    columns, n_rows = model["numbers"]
    cell, u, v = np.array(noise).reshape(-1, 3).T
    return np.stack([(cell % columns + u) / columns, (n_rows - 1 - cell // columns + v) / n_rows], -1)


def bell(covariance, e):
    xx, xy, yy = covariance
    below = xy / np.sqrt(xx)
    return np.stack([np.sqrt(xx) * e[:, 0], below * e[:, 0] + np.sqrt(yy - below**2) * e[:, 1]], -1)


def kernel(model, noise):
    which, e = np.array(noise).reshape(-1, 3)[:, 0].astype(int), np.array(noise).reshape(-1, 3)[:, 1:]
    return np.array(model["numbers"][3:]).reshape(-1, 2)[which] + bell(model["numbers"][:3], e)


def mixture(model, noise):
    bells = np.array(model["numbers"]).reshape(-1, 6)
    which, e = np.array(noise).reshape(-1, 3)[:, 0].astype(int), np.array(noise).reshape(-1, 3)[:, 1:]
    return bells[which, 1:3] + bell(bells[which, 3:].T, e)


FAMILIES = [flow, autoregressive, vae, diffusion, gan, box, grid, kernel, mixture]


def make(model, noise):
    """Points, n x 2, of noise as the family lays it out."""
    return {family.__name__: family for family in FAMILIES}[model["family"]](model, noise)


def main(path):
    models, all_close = read(path)["models"], True
    for model in models:
        far = np.abs(make(model, model["noise"]) - np.array(model["samples"])).max(-1)
        walks = model["family"] == "diffusion"
        close = np.mean(far <= CLOSE_WALK) >= 0.99 if walks else far.max() <= CLOSE
        print(f"{len(far)} points of {model['family']} at step {model['step']}: at most {far.max():.1e} from the page's")
        all_close = all_close and bool(close)
    return 0 if models and all_close else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
