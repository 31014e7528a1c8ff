"""What the walk says of its steps: a title, why the step is as it is, and which of the five articles says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nnviz.training.message import QT_TRANSLATE_NOOP, Message


@dataclass(frozen=True, slots=True)
class Words:
    """`title` and `why` are English templates marked for translation; `seeds` the numbers of the articles."""

    title: str
    why: str
    seeds: tuple[str, ...]


_DELTA = QT_TRANSLATE_NOOP("Message", "backward: error of layer {layer}")

WORDS: Mapping[str, Words] = {
    "pre_activation": Words(
        QT_TRANSLATE_NOOP("Message", "forward: weighted sum of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message",
            "Each unit weighs what the layer below gives and adds its bias. What goes in and the weights are kept: "
            "the way back needs them.",
        ),
        ("001", "002"),
    ),
    "activation": Words(
        QT_TRANSLATE_NOOP("Message", "forward: activation of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message",
            "The activation function bends the sum; without it any number of layers would be one linear map.",
        ),
        ("001", "002"),
    ),
    "activation.purelin": Words(
        QT_TRANSLATE_NOOP("Message", "forward: activation of layer {layer}"),
        QT_TRANSLATE_NOOP("Message", "This layer is linear: it passes its sum on as it is."),
        ("001",),
    ),
    "activation.maxout": Words(
        QT_TRANSLATE_NOOP("Message", "forward: activation of layer {layer}"),
        QT_TRANSLATE_NOOP("Message", "Of the pieces of each unit the largest passes on; which one won is remembered."),
        ("003",),
    ),
    "activation.softmax": Words(
        QT_TRANSLATE_NOOP("Message", "forward: activation of layer {layer}"),
        QT_TRANSLATE_NOOP("Message", "Softmax makes the sums positive and lets them share out 1: probabilities."),
        ("002", "004"),
    ),
    "loss": Words(
        QT_TRANSLATE_NOOP("Message", "forward: the loss"),
        QT_TRANSLATE_NOOP(
            "Message", "The loss is one number: how far the output is from the target. Training makes it smaller."
        ),
        ("002", "004"),
    ),
    "loss.half_mse": Words(
        QT_TRANSLATE_NOOP("Message", "forward: the loss"),
        QT_TRANSLATE_NOOP(
            "Message",
            "One number says how far the output is from the target. The 2 below the line is there to cancel the 2 of "
            "the derivative.",
        ),
        ("002",),
    ),
    "delta.output": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "How the loss changes with the output, times the slope of the output's own function: a slope near 0 "
            "holds the error back.",
        ),
        ("000", "004"),
    ),
    "delta.linear": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message", "The output is linear, so its error is simply how the loss changes with the output."
        ),
        ("004",),
    ),
    "delta.fused": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "This loss and this output function belong together: the slope cancels, output minus target is left, and "
            "an output that is quite wrong learns fast.",
        ),
        ("004",),
    ),
    "delta.softmax": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "In a softmax every sum moves every output, so the whole Jacobian J, with ∂aᵢ/∂zⱼ in it, stands where "
            "f′ stands elsewhere.",
        ),
        ("004",),
    ),
    "delta.hidden": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "The error of layer {above} comes back through the same weights that carried the signal forward, then "
            "each unit keeps the part that its slope lets through.",
        ),
        ("000", "001", "004"),
    ),
    "delta.through": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "The error of layer {above} comes back through the same weights that carried the signal forward; this "
            "layer is linear and lets all of it through.",
        ),
        ("000", "004"),
    ),
    "delta.maxout": Words(
        _DELTA,
        QT_TRANSLATE_NOOP(
            "Message",
            "Only the piece that won takes the error of its unit; the losers get 0. What is left is a linear network.",
        ),
        ("003",),
    ),
    "weight_gradient": Words(
        QT_TRANSLATE_NOOP("Message", "backward: gradient of the weights of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message",
            "The error of a unit times what came in along the weight: both have to be there for a weight to learn. "
            "The input was kept on the way forward.",
        ),
        ("000", "001", "004"),
    ),
    "weight_gradient.penalty": Words(
        QT_TRANSLATE_NOOP("Message", "backward: gradient of the weights of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message", "The error of a unit times what came in along the weight, and the share of the regularisation."
        ),
        ("000", "004"),
    ),
    "bias_gradient": Words(
        QT_TRANSLATE_NOOP("Message", "backward: gradient of the biases of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message", "The input of a bias is always 1, so its gradient is the error itself, summed over the samples."
        ),
        ("000", "001", "004"),
    ),
    "slope_gradient": Words(
        QT_TRANSLATE_NOOP("Message", "backward: gradient of the learned slopes of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message",
            "A PReLU learns the slope of its left side as well: what came back times z, where z is negative.",
        ),
        ("003",),
    ),
    "clipping": Words(
        QT_TRANSLATE_NOOP("Message", "update: the gradient is clipped"),
        QT_TRANSLATE_NOOP("Message", "A gradient that has grown too large is cut before the step is taken."),
        ("002",),
    ),
    "weight_update": Words(
        QT_TRANSLATE_NOOP("Message", "update: weights of layer {layer}"),
        QT_TRANSLATE_NOOP(
            "Message",
            "Against the gradient the loss falls: learning rate and gradient together say how far the step goes.",
        ),
        ("002",),
    ),
    "bias_update": Words(
        QT_TRANSLATE_NOOP("Message", "update: biases of layer {layer}"),
        QT_TRANSLATE_NOOP("Message", "The biases take the same step as the weights, against their own gradient."),
        ("002",),
    ),
    "slope_update": Words(
        QT_TRANSLATE_NOOP("Message", "update: learned slopes of layer {layer}"),
        QT_TRANSLATE_NOOP("Message", "The slopes take the same step as the weights, against their own gradient."),
        ("002", "003"),
    ),
    "loss_after": Words(
        QT_TRANSLATE_NOOP("Message", "update: the loss after the step"),
        QT_TRANSLATE_NOOP(
            "Message",
            "Forward again with the new parameters: the loss of these samples goes from {before} to {after}, a change "
            "of {change}. Forward, backward, change, again and again, that is all of learning.",
        ),
        ("002",),
    ),
}


def title(key: str, **values: object) -> Message:
    """What a step is called."""
    return Message(f"walk.{key}.title", WORDS[key].title, values)


def why(key: str, **values: object) -> Message:
    """Why a step is taken."""
    return Message(f"walk.{key}.why", WORDS[key].why, values)
