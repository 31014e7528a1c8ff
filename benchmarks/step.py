"""One training step of nnviz against the same step in textbook NumPy, PyTorch, scikit-learn and JAX, in one process.

    python benchmarks/step.py [--workloads A B C D E] [--seconds 4] [--dtype float32 float64]

One core, one thread each; shuffling and picking the batch included. The others' columns are their time / nnviz's time,
in brackets what is to be reached. Figures of different runs are not to be compared, only the ratios.
"""

from __future__ import annotations

import argparse

import turns

if __name__ == "__main__":
    turns.use_one_core()

import numpy as np
from peers import PEERS, RATE, WORKLOADS, Workload, data

from nnviz.nn import FastStep, Layer, Network

TO_REACH = {
    ("float64", "textbook"): dict(zip("ABCDE", (3, 2.5, 3, 1.15, 1.05), strict=True)),
    ("float64", "scikit-learn"): dict(zip("ABCDE", (14, 9, 5, 2.2, 1.3), strict=True)),
    ("float32", "PyTorch"): dict(zip("ABCDE", (16, 11, 7, 2, 1.2), strict=True)),
    ("float32", "JAX"): dict(zip("ABCDE", (3.3, 2.3, 1.7, 0.75, 0.54), strict=True)),
}


class Nnviz:
    """The engine, as the Trainer drives it."""

    def __init__(self, work: Workload, dtype: type) -> None:
        layers = [Layer(n, work.activation) for n in work.sizes[1:-1]] + [Layer(work.sizes[-1], work.output)]
        self.network = Network(work.sizes[0], layers, "half_mse", dtype=dtype)
        self.network.initialize(np.random.default_rng(2))
        x, y = data(work, dtype)
        rng = np.random.default_rng(3)
        self.fast = FastStep(self.network, x, y, rng=rng, batch_size=work.batch, learning_rate=RATE)
        self.steps = work.samples // work.batch

    def run_epoch(self) -> None:
        self.fast.run(self.steps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workloads", nargs="+", default=[*WORKLOADS], choices=[*WORKLOADS], help="default: all")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each row is measured (4)")
    names = ["float32", "float64"]
    parser.add_argument("--dtype", nargs="+", default=names, choices=names, help="of all contestants (both)")
    options = parser.parse_args()

    turns.print_surroundings()
    contestants = {"nnviz": Nnviz, **turns.installed(PEERS)}
    for dtype in options.dtype:
        print(f"\n{dtype + ', us':13}" + "".join(f"{name:>16}" for name in contestants))
        for key in options.workloads:
            work = WORKLOADS[key]
            made = {name: make(work, np.dtype(dtype).type) for name, make in contestants.items()}
            results = turns.take_turns({name: one.run_epoch for name, one in made.items()}, options.seconds)
            ours = results.pop("nnviz")[0] / made["nnviz"].steps
            cells = [f"{ours * 1e6:16.1f}"]
            for name, (_, ratio) in results.items():
                goal = TO_REACH.get((dtype, name))
                cells.append(f"{ratio:9.2f} " + (f"{f'({goal[key]:g})':6}" if goal else " " * 6))
            sizes = "-".join(map(str, work.sizes)) if len(work.sizes) < 8 else f"{work.sizes[0]}-...-{work.sizes[-1]}"
            print(f"{key:13}" + "".join(cells).rstrip() + f"   {sizes} {work.activation} [{work.batch}]", flush=True)


if __name__ == "__main__":
    main()
