"""A learned rectifier layer becomes a Maxout layer in a new run: the same function, and training goes on."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.conversion import converted
from nnviz.training.message import ConfigError
from nnviz.training.trainer import Trainer

LAYERS = (Layer(8, "relu"), Layer(6, "prelu"), Layer(4, "tanh"))


@pytest.fixture
def learned() -> Trainer:
    trainer = Trainer(RunConfig(dataset="iris", standardize=True, layers=LAYERS, seed=4))
    trainer.advance(300)
    return trainer


@pytest.mark.parametrize("layer", [0, 1, 3])
def test_the_new_run_computes_the_same_to_rounding(learned, layer):
    begun = Trainer.resumed(converted(learned, layer))
    assert begun.step == 0 and begun.network.layers[layer].pieces == 2
    x = learned.data.x
    assert np.abs(begun.network.forward(x) - learned.network.forward(x)).max() <= 1e-12
    assert begun.loss("test") == pytest.approx(learned.loss("test"), rel=1e-12)


def test_the_other_layers_and_the_data_stay_as_they_are(learned):
    saved = converted(learned, 0)
    begun = Trainer.resumed(saved)
    assert saved.config.layers == (Layer(8, "maxout", {"pieces": 2}), *LAYERS[1:])
    assert (begun.data.train == learned.data.train).all()
    assert (begun.network.slopes[1] == learned.network.slopes[1]).all()
    begun.advance(50)
    assert (begun.network.weights[0].reshape(8, 2, -1)[:, 1] != 0).any()  # the zero line learns, too


def test_a_layer_that_is_no_rectifier_is_refused(learned):
    with pytest.raises(ConfigError, match="tanh is no maximum"):
        converted(learned, 2)
