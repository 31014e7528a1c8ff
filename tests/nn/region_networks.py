"""Networks that the tests of linear regions share: random ones, and degenerate ones of small whole numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from nnviz.nn import Layer, Network

BOX = (-3.0, 3.0, -2.0, 4.0)
ELEMENTWISE = ["relu", "leaky_relu", "prelu", "hardtanh", "hard_sigmoid", "relu6", "purelin", "sign"]
MAXOUT = [Layer(4, "maxout", {"pieces": k}) for k in (2, 3, 4, 5)]


def network(*layers: Layer, inputs: int = 2, outputs: int = 1, seed: int = 0, dtype=np.float64) -> Network:
    g = np.random.default_rng(seed)
    made = Network(inputs, [*layers, Layer(outputs, "tanh")], dtype=dtype)
    made.initialize(g, "he_normal")
    for bias in made.biases:
        bias[...] = g.normal(scale=0.5, size=bias.shape)
    for slopes in made.slopes:
        if slopes is not None:
            slopes[...] = g.normal(size=slopes.shape)
    return made


@st.composite
def degenerate(draw, names):
    """Small networks of small whole numbers: parallel and coincident lines, lines through corners, dead layers."""
    layers = []
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(names))
        params = {"pieces": draw(st.integers(2, 4))} if name == "maxout" else {}
        if name == "leaky_relu":
            params = {"slope": draw(st.sampled_from([0.0, 0.25, 1.0]))}
        layers.append(Layer(draw(st.integers(1, 3)), name, params))
    net = Network(2, [*layers, Layer(draw(st.integers(1, 2)), "purelin")])
    values = st.integers(-2, 2)
    for block in net.blocks:
        block[...] = np.reshape(draw(st.lists(values, min_size=block.size, max_size=block.size)), block.shape)
        if len(block) > 1 and draw(st.booleans()):
            block[-1] = block[0]  # a unit, or a piece, twice
    if draw(st.booleans()):
        for bias in net.biases:
            bias[...] = 0.0
    for slopes in net.slopes:
        if slopes is not None:
            slopes[...] = draw(st.sampled_from([-1.0, 0.0, 0.5, 1.0, 2.0]))
    return net
