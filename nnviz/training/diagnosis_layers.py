"""What is wrong within a layer: saturated, dead, or all its units the same; and an output that is sure and wrong."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np

from nnviz.nn import Network
from nnviz.nn.layers import Dense
from nnviz.training import remedies
from nnviz.training.diagnosis_moment import Finding, Moment
from nnviz.training.message import QT_TRANSLATE_NOOP, Figure, Message, Share
from nnviz.training.wants import Note

SATURATED_ON, SATURATED_OFF = 0.65, 0.55
"""Share of a layer's f'(z) that are near 0. Measured: in runs that learn well tanh layers reach 0.58."""
WRONG_SIDE_ON, WRONG_SIDE_OFF = 0.40, 0.30
"""Share of the outputs. Measured: he weights begin with up to 0.30 of them, which a hundred steps mend."""
DEAD_ON, DEAD_OFF, DEAD_FOR, DEAD_MOST = 0.25, 0.20, 500, 0.65
"""Share of a layer's units, for so many steps: at first units die and revive. A layer all dead is told at once, and one
that is mostly dead even of a run that has learned: it has less to learn with."""
SAME_ON, SAME_OFF = 0.5, 0.4
"""Share of a layer's units that have a twin."""
ALIKE = 1e-6
"""Twins are units whose weights, bias and outgoing weights differ by less than this part of the largest: training
twins leaves them rounding errors apart, and any random draw leaves units far more apart."""


def layer_findings(now: Moment) -> Iterator[Finding]:
    """Whatever holds, layer by layer."""
    memory, network = now.memory, now.trainer.network
    shares = [_twin_share(network, l) for l in range(len(network.layers) - 1)]
    same = [l for l, share in enumerate(shares) if memory.holds(("same", l), share, SAME_ON, SAME_OFF)]
    if same:
        yield Finding(10.0, _same(now, same[0], shares[same[0]]))
    learned = now.learned
    saturated: list[int] = []
    for l, figures in enumerate(now.staves.layers):
        if l not in same and _is_dead(now, l, float(figures.dead.mean()), learned):
            yield Finding(5.9 if figures.dead.all() else 4.9, _dead(now, l))
        if not _is_bounded(network.layers[l]):
            continue
        if l < len(network.layers) - 1:
            share = 0.0 if learned or _is_flat(now, l) else figures.saturated_share
            if memory.holds(("saturated", l), share, SATURATED_ON, SATURATED_OFF) and memory.settled(("saturated", l)):
                saturated.append(l)
        elif not network.fused:
            share, key = _wrong_side(now), ("wrong side", l)
            if memory.holds(key, share, WRONG_SIDE_ON, WRONG_SIDE_OFF) and memory.settled(key):
                yield Finding(5.5, _saturated_wrongly(now, share))
    if saturated:
        yield Finding(5.7, _saturated(now, saturated))


def borne(now: Moment) -> Message | None:
    """What much of a hidden layer is saturated or dead, though that is no fault yet: the score shows it, too."""
    for l, (layer, figures) in enumerate(zip(now.trainer.network.layers[:-1], now.staves.layers, strict=False)):
        share = figures.saturated_share
        if _is_bounded(layer) and now.memory.holds(("borne", l), share, SATURATED_ON, SATURATED_OFF):
            learned = QT_TRANSLATE_NOOP(
                "Message",
                "No δ is 0 or less than a thousandth of the last layer's, and the loss does not rise. Layer {layer} is "
                "saturated by {share}, but the loss has fallen to a tenth.",
            )
            early = QT_TRANSLATE_NOOP(
                "Message",
                "No δ is 0 or less than a thousandth of the last layer's, and the loss does not rise. Layer {layer} is "
                "saturated by {share}; that may pass.",
            )
        elif now.memory.known(("dead", l)):
            share = float(figures.dead.mean())
            learned = QT_TRANSLATE_NOOP(
                "Message",
                "No δ is 0 or less than a thousandth of the last layer's, and the loss does not rise. In layer "
                "{layer}, {share} of the units are dead, but the loss has fallen to a tenth.",
            )
            early = QT_TRANSLATE_NOOP(
                "Message",
                "No δ is 0 or less than a thousandth of the last layer's, and the loss does not rise. In layer "
                "{layer}, {share} of the units are dead; that may pass.",
            )
        else:
            continue
        values = {"layer": l + 1, "share": Share(share)}
        return Message("note.fine.borne", learned if now.learned else early, values)
    return None


def _is_bounded(layer: Dense) -> bool:
    """Whether its function flattens on both sides, one value at a time."""
    return bool(layer.activation.elementwise and all(map(isfinite, layer.activation.range)))


def _is_flat(now: Moment, l: int) -> bool:
    """Whether f' is 0 everywhere: that is another fault."""
    layer = now.trainer.network.layers[l]
    return bool(layer.activation.max_derivative(**layer.params) == 0)


