"""ACTIVATIONS, the registry of all activation functions, related ones side by side; their families have files.

A new function is one class with its facts, `value`, `derivative` and `max_derivative`, and its name here.
"""

from __future__ import annotations

from nnviz.nn.activation_base import Activation
from nnviz.nn.bounded import HardSigmoid, Hardtanh, Sigmoid, Sin, Softsign, Tanh
from nnviz.nn.exponential import ELU, SELU
from nnviz.nn.maxout import Maxout
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.plain import Purelin, Sign
from nnviz.nn.rectifiers import LeakyReLU, PReLU, ReLU, ReLU6
from nnviz.nn.registry import Registry
from nnviz.nn.smooth import GELU, Mish, SiLU, Softplus
from nnviz.nn.softmax import Softmax

ACTIVATIONS: Registry[Activation] = Registry(
    QT_TRANSLATE_NOOP("Message", "activation"),
    (
        Purelin(),
        Sigmoid(),
        Tanh(),
        Softsign(),
        ReLU(),
        LeakyReLU(),
        PReLU(),
        ELU(),
        SELU(),
        ReLU6(),
        GELU(),
        SiLU(),
        Mish(),
        Softplus(),
        Hardtanh(),
        HardSigmoid(),
        Sin(),
        Sign(),
        Maxout(),
        Softmax(),
    ),
)
