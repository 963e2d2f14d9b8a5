"""The same training as bench/src/bin/training.rs in PyTorch, on one thread: a line of JSON each."""

import json
import pathlib
import sys
import time

import numpy as np
import torch

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "scripts/fixtures"))
from families import autoregressive, diffusion, flow, gan, vae, waves, waves2, WAVES
from train import layers, run

# The fixtures count in double precision.
torch.set_default_dtype(torch.float32)
torch.set_num_threads(1)
SECONDS = 2.5


def numbers(n, shift, scale):
    return torch.tensor((np.sin(12.9898 * np.arange(n) + shift) * scale).astype(np.float32))


def stack(widths, shift, scale):
    n = sum((i + 1) * o for i, o in zip(widths, widths[1:]))
    params, at, cut = numbers(n, shift, scale), 0, []
    for inputs, outputs in zip(widths, widths[1:]):
        w = params[at : at + inputs * outputs].reshape(inputs, outputs).clone().requires_grad_()
        at += inputs * outputs
        cut.append((w, params[at : at + outputs].clone().requires_grad_()))
        at += outputs
    return cut


def measure(name, layers, act, last, x, target):
    def error():
        h = x
        for idx, (w, b) in enumerate(layers):
            h = torch.addmm(b, h, w)
            h = last(h) if idx + 1 == len(layers) else act[idx](h)
        return ((h - target) ** 2).sum() / len(x)

    measure_loss(name, [p for pair in layers for p in pair], error)


def measure_family(name, model, n):
    params, x = numbers(n, 0.5, 0.2).requires_grad_(), numbers(512, 1.0, 1.5).reshape(256, 2)
    measure_loss(name, [params], lambda: -model(params, x)[0].mean())


def measure_noisy(name, model, n, scale=0.2):
    params, steps = numbers(n, 0.5, scale).requires_grad_(), iter(range(10**9))
    x, noise = numbers(512, 1.0, 1.5).reshape(256, 2), numbers(512, 2.0, 1.3).reshape(256, 2)
    measure_loss(name, [params], lambda: sum(model(params, x, noise, next(steps))[:-1]))


@torch.no_grad()
def diffuse(params, n=500):
    f = lambda t: np.cos((t / 100 + 0.008) / 1.008 * np.pi / 2) ** 2
    beta = np.minimum(1 - f(np.arange(1, 101)) / f(np.arange(100)), 0.999)
    left = np.cumprod(1 - beta)
    network, _ = layers([37, 112, 112, 112, 2], params, 0)
    x = torch.randn(n, 2)
    for t in range(100, 0, -1):
        time_waves = waves(torch.full((n, 1), t / 100), [k * np.pi for k in (1, 2, 4, 8, 16)])
        e = run(network, torch.cat([waves2(x, WAVES), time_waves], -1), silu, same)
        b = beta[t - 1]
        x = (x - b / np.sqrt(1 - left[t - 1]) * e) / np.sqrt(1 - b) + (np.sqrt(b) * torch.randn(n, 2) if t > 1 else 0)
    return x


def measure_loss(name, params, of):
    optimizer = torch.optim.Adam(params, lr=1e-3)

    def step():
        loss = of()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss

    report(name, step, [step().item() for _ in range(20)])


def report(name, step, losses):
    for _ in range(2):
        start, n = time.perf_counter(), 0
        while time.perf_counter() - start < SECONDS:
            step()
            n += 1
        print(json.dumps({"name": name, "per_s": n / (time.perf_counter() - start), "losses": losses}))


same, relu, silu = (lambda h: h), torch.relu, torch.nn.functional.silu
measure("MLP 3-64-64-2", stack([3, 64, 64, 2], 0.1, 0.3), [silu] * 2, same, numbers(768, 3.0, 1.0).reshape(256, 3), numbers(512, 4.0, 1.0).reshape(256, 2))
pictures = numbers(64 * 1024, 2.0, 0.5).reshape(64, 1024) + 0.5
measure("autoencoder", stack([1024, 128, 64, 2, 64, 128, 1024], 0.5, 0.08), [relu, relu, same, relu, relu], torch.sigmoid, pictures, pictures)
measure_family("flow", flow, 32_430)
measure_family("autoregressive", autoregressive, 31_952)
measure_noisy("VAE", lambda params, x, noise, step: vae(params, x, noise), 32_039)
measure_noisy("diffusion", lambda params, x, noise, step: diffusion(params, x, noise, False), 29_794)
measure_noisy("GAN", lambda params, x, noise, step: gan(params, x, noise, False, 1, step % 8 == 0), 33_883, 0.05)
walked = numbers(29_794, 0.5, 0.05)
report("500 diffused", lambda: diffuse(walked), [0.0] * 20)