def _twin_share(network: Network, l: int) -> float:
    """The share of the units of hidden layer l that compute and learn the same as another one; 0 of a single unit."""
    layer, after = network.layers[l], network.layers[l + 1].weight
    if layer.size < 2:
        return 0.0
    own, biases = layer.weight.reshape(layer.size, -1), layer.bias.reshape(layer.size, -1)
    parts = (own, biases, after.T)
    limit = ALIKE * max(float(np.abs(part).max()) for part in parts)
    # equal units have equal projections: all others are told apart without comparing every weight
    place = np.sum([part @ np.sin(np.arange(1, part.shape[1] + 1)) for part in parts], axis=0)
    order = np.argsort(place)
    width = sum(part.shape[1] for part in parts)
    near = np.flatnonzero(np.diff(place[order]) <= limit * width)
    if len(near) < SAME_OFF * (layer.size - 1) / 2:
        return 0.0
    first, second = order[near], order[near + 1]
    apart = np.max([np.abs(part[first] - part[second]).max(axis=1) for part in parts], axis=0)
    return len(np.unique((first[apart <= limit], second[apart <= limit]))) / layer.size


def _is_dead(now: Moment, l: int, share: float, learned: bool) -> bool:
    key = ("dead", l)
    holds = now.memory.holds(key, share, DEAD_ON, DEAD_OFF)
    return holds and (share == 1 or (not (learned and share < DEAD_MOST) and now.memory.lasted(key) >= DEAD_FOR))


def _wrong_side(now: Moment) -> float:
    """The share of the output's values that are saturated though more than half the range off the best they can be."""
    layer, probe = now.trainer.network.layers[-1], now.probe
    low, high = layer.activation.range
    far = np.abs(probe.a[-1] - np.clip(probe.y, low, high)) > (high - low) / 2
    return float(np.mean(far & layer.activation.saturates(probe.z[-1], **layer.params)))


def _same(now: Moment, l: int, share: float) -> Note:
    layer = now.trainer.network.layers[l]
    values = {"layer": l + 1, "count": round(share * layer.size), "size": layer.size}
    title = QT_TRANSLATE_NOOP("Message", "Layer {layer}: {count} of {size} units are the same")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "Equal weights before and behind them: they compute the same and get the same gradient, so they stay equal "
        "for ever. Random first weights break the symmetry.",
    )
    return Note(
        "danger",
        Message("note.same", title, values),
        Message("note.same.why", why, values),
        l,
        now.memory.since(("same", l)),
        remedies.first_of(remedies.first_weights(now.trainer.config)),
        "symmetry",
    )


def _saturated(now: Moment, saturated: list[int]) -> Note:
    l = saturated[0]
    config, layer, figures = now.trainer.config, now.trainer.network.layers[l], now.staves.layers[l]
    values = {
        "layer": l + 1,
        "count": len(saturated),
        "share": Share(figures.saturated_share),
        "function": layer.activation.name,
        "most": f"{layer.activation.max_derivative(**layer.params):.2g}",
        "rms": Figure(figures.slope_rms),
    }
    if len(saturated) == 1:
        title = QT_TRANSLATE_NOOP("Message", "Layer {layer}: {share} saturated")
    else:
        title = QT_TRANSLATE_NOOP("Message", "{count} layers are saturated, layer {layer} by {share}")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "The derivative of {function} is at most {most}, here {rms} (rms): where it is near 0, little of the error "
        "passes.",
    )
    return Note(
        "warning",
        Message("note.saturated", title, values),
        Message("note.saturated.why", why, values),
        l,
        now.memory.since(("saturated", l)),
        remedies.first_of(
            remedies.first_weights(config),
            remedies.standardized(config) if l == 0 else None,
            remedies.other_function(config, l, "relu") if len(saturated) == 1 else remedies.relu_and_he(config),
        ),
        "functions",
    )


def _saturated_wrongly(now: Moment, share: float) -> Note:
    config, l = now.trainer.config, len(now.trainer.network.layers) - 1
    values = {"share": Share(share), "function": now.trainer.network.layers[l].activation.name}
    title = QT_TRANSLATE_NOOP("Message", "The output is sure and wrong for {share} of the samples")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "There {function} is saturated on the wrong side, so its derivative lets hardly any of the large error back.",
    )
    return Note(
        "warning",
        Message("note.wrong_side", title, values),
        Message("note.wrong_side.why", why, values),
        l,
        now.memory.since(("wrong side", l)),
        remedies.first_of(remedies.first_weights(config), remedies.restart_with_rate_times(config, 0.1)),
        "map",
    )


def _dead(now: Moment, l: int) -> Note:
    layer = now.trainer.network.layers[l]
    values = {
        "layer": l + 1,
        "count": int(now.staves.layers[l].dead.sum()),
        "size": layer.size,
        "samples": len(now.trainer.probe),
        "function": layer.activation.name,
    }
    title = QT_TRANSLATE_NOOP("Message", "Layer {layer}: {count} of {size} units dead")
    why = QT_TRANSLATE_NOOP(
        "Message",
        "z <= 0 for all {samples} samples looked at: the derivative of {function} is 0 there and their weights no "
        "longer change.",
    )
    config = now.trainer.config
    hidden = l < len(config.layers)
    return Note(
        "warning",
        Message("note.dead", title, values),
        Message("note.dead.why", why, values),
        l,
        now.memory.since(("dead", l)),
        remedies.first_of(
            remedies.other_function(config, l, "leaky_relu")
            if hidden
            else remedies.usual_output(config, now.trainer.data.task)
        ),
        "score",
    )
