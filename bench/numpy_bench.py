"""The work of src/work.rs once more, in NumPy as one writes it for speed: whole arrays, no loop over observations.

`run.mjs` runs it, and compares its figures with ours. The land raster is the same file; the observations are the same,
drawn by the second implementation of the generator in scripts/fixtures/frozen.py. Samples come from NumPy's own PCG64.
"""

import json
import re
import sys
import time
from pathlib import Path

import numpy as np
from scipy.spatial.distance import cdist
from scipy.stats import gaussian_kde
from sklearn.mixture import GaussianMixture

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "scripts/fixtures"))
import frozen  # noqa: E402

N_OBSERVATIONS, N_SAMPLES = 10_000, 1_000_000
PSEUDOCOUNT = 0.5
COLUMNS, ROWS = 1440, 720
REPEATS, SHORTEST_MS = 7, 4.0

LAND = np.unpackbits(np.frombuffer(frozen.BITS, np.uint8)).reshape(ROWS, COLUMNS)[::-1]
# Land cells south and west of each corner.
BELOW = np.zeros((ROWS + 1, COLUMNS + 1))
BELOW[1:, 1:] = LAND.cumsum(0, dtype=float).cumsum(1)
LAND_SHARE = BELOW[-1, -1] / LAND.size
ON_LAND = 1 / LAND_SHARE


def land_below(xs, ys):
    """The summed areas at each crossing of xs and ys, bilinear between the corners of cells."""

    def cut(values, n):
        at = values * n
        cell = np.minimum(at.astype(np.intp), n - 1)
        return cell, at - cell

    (column, right), (row, up) = cut(xs, COLUMNS), cut(ys, ROWS)
    up = up[:, None]
    row = row[:, None]
    south = BELOW[row, column] * (1 - right) + BELOW[row, column + 1] * right
    north = BELOW[row + 1, column] * (1 - right) + BELOW[row + 1, column + 1] * right
    return (south * (1 - up) + north * up) / LAND.size


def js_term(p, q):
    """The integrand for each density q, where the rule's density is p; 0 log 0 is 0."""
    if p == 0:
        # q over the middle of 0 and q is 2, a bit.
        return q / 2
    middle = (p + q) / 2
    of_q = np.zeros_like(q)
    np.log2(q / middle, out=of_q, where=q > 0)
    return (q * of_q + p * np.log2(p / middle)) / 2


def table(area, land, density, made):
    """A, B, C, total variation and divergence, from pieces of constant density."""
    sea = np.maximum(area - land, 0)
    a, c = (density * sea).sum(), (density * land).sum()
    b = land[~made].sum() / LAND_SHARE
    tv = (land * np.abs(ON_LAND - density) + sea * density).sum() / 2
    js = (land * js_term(ON_LAND, density) + sea * js_term(0.0, density)).sum()
    return [a / (a + c), b, c / (a + c), tv, js]


class Box:
    @staticmethod
    def fit(spots):
        i, j = spots
        return [(float(step) + 0.5) / 65536 for step in (i.min(), j.min(), i.max(), j.max())]

    @staticmethod
    def draw(model, rng):
        west, south, east, north = model
        x, y = rng.random(N_SAMPLES), rng.random(N_SAMPLES)
        for values, low, high in ((x, west, east), (y, south, north)):
            values *= high - low
            values += low
        return x, y

    @staticmethod
    def coverage(model):
        west, south, east, north = model
        corners = land_below(np.array([west, east]), np.array([south, north]))
        area = (east - west) * (north - south)
        land = corners[1, 1] - corners[1, 0] - corners[0, 1] + corners[0, 0]
        return table(
            np.array([area, 1 - area]),
            np.array([land, LAND_SHARE - land]),
            np.array([1 / area, 0.0]),
            np.array([True, False]),
        )

    figures = staticmethod(list)


class Grid:
    def __init__(self, columns, rows):
        self.columns, self.rows, self.cells = columns, rows, columns * rows

    def fit(self, spots):
        """Mass of each cell, row by row from the north-west."""
        i, j = spots
        column = (2 * i.astype(np.int64) + 1) * self.columns >> 17
        row = (2 * j.astype(np.int64) + 1) * self.rows >> 17
        count = np.bincount((self.rows - 1 - row) * self.columns + column, minlength=self.cells)
        return (count + PSEUDOCOUNT) / (len(i) + PSEUDOCOUNT * self.cells)

    def draw(self, model, rng):
        # What rng.choice(cells, p=mass) does, without its checks.
        running = model.cumsum()
        cell = np.searchsorted(running, rng.random(N_SAMPLES) * running[-1], side="right")
        row, column = np.divmod(cell, self.columns)
        x, y = rng.random(N_SAMPLES), rng.random(N_SAMPLES)
        x += column
        x /= self.columns
        y += self.rows - 1 - row
        y /= self.rows
        return x, y

    def coverage(self, model):
        density = (model * self.cells).reshape(self.rows, self.columns)[::-1]
        edges = np.arange(self.columns + 1) / self.columns, np.arange(self.rows + 1) / self.rows
        land = np.maximum(np.diff(np.diff(land_below(*edges), axis=0), axis=1), 0)
        return table(1 / self.cells, land, density, density >= 0.1 * ON_LAND)

    @staticmethod
    def figures(model):
        return model.tolist()


