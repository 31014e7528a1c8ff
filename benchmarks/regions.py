"""The exact linear regions of networks over two inputs: how many pieces, and how long they take.

    python benchmarks/regions.py [--repeats 15] [--nets 2-8-8-1 …] [--kinds relu …] [--seeds 0 …]

One core, one thread. A cell: pieces, milliseconds without / with affine maps, microseconds a piece without them; the
best of all repeats in processor time, for other programs can only make a run slower. The networks of a table are told
by their seed: weights from he_normal, biases from a normal distribution of width 0.5; the box reaches from -3 to 3.
"""

from __future__ import annotations

import argparse

import turns

if __name__ == "__main__":
    turns.use_one_core()

import numpy as np

from nnviz.nn import Layer, Network
from nnviz.nn.regions import linear_regions

NETS = {"2-8-8-1": (8, 8), "2-16x3-1": (16,) * 3, "2-32x3-1": (32,) * 3, "2-64-64-1": (64, 64)}
KINDS = {"relu": Layer(1, "relu"), "leaky": Layer(1, "leaky_relu")} | {
    f"maxout {k}": Layer(1, "maxout", {"pieces": k}) for k in (2, 3, 4, 5)
}
BOX = (-3.0, 3.0, -3.0, 3.0)


def network(sizes: tuple[int, ...], kind: Layer, seed: int) -> Network:
    g = np.random.default_rng(seed)
    made = Network(2, [*(Layer(size, kind.activation, kind.params) for size in sizes), Layer(1, "purelin")])
    made.initialize(g, "he_normal")
    for bias in made.biases:
        bias[...] = g.normal(scale=0.5, size=bias.shape)
    return made


def best(net: Network, repeats: int, maps: bool) -> tuple[int, float]:
    """Pieces, and the seconds of the quickest run."""
    count, least = 0, np.inf
    for _ in range(repeats):
        start = turns.CLOCK()
        count = linear_regions(net, BOX, maps=maps).count
        least = min(least, turns.CLOCK() - start)
    return count, least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--nets", nargs="+", choices=NETS, default=list(NETS))
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    arguments = parser.parse_args()
    turns.print_surroundings()
    for seed in arguments.seeds:
        print(f"\nseed {seed}: pieces, ms without / with maps (µs a piece without)\n")
        print("| net |" + "".join(f" {kind} |" for kind in arguments.kinds))
        print("|---|" + "---|" * len(arguments.kinds))
        for name in arguments.nets:
            print(f"| {name} |", end="")
            for kind in arguments.kinds:
                net = network(NETS[name], KINDS[kind], seed)
                count, without = best(net, arguments.repeats, maps=False)
                _, with_maps = best(net, arguments.repeats, maps=True)
                cell = f"{count}, {without * 1e3:.1f} / {with_maps * 1e3:.1f} ({without * 1e6 / count:.2f})"
                print(f" {cell} |", end="", flush=True)
            print()


if __name__ == "__main__":
    main()
