"""The preview of a run that might be: as it would begin, made once, and refused in words where it is too large."""

from __future__ import annotations

import numpy as np
import pytest

from nnviz.training import Dataset, Layer, RunConfig, Trainer
from nnviz.training import previews as module
from nnviz.training.live_run import LiveRun
from nnviz.training.preview_want import Preview, PreviewWant
from nnviz.training.previews import KEPT
from nnviz.training.wants import StavesWant

STAVES = StavesWant()
DEEP = RunConfig(layers=(Layer(8, "relu"),) * 6, initializer="he", seed=5)


def previewed(run: LiveRun, config: RunConfig) -> Preview:
    want = PreviewWant(config)
    return run.answer([want])[want]


def begun_with(config: RunConfig, data: Dataset | None = None) -> list[float]:
    return [layer.delta_norm for layer in LiveRun(Trainer(config, data)).answer([STAVES])[STAVES].layers]


@pytest.mark.parametrize("changed", [{}, {"standardize": True}, {"batch_size": 50}, {"weights_seed": 9}])
def test_it_is_what_the_run_with_these_settings_begins_with(changed):
    run = LiveRun(Trainer(RunConfig(seed=5)))
    run.advance(300)
    config = RunConfig.from_dict(DEEP.to_dict() | changed)
    assert previewed(run, config).norms.tolist() == begun_with(config)


def test_a_table_of_ones_own_is_the_data_of_the_preview_too():
    x = np.random.default_rng(0).uniform(3, 9, (3, 80))
    data = Dataset(x, x[:1] * 2)
    run = LiveRun(Trainer(RunConfig(), data))
    config = RunConfig(standardize=True, layers=(Layer(5, "relu"),))
    assert previewed(run, config).norms.tolist() == begun_with(config, data)


def test_it_leaves_the_run_as_it_is():
    run, alone = (LiveRun(Trainer(RunConfig())) for _ in range(2))
    run.advance(50)
    previewed(run, DEEP)
    run.advance(50)
    alone.advance(100)
    assert (run.trainer.network.parameters == alone.trainer.network.parameters).all()


def test_it_is_made_once_and_few_are_kept(monkeypatch):
    made = []
    original = module._previewed
    monkeypatch.setattr(module, "_previewed", lambda trainer, config: made.append(config) or original(trainer, config))
    run = LiveRun(Trainer(RunConfig()))
    one, two, three = (RunConfig(weights_seed=seed) for seed in (1, 2, 3))
    for config in (one, two, one, two, one):
        previewed(run, config)
    assert made == [one, two]
    previewed(run, three)
    assert len(run._view.previews._made) == KEPT
    previewed(run, one)
    assert made == [one, two, three]  # the one used longest ago was dropped


def test_a_network_that_takes_too_long_is_refused_in_words():
    run = LiveRun(Trainer(RunConfig()))
    preview = previewed(run, RunConfig(layers=(Layer(2000, "relu"),) * 2))
    assert preview.norms.size == 0
    assert str(preview.refusal) == "no preview of so large a network"


def test_settings_that_do_not_fit_the_data_are_refused_in_words():
    run = LiveRun(Trainer(RunConfig()))
    preview = previewed(run, RunConfig(loss="nll"))
    assert preview.norms.size == 0
    assert preview.refusal is not None and str(preview.refusal)