class Smooth:
    """Kernel density, mixture and figures of samples, by SciPy and scikit-learn."""

    N, PLACES = 2_000, 500

    def __init__(self):
        place = lambda seed: (np.array(frozen.draw(self.N, seed), float) + 0.5) / 65536
        self.x, self.y = place(7), place(8)

    def energy(self):
        x, y = self.x, self.y
        return [2 * cdist(x, y).mean() - cdist(x, x).mean() - cdist(y, y).mean()]

    def sliced(self):
        angles = np.pi * np.arange(180) / 180
        directions = np.stack([np.cos(angles), np.sin(angles)])
        return [np.abs(np.sort(self.x @ directions, 0) - np.sort(self.y @ directions, 0)).mean()]

    def prdc(self, k=5):
        """As clovaai's prdc, on the same distances."""
        radius = lambda points: np.partition(cdist(points, points), k, axis=1)[:, k]
        real, made, between = radius(self.x), radius(self.y), cdist(self.x, self.y)
        in_real, in_made = between < real[:, None], between < made
        return [in_real.any(0).mean(), in_made.any(1).mean(), in_real.sum(0).mean() / k, (between.min(1) < real).mean()]

    def tasks(self):
        kernel = gaussian_kde(self.x.T)
        mean = lambda: kernel.logpdf(self.y[: self.PLACES].T).mean()
        yield f"ln density, kernel of {self.N:,}", mean, [mean()]
        fit = lambda: GaussianMixture(
            6, init_params="k-means++", tol=1e-6, max_iter=300, reg_covar=1e-6, random_state=1
        ).fit(self.x)
        yield "fit, mixture of 6", fit, []
        for name, of in [
            ("energy distance squared", self.energy),
            ("sliced W1", self.sliced),
            ("precision, recall, density, coverage", self.prdc),
        ]:
            yield name, of, [float(figure) for figure in of()]


def tasks():
    # Column by column, as NumPy likes it best; ours lie in pairs.
    spots = np.array(frozen.draw(N_OBSERVATIONS, 7), np.uint16).T.copy()
    for name, kind in [("box", Box()), ("grid 24x12", Grid(24, 12)), ("grid 96x96", Grid(96, 96))]:
        model = kind.fit(spots)
        x, y = kind.draw(model, np.random.Generator(np.random.PCG64(1)))
        yield f"fit, {name}", lambda kind=kind: kind.fit(spots), kind.figures(model)
        yield (
            f"draws, {name}",
            lambda kind=kind, model=model: kind.draw(model, np.random.Generator(np.random.PCG64(1))),
            [x.mean(), y.mean()],
        )
        yield f"coverage, {name}", lambda kind=kind, model=model: kind.coverage(model), kind.coverage(model)
    yield from Smooth().tasks()
    yield from Outfits().tasks()


class Outfits:
    """Naive Bayes with a pseudocount of 1 from the 50 rows; an outfit is a column of five bytes."""

    SIZES = (3, 8, 4, 6, 7)

    def __init__(self):
        text = (ROOT / "core/src/data/outfits/rows.rs").read_text().split("DEPENDENCE")[0]
        rows = np.array(re.findall(r"\[(\d), (\d), (\d), (\d), (\d)\]", text), np.uint8).T
        self.thetas = [(np.bincount(row, minlength=k) + 1) / (row.size + k) for row, k in zip(rows, self.SIZES)]
        self.ln_thetas = [np.log(theta) for theta in self.thetas]
        numbers = np.arange(N_SAMPLES) * 1_009 % np.prod(self.SIZES)
        self.asked = np.array(np.unravel_index(numbers, self.SIZES), np.uint8)
        self.counted = self.asked[:, :100_000].copy()

    def draw(self, rng):
        outfits = np.empty((5, N_SAMPLES), np.uint8)
        for row, theta in zip(outfits, self.thetas):
            running = theta.cumsum()
            row[:] = np.searchsorted(running, rng.random(N_SAMPLES) * running[-1], side="right")
        return outfits

    def ln_probs(self):
        total = np.zeros(N_SAMPLES)
        for row, ln_theta in zip(self.asked, self.ln_thetas):
            total += ln_theta[row]
        return total

    def count(self):
        numbers = np.ravel_multi_index(tuple(self.counted), self.SIZES)
        joint = np.bincount(numbers, minlength=np.prod(self.SIZES)).reshape(self.SIZES)
        return [joint.sum(axis=tuple(k for k in range(5) if k != j)) for j in range(5)]

    def tasks(self):
        def draw():
            return self.draw(np.random.Generator(np.random.PCG64(1)))

        means = [row.mean() / k for row, k in zip(draw(), self.SIZES)]
        counts = [n for row in self.count() for n in [*row, *[0] * (8 - len(row))]]
        yield "draws, Naive Bayes", draw, means
        yield "ln p, Naive Bayes", self.ln_probs, self.ln_probs()[: np.prod(self.SIZES)]
        yield "count, 100,000 outfits", self.count, counts


def measure(run, times):
    """Milliseconds for once."""
    start = time.perf_counter()
    for _ in range(times):
        run()
    return (time.perf_counter() - start) * 1000 / times


def main():
    rows = list(tasks())
    times = [max(1, int(np.ceil(SHORTEST_MS / min(measure(run, 1) for _ in range(3))))) for _, run, _ in rows]
    ms = [[measure(run, n) for (_, run, _), n in zip(rows, times)] for _ in range(REPEATS)]
    for at, (name, _, figures) in enumerate(rows):
        print(json.dumps({"name": name, "ms": [m[at] for m in ms], "figures": [float(f) for f in figures]}))


if __name__ == "__main__":
    main()
