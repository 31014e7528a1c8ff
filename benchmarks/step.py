"""One training step of nnviz against a textbook NumPy loop, side by side on the workloads A to E.

Run it as `python benchmarks/step.py [A B C D E] [--seconds S] [--f32]`, with one BLAS thread. The two take turns; the
ratio is the median over the turns of textbook time / nnviz time, shuffling and picking the batch included.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is loaded

import numpy as np

from nnviz.nn import FastStep, Layer, Network

RATE = 0.01


@dataclass(frozen=True)
class Workload:
    sizes: tuple[int, ...]
    activation: str
    output: str
    batch: int
    samples: int
    target_ratio: float


WORKLOADS = {
    "A": Workload((2, 4, 2, 1), "tanh", "tanh", 10, 250, 3),
    "B": Workload((2, 8, 8, 8, 8, 1), "relu", "purelin", 32, 1024, 2.5),
    "C": Workload((2, *[20] * 16, 1), "sigmoid", "sigmoid", 32, 1024, 3),
    "D": Workload((64, 128, 128, 10), "relu", "purelin", 128, 1280, 1.15),
    "E": Workload((784, 512, 512, 10), "relu", "purelin", 256, 2560, 1.05),
}


def data(work: Workload, dtype: type) -> tuple[np.ndarray, np.ndarray]:
    """Random samples in columns, x (n_0, N) and y (n_L, N)."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=(work.sizes[0], work.samples))
    return x.astype(dtype), rng.uniform(0, 1, (work.sizes[-1], work.samples)).astype(dtype)


class Textbook:
    """Nielsen's network.py in matrix form, with the functions of the workload and half the squared error.

    Written as such loops are: fresh arrays everywhere, a list of z and a list of a, the batch picked by its indices.
    """

    functions: Mapping[str, tuple[Callable, Callable]] = {
        "tanh": (np.tanh, lambda z: 1 - np.tanh(z) ** 2),
        "sigmoid": (
            lambda z: 1 / (1 + np.exp(-z)),
            lambda z: 1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z))),
        ),
        "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(z.dtype)),
        "purelin": (lambda z: z, lambda z: np.ones_like(z)),
    }

    def __init__(self, work: Workload, dtype: type) -> None:
        self.rng = np.random.default_rng(2)
        self.x, self.y = data(work, dtype)
        self.batch = work.batch
        self.weights = [
            (self.rng.normal(size=(n, k)) / np.sqrt(k)).astype(dtype)
            for k, n in zip(work.sizes[:-1], work.sizes[1:], strict=True)
        ]
        self.biases = [np.zeros((n, 1), dtype) for n in work.sizes[1:]]
        names = [work.activation] * (len(work.sizes) - 2) + [work.output]
        self.f = [self.functions[name][0] for name in names]
        self.slope = [self.functions[name][1] for name in names]

    def backprop(self, x: np.ndarray, y: np.ndarray) -> tuple[list[np.ndarray], list[np.ndarray]]:
        a, zs, activations = x, [], [x]
        for w, b, f in zip(self.weights, self.biases, self.f, strict=True):
            z = np.dot(w, a) + b
            zs.append(z)
            a = f(z)
            activations.append(a)
        delta = (activations[-1] - y) * self.slope[-1](zs[-1])
        nabla_b = [delta.sum(axis=1, keepdims=True)]
        nabla_w = [np.dot(delta, activations[-2].T)]
        for l in range(2, len(self.weights) + 1):
            delta = np.dot(self.weights[-l + 1].T, delta) * self.slope[-l](zs[-l])
            nabla_b.insert(0, delta.sum(axis=1, keepdims=True))
            nabla_w.insert(0, np.dot(delta, activations[-l - 1].T))
        return nabla_w, nabla_b

    def run_epoch(self) -> None:
        order = self.rng.permutation(self.x.shape[1])
        for k in range(0, len(order), self.batch):
            chosen = order[k : k + self.batch]
            nabla_w, nabla_b = self.backprop(self.x[:, chosen], self.y[:, chosen])
            step = RATE / len(chosen)
            self.weights = [w - step * nw for w, nw in zip(self.weights, nabla_w, strict=True)]
            self.biases = [b - step * nb for b, nb in zip(self.biases, nabla_b, strict=True)]


def engine(work: Workload, dtype: type) -> FastStep:
    layers = [Layer(n, work.activation) for n in work.sizes[1:-1]] + [Layer(work.sizes[-1], work.output)]
    network = Network(work.sizes[0], layers, "half_mse", dtype=dtype)
    network.initialize(np.random.default_rng(2))
    x, y = data(work, dtype)
    return FastStep(network, x, y, rng=np.random.default_rng(3), batch_size=work.batch, learning_rate=RATE)


def seconds(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def compare(work: Workload, dtype: type, duration: float) -> tuple[float, float, float]:
    """Median microseconds per step of the textbook and of nnviz, and the median of their ratios turn by turn."""
    textbook, fast = Textbook(work, dtype), engine(work, dtype)
    steps = -(-work.samples // work.batch)
    textbook.run_epoch()
    fast.run(steps)
    peer, ours = [], []
    end = time.perf_counter() + duration
    while time.perf_counter() < end or len(peer) < 5:
        peer.append(seconds(textbook.run_epoch) / steps * 1e6)
        ours.append(seconds(lambda: fast.run(steps)) / steps * 1e6)
    ratios = [p / o for p, o in zip(peer, ours, strict=True)]
    return statistics.median(peer), statistics.median(ours), statistics.median(ratios)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workloads", nargs="*", default=[*WORKLOADS], help="A B C D E, all if none is named")
    parser.add_argument("--seconds", type=float, default=2.0, help="how long each workload is measured")
    parser.add_argument("--f32", action="store_true", help="float32 against float32 instead of float64")
    options = parser.parse_args()
    dtype = np.float32 if options.f32 else np.float64
    print(f"{dtype.__name__}, one BLAS thread; microseconds per step")
    print(f"{'':2}{'textbook':>12}{'nnviz':>12}{'ratio':>8}{'to reach':>10}")
    for name in options.workloads:
        work = WORKLOADS[name.upper()]
        peer, ours, ratio = compare(work, dtype, options.seconds)
        goal = "" if options.f32 else f"{work.target_ratio:g}"
        print(f"{name.upper():2}{peer:12.1f}{ours:12.1f}{ratio:8.2f}{goal:>10}")


if __name__ == "__main__":
    main()
