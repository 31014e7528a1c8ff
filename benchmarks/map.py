"""The 100 x 100 decision map as the window asks for it, against the same picture made by NumPy and by PyTorch.

    python benchmarks/map.py [--workloads A B C] [--seconds 4] [--dtype float32 float64]

One core, one thread each. nnviz computes its maps in float32 whatever the dtype of the network; the others compute in
that dtype. Their columns are their time / nnviz's time; before measuring, all pictures are checked to be the same.
"""

from __future__ import annotations

import argparse

import turns

if __name__ == "__main__":
    turns.use_one_core()

import numpy as np
from peers import WORKLOADS, PyTorch, Textbook, Workload

from nnviz import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.training.wants import DecisionMapWant

RESOLUTION = 100


class Probe:
    """What the training thread does for one answer, on a run that has trained a little."""

    def __init__(self, work: Workload, dtype: str) -> None:
        layers = tuple(Layer(size, work.activation) for size in work.sizes[1:-1])
        config = RunConfig(
            dataset="circle", layers=layers, output_activation=work.output, batch_size=work.batch, dtype=dtype
        )
        self.run = LiveRun(Trainer(config))
        self.run.advance(200)
        self.want = DecisionMapWant(RESOLUTION)

    def draw(self) -> np.ndarray:
        return self.run.answer([self.want])[self.want].values[0]

    def points(self) -> np.ndarray:
        """The inputs of the map, bottom row first, (2, r * r); circle's inputs are its two raw columns."""
        x_min, x_max, y_min, y_max = self.run.trainer.data.box(0, 1)
        x, y = np.meshgrid(np.linspace(x_min, x_max, RESOLUTION), np.linspace(y_min, y_max, RESOLUTION))
        return np.stack([x.ravel(), y.ravel()]).astype(self.run.trainer.network.dtype)


class TextbookMap:
    """The textbook's feedforward over all points in one call."""

    package = Textbook.package

    def __init__(self, work: Workload, probe: Probe) -> None:
        self.points, network = probe.points(), probe.run.trainer.network
        self.textbook = Textbook(work, network.dtype.type)
        self.textbook.weights = [w.copy() for w in network.weights]
        self.textbook.biases = [b.copy() for b in network.biases]

    def draw(self) -> np.ndarray:
        return self.textbook.feedforward(self.points).reshape(RESOLUTION, RESOLUTION)


class PointByPoint(TextbookMap):
    """The same, one column vector after the other in a Python loop."""

    def draw(self) -> np.ndarray:
        picture = np.empty(self.points.shape[1], self.points.dtype)
        for k in range(picture.size):
            picture[k] = self.textbook.feedforward(self.points[:, k : k + 1])[0, 0]
        return picture.reshape(RESOLUTION, RESOLUTION)


class PyTorchMap:
    """The nn.Sequential over all points in one call, under no_grad."""

    package = PyTorch.package

    def __init__(self, work: Workload, probe: Probe) -> None:
        network = probe.run.trainer.network
        peer = PyTorch(work, network.dtype.type)
        self.torch, self.model = peer.torch, peer.model
        self.points = self.torch.from_numpy(probe.points().T.copy())
        values = [array for w, b in zip(network.weights, network.biases, strict=True) for array in (w, b[:, 0])]
        with self.torch.no_grad():
            for parameter, value in zip(self.model.parameters(), values, strict=True):
                parameter.copy_(self.torch.from_numpy(value.copy()))

    def draw(self) -> np.ndarray:
        with self.torch.no_grad():
            return self.model(self.points).numpy().reshape(RESOLUTION, RESOLUTION)


PEERS = {"point by point": PointByPoint, "NumPy at once": TextbookMap, "PyTorch": PyTorchMap}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    planes = [key for key, work in WORKLOADS.items() if work.sizes[0] == 2]
    parser.add_argument("--workloads", nargs="+", default=["A", "B"], choices=planes, help="default: A B")
    parser.add_argument("--seconds", type=float, default=4.0, help="how long each row is measured (4)")
    names = ["float32", "float64"]
    parser.add_argument("--dtype", nargs="+", default=["float32"], choices=names, help="of the network (float32)")
    options = parser.parse_args()

    turns.print_surroundings()
    peers = turns.installed(PEERS)
    print(f"\n{'map, us':13}" + "".join(f"{name:>16}" for name in ["nnviz", *peers]))
    for dtype in options.dtype:
        for key in options.workloads:
            work = WORKLOADS[key]
            probe = Probe(work, dtype)
            made = {"nnviz": probe, **{name: make(work, probe) for name, make in peers.items()}}
            for name, one in made.items():
                np.testing.assert_allclose(one.draw(), probe.draw(), rtol=1e-4, atol=1e-5, err_msg=name)
            results = turns.take_turns({name: one.draw for name, one in made.items()}, options.seconds)
            cells = [f"{results.pop('nnviz')[0] * 1e6:16.0f}", *(f"{ratio:16.2f}" for _, ratio in results.values())]
            print(f"{key + ' ' + dtype:13}" + "".join(cells), flush=True)


if __name__ == "__main__":
    main()
