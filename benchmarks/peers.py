"""The workloads A to E, and the same training step as others write it: textbook NumPy, PyTorch, scikit-learn, JAX.

Each peer shuffles, picks its batches and moves W and b by RATE times the gradient of half the squared error, in its own
usual way. `package` names what has to be installed for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

RATE = 0.01


@dataclass(frozen=True)
class Workload:
    sizes: tuple[int, ...]
    activation: str
    output: str
    batch: int
    samples: int  # whole batches, and enough of them that what is done once an epoch does not count


WORKLOADS = {
    "A": Workload((2, 4, 2, 1), "tanh", "tanh", 10, 2000),
    "B": Workload((2, 8, 8, 8, 8, 1), "relu", "purelin", 32, 2048),
    "C": Workload((2, *[20] * 16, 1), "sigmoid", "sigmoid", 32, 2048),
    "D": Workload((64, 128, 128, 10), "relu", "purelin", 128, 1280),
    "E": Workload((784, 512, 512, 10), "relu", "purelin", 256, 2560),
}


def data(work: Workload, dtype: type) -> tuple[np.ndarray, np.ndarray]:
    """Random samples in columns, x (n_0, N) and y (n_L, N); y is 0 or 1, so that a classifier can learn it too."""
    rng = np.random.default_rng(1)
    x = rng.normal(size=(work.sizes[0], work.samples))
    return x.astype(dtype), rng.integers(0, 2, (work.sizes[-1], work.samples)).astype(dtype)


class Textbook:
    """Nielsen's network.py in matrix form, with the functions of the workload and half the squared error.

    Written as such loops are: fresh arrays everywhere, a list of z and a list of a, the batch picked by its indices.
    """

    package = "numpy"
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

    def feedforward(self, a: np.ndarray) -> np.ndarray:
        for w, b, f in zip(self.weights, self.biases, self.f, strict=True):
            a = f(np.dot(w, a) + b)
        return a

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


class PyTorch:
    """Eager mode: nn.Sequential, nn.MSELoss and optim.SGD, one thread; the samples are rows of a tensor."""

    package = "torch"

    def __init__(self, work: Workload, dtype: type) -> None:
        import torch
        from torch import nn

        torch.set_num_threads(1)
        functions = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "relu": nn.ReLU, "purelin": nn.Identity}
        layers: list[nn.Module] = []
        for k, n in zip(work.sizes[:-1], work.sizes[1:], strict=True):
            layers += [nn.Linear(k, n), functions[work.activation]()]
        layers[-1:] = [] if work.output == "purelin" else [functions[work.output]()]
        self.torch = torch
        self.x, self.y = (torch.from_numpy(part.T.copy()) for part in data(work, dtype))
        self.model = nn.Sequential(*layers).to(self.x.dtype)
        self.batch = work.batch
        self.loss = nn.MSELoss(reduction="sum")
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=RATE / (2 * work.batch))

    def run_epoch(self) -> None:
        for chosen in self.torch.randperm(len(self.x)).split(self.batch):
            self.optimizer.zero_grad()
            self.loss(self.model(self.x[chosen]), self.y[chosen]).backward()
            self.optimizer.step()


class ScikitLearn:
    """partial_fit of all samples, which is one epoch of mini-batches: MLPRegressor where the output is linear.

    Else MLPClassifier, whose output is a sigmoid with the cross-entropy.
    """

    package = "scikit-learn"

    def __init__(self, work: Workload, dtype: type) -> None:
        from sklearn.neural_network import MLPClassifier, MLPRegressor

        self.x, y = (np.ascontiguousarray(part.T) for part in data(work, dtype))
        self.y = y[:, 0] if y.shape[1] == 1 else y
        settings: dict[str, Any] = {
            "hidden_layer_sizes": work.sizes[1:-1],
            "activation": {"sigmoid": "logistic"}.get(work.activation, work.activation),
            "batch_size": work.batch,
        }
        settings |= {"solver": "sgd", "learning_rate_init": RATE, "momentum": 0.0, "alpha": 0.0, "random_state": 2}
        self.arguments: dict[str, Any] = {} if work.output == "purelin" else {"classes": [0, 1]}
        self.model = (MLPClassifier if self.arguments else MLPRegressor)(**settings)

    def run_epoch(self) -> None:
        self.model.partial_fit(self.x, self.y, **self.arguments)


class JAX:
    """One jitted update per step, which picks its batch itself from samples that stay on the device."""

    package = "jax"

    def __init__(self, work: Workload, dtype: type) -> None:
        import jax
        from jax import numpy as jnp

        jax.config.update("jax_enable_x64", True)  # allows float64; the arrays say which of the two is meant
        f = {"tanh": jnp.tanh, "sigmoid": jax.nn.sigmoid, "relu": jax.nn.relu, "purelin": lambda z: z}
        step = RATE / work.batch
        textbook = Textbook(work, dtype)
        self.parameters = [
            (jnp.asarray(w.T), jnp.asarray(b[:, 0])) for w, b in zip(textbook.weights, textbook.biases, strict=True)
        ]
        self.x, self.y = (jnp.asarray(part.T) for part in data(work, dtype))
        self.rng, self.batch, self.wait = np.random.default_rng(2), work.batch, jax.block_until_ready

        def loss(parameters: list, x: jax.Array, y: jax.Array) -> jax.Array:
            for w, b in parameters[:-1]:
                x = f[work.activation](x @ w + b)
            w, b = parameters[-1]
            return 0.5 * ((f[work.output](x @ w + b) - y) ** 2).sum()

        def update(parameters: list, x: jax.Array, y: jax.Array, chosen: jax.Array) -> list:
            gradient = jax.grad(loss)(parameters, x[chosen], y[chosen])
            return jax.tree.map(lambda p, g: p - step * g, parameters, gradient)

        self.update = jax.jit(update, donate_argnums=0)  # new parameters may take the old ones' place

    def run_epoch(self) -> None:
        order = self.rng.permutation(len(self.x)).astype(np.int32)
        for k in range(0, len(order), self.batch):
            self.parameters = self.update(self.parameters, self.x, self.y, order[k : k + self.batch])
        self.wait(self.parameters)


PEERS = {"textbook": Textbook, "PyTorch": PyTorch, "scikit-learn": ScikitLearn, "JAX": JAX}
