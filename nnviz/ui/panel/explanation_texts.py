"""What the settings of a run, the parameters of its functions and its data sets mean: the words of `explanations`.

The functions of the registries explain themselves; their notes are translated in the context "Note".
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from nnviz.ui.number_format import MINUS

SETTING_TEXTS: Mapping[str, str] = {
    "samples": QT_TRANSLATE_NOOP(
        "Explanation", "How many points are made, or rows of the table are drawn. Leave it empty for the usual number."
    ),
    "noise": QT_TRANSLATE_NOOP(
        "Explanation", "How much chance is mixed into the data. It disturbs their labels or targets."
    ),
    "train_fraction": QT_TRANSLATE_NOOP(
        "Explanation",
        "The share of the points that the network learns from. The others are the test part: they only tell how well "
        "it does on what it has not seen.",
    ),
    "features": QT_TRANSLATE_NOOP("Explanation", "What the network gets to see of a point; each is one input."),
    "standardize": QT_TRANSLATE_NOOP(
        "Explanation",
        "Shift and scale each input to mean 0 and deviation 1, as measured on the training part. Columns of "
        "different size then pull alike.",
    ),
    "layers": QT_TRANSLATE_NOOP("Explanation", "How many units this layer has. Each is one curve through its inputs."),
    "activation": QT_TRANSLATE_NOOP("Explanation", "The function that each unit sends its z through."),
    "output_activation": QT_TRANSLATE_NOOP(
        "Explanation", "What the last layer makes of its z. Its range has to be one that the loss can do with."
    ),
    "initializer": QT_TRANSLATE_NOOP("Explanation", "How the weights are drawn before the first step."),
    "init_scale": QT_TRANSLATE_NOOP(
        "Explanation",
        "Multiplies the first weights. Large ones push z far from 0, where sigmoid and tanh are flat: the descent "
        "gets slow.",
    ),
    "loss": QT_TRANSLATE_NOOP("Explanation", "The number that training makes small."),
    "optimizer": QT_TRANSLATE_NOOP("Explanation", "How a gradient becomes a step of the parameters θ."),
    "learning_rate": QT_TRANSLATE_NOOP(
        "Explanation",
        "η, how far a step goes along the gradient g. Each step is small, and depends on the slope where it stands: "
        "too small takes for ever, too large jumps over the valley and may explode.",
    ),
    "batch_size": QT_TRANSLATE_NOOP(
        "Explanation",
        "How many samples a step averages over. A large batch steadies the direction: the zigzag of inputs that are "
        "all positive is a small matter then.",
    ),
    "regularization": QT_TRANSLATE_NOOP("Explanation", "A price on large weights, added to the loss; biases are free."),
    "regularization_rate": QT_TRANSLATE_NOOP("Explanation", "How high the price on large weights is; 0 is none."),
    "seed": QT_TRANSLATE_NOOP(
        "Explanation", "Where all chance starts: the same seed gives the same points, weights and order, bit for bit."
    ),
    "dtype": QT_TRANSLATE_NOOP("Explanation", "How exactly numbers are kept. float32 is faster for wide layers."),
    "schedule": QT_TRANSLATE_NOOP(
        "Explanation",
        "How the learning rate changes from epoch to epoch: large steps first, small ones to settle down with. η₀ is "
        "the rate that is set, e counts the epochs.",
    ),
    "clip": QT_TRANSLATE_NOOP(
        "Explanation",
        "Cuts a gradient that is too large before it becomes a step, so that one steep place cannot throw the "
        "parameters far away.",
    ),
}

SETTING_FORMULAS: Mapping[str, str] = {
    "learning_rate": f"θ ← θ {MINUS} η g",
    "init_scale": "W ← s W",
    "standardize": f"x ← (x {MINUS} μ) / σ",
    "layers": "zˡ = Wˡ aˡ⁻¹ + bˡ",
    "activation": "aˡ = f(zˡ)",
    "output_activation": "y = f(zᴸ)",
    "regularization": "L + λ R(W)",
    "regularization_rate": "L + λ R(W)",
    "clip": "||g|| ≤ c",
}

PARAMETER_FORMULAS: Mapping[str, str] = {
    "momentum": "v ← μ v + g",
    "dampening": f"v ← μ v + (1 {MINUS} dampening) g",
    "weight_decay": "g ← g + λ θ",
    "adamw.weight_decay": f"θ ← θ {MINUS} η λ θ",
    "rmsprop.alpha": f"v ← α v + (1 {MINUS} α) g²",
}

PARAMETER_TEXTS: Mapping[str, str] = {
    "pieces": QT_TRANSLATE_NOOP(
        "Explanation", "How many straight lines a Maxout unit takes the largest of. Its activation is their envelope."
    ),
    "slope": QT_TRANSLATE_NOOP(
        "Explanation", "What a negative z is multiplied by. 0 would be ReLU, 1 a straight line."
    ),
    "prelu.slope": QT_TRANSLATE_NOOP(
        "Explanation", "What a negative z is multiplied by at first; then each unit learns a slope of its own."
    ),
    "elu.alpha": QT_TRANSLATE_NOOP("Explanation", "How far below 0 the curve runs out on the left: to −α."),
    "rmsprop.alpha": QT_TRANSLATE_NOOP(
        "Explanation",
        "How much of the mean squared gradient stays at each step: the nearer to 1, the longer it remembers.",
    ),
    "weighted_bce.alpha": QT_TRANSLATE_NOOP(
        "Explanation", "How much dearer a missed yes is than a false alarm; 1 is bce."
    ),
    "huber.delta": QT_TRANSLATE_NOOP(
        "Explanation", "The error up to which the loss is a parabola; beyond it goes on in a straight line."
    ),
    "smooth_l1.beta": QT_TRANSLATE_NOOP(
        "Explanation", "The error up to which the tip is round; beyond it the loss is that of mae, lowered by β/2."
    ),
    "momentum": QT_TRANSLATE_NOOP("Explanation", "What remains of the last step's velocity in this one."),
    "dampening": QT_TRANSLATE_NOOP("Explanation", "How much less the newest gradient counts in the velocity."),
    "weight_decay": QT_TRANSLATE_NOOP(
        "Explanation", "Shrinks all parameters a little at every step, biases too: λ θ is added to the gradient."
    ),
    "adamw.weight_decay": QT_TRANSLATE_NOOP(
        "Explanation", "Shrinks all parameters by η λ of themselves at every step, biases too, beside the gradient."
    ),
    "lr_decay": QT_TRANSLATE_NOOP("Explanation", "Makes the learning rate fall step by step: η / (1 + decay · steps)."),
    "initial_accumulator_value": QT_TRANSLATE_NOOP(
        "Explanation", "What the sum of squared gradients begins with; more makes the first steps shorter."
    ),
    "eps": QT_TRANSLATE_NOOP(
        "Explanation",
        "ε, added below the line so that nothing is divided by 0; more makes the steps of flat directions shorter.",
    ),
    "centered": QT_TRANSLATE_NOOP(
        "Explanation", "Divide by the deviation of the gradient from its mean, instead of by its size."
    ),
    "betas": QT_TRANSLATE_NOOP(
        "Explanation",
        "β₁ and β₂: how much of the mean gradient and of the mean squared gradient stays at each step.",
    ),
    "amsgrad": QT_TRANSLATE_NOOP(
        "Explanation", "Divide by the largest mean squared gradient so far, so that the steps never get longer again."
    ),
    "step_size": QT_TRANSLATE_NOOP("Explanation", "How many epochs lie between two falls of the learning rate."),
    "gamma": QT_TRANSLATE_NOOP("Explanation", "γ, what the learning rate is multiplied by when it falls."),
    "T_max": QT_TRANSLATE_NOOP("Explanation", "How many epochs the learning rate takes from the top to the bottom."),
    "eta_min": QT_TRANSLATE_NOOP("Explanation", "The learning rate at the bottom."),
    "decay": QT_TRANSLATE_NOOP("Explanation", "d: after 1/d epochs the learning rate is halved."),
}
"""By parameter, or where functions mean different things by one name, by function and parameter."""

DATASET_TEXTS: Mapping[str, str] = {
    "circle": QT_TRANSLATE_NOOP("Explanation", "A disc inside a ring. Noise flips the labels of points near the gap."),
    "xor": QT_TRANSLATE_NOOP("Explanation", "Four squares, opposite ones alike. Noise flips labels near the edges."),
    "gauss": QT_TRANSLATE_NOOP("Explanation", "Two round clouds. Noise spreads them until they overlap."),
    "spiral": QT_TRANSLATE_NOOP("Explanation", "Two arms, wound into each other. Noise moves the points themselves."),
    "xor4": QT_TRANSLATE_NOOP(
        "Explanation", "The truth table of exclusive or: four points, all for training. No straight line parts them."
    ),
    "reg-plane": QT_TRANSLATE_NOOP("Explanation", "Regression: a tilted plane. Noise disturbs the heights."),
    "reg-gauss": QT_TRANSLATE_NOOP(
        "Explanation", "Regression: six cones, up and down by turns. Noise disturbs the heights."
    ),
    "sin": QT_TRANSLATE_NOOP("Explanation", "Regression with one input: the sine. Noise moves the targets up or down."),
    "iris": QT_TRANSLATE_NOOP("Explanation", "150 flowers, four lengths in cm, three species."),
    "wine": QT_TRANSLATE_NOOP("Explanation", "178 wines, thirteen measurements, three growers."),
    "breast_cancer": QT_TRANSLATE_NOOP("Explanation", "569 cell samples, thirty measurements, malignant or benign."),
    "digits": QT_TRANSLATE_NOOP("Explanation", "1797 handwritten digits of 8 × 8 pixels."),
}
