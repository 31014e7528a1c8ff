"""The names that lessons may use, of pages, views and the window itself; a test compares them with what is there.

They stand here because a page that nobody has opened does not exist yet, and a lesson's file is checked before.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nnviz.ui import catalogue


@dataclass(frozen=True, slots=True)
class Words:
    """What a page or view offers: of `arrange` the settings, of `facts` and `places` the names. "*" is anything."""

    settings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


WORDS: Mapping[str, Words] = {
    "window": Words(
        settings=("undo",),
        facts=("page", "view", "speed", "undo"),
        places=(
            *("run", "step", "restart", "new_weights", "speed", "figures", "tabs"),
            *("data", "features", "layers", "training", "learning_rate", "batch"),
        ),
    ),
    "score": Words(("layer",), ("layer",), ("heads", "network", "function", "slope", "ladder")),
    "gradient": Words(
        ("nudge", "history"), ("nudge", "history", "layer", "said"), ("summary", "ladders", "nudge", "history")
    ),
    "maxout": Words(
        ("layer", "unit", "sample", "show"),
        (
            *("layers", "layer", "unit", "sample", "show", "pieces", "winning", "least_share", "least_taught"),
            *("thin_off", "thin_exact", "thin_rows", "thin_winners", "thin_learning"),
        ),
        ("unit", "plane", "choice", "details", "sample"),
    ),
    "compare": Words(
        ("regions", "merge", "colour"),
        ("sides", "shown", "step", "best", "worst", "best_loss", "worst_loss", "regions", "pieces_*"),
        ("comparison", "a", "b", "c", "d", "losses", "deltas", "race", "regions", "pieces"),
    ),
    "map": Words(
        ("regions", "merge", "colour"),
        ("regions", "pieces", "kind", "pieces_step", "decision_segments", "most_pieces", "first_pieces", "no_pieces"),
        ("map", "regions", "pieces"),
    ),
    "signals": Words((), ("zero", "units", "half_kept", "enough"), ("bars", "curve", "words")),
    "symmetry": Words(
        ("layer",),
        (
            *("step", "layers", "layer", "units_*", "distinct_*", "units", "distinct", "since", "all_same"),
            *("all_same_since", "broken", "outlook"),
        ),
        ("bars", "words", "remedy", "matrices", "course"),
    ),
    "zigzag": Words(
        ("layer", "unit", "weights"),
        (
            *("step", "steps", "layer", "unit", "weight_1", "weight_2", "batch_size", "positive_share"),
            *("zero_centred", "input_mean", "input_deviation", "same_sign_share_sample", "same_sign_share_batch"),
            *("sign_agreement", "sign_flips", "sign_flip_share"),
            *("path_length", "straight_length", "path_over_straight"),
        ),
        (
            *("choice", "words", "plane", "strip", "positive", "same_sample", "same_batch"),
            *("flips", "length", "straight", "detour"),
        ),
    ),
    "losslab": Words(
        (
            *("experiment", "losses", "target", "cursor", "samples", "*.*", "loss", "shares", "scores", "true"),
            *("equal", "constant", "outlier", "points", "alpha", "share", "restart", "start", "rate", "steps", "run"),
        ),
        (
            *("experiment", "target", "cursor", "samples", "value_*", "slope_*", "gradient_*", "loss", "value"),
            *("outputs", "equal", "entropy", "kl", "cross_entropy", "probabilities_sum", "probability_true"),
            *("gradient_sum", "gradient_largest", "on_simplex", "settled", "constant", "point", "mean", "median"),
            *("level_*", "share_*", "pull_*", "error_*", "alpha", "share", "step", "moved", "recall_*", "precision_*"),
            *("accuracy_*", "alarms_*", "start", "running", "slope", "z_*", "a_*", "learned_*"),
        ),
        (
            *("tabs", "losses", "target", "samples", "value", "slope", "figures", "loss", "equal", "prediction"),
            *("terms", "gradient", "identity", "*"),
        ),
    ),
    "descent": Words(
        (
            *("example", "curve", "surface", "formula", "low", "high", "start", "starts", "optimizer", "optimizers"),
            *("rate", "rates", "chosen", "steps", "speed", "run", "*"),
        ),
        (
            *(
                "landscape",
                "dimension",
                "optimizer",
                "rate",
                "steps",
                "running",
                "walks",
                "chosen",
                "loss",
                "loss_start",
            ),
            *("loss_fell", "regime", "diverged", "minimum_reached", "level", "step_size", "border", "above_border"),
            *("w", "w_start", "w_next", "gradient", "gradient_sign", "gradient_sign_start", "moved", "w1", "w2"),
            *("gradient_1", "gradient_2", "loss_*", "regime_*", "arrived", "ends", "ends_apart", "best"),
            *("best_optimizer", "worst_optimizer", "step_ratio"),
        ),
        (
            *("choice", "examples", "formula", "optimizer", "rate", "start", "add", "draw", "run", "step", "back"),
            *("restart", "figures", "story", "walks", "plot", "losses", "relief", "add_start"),
        ),
    ),
    "backprop": Words(
        (
            *("source", "network", "example", "batch", "take", "step", "kind", "layer", "entry", "epsilon"),
            *("tolerance", "precision", "decimals", "apply", "play", "speed"),
            *("dimensions", "mistake", "mistake_layer"),
        ),
        (
            *("there", "source", "playing", "updates", "step", "steps", "at_end", "reached_end", "kind", "phase"),
            *("layer", "row", "column", "value", "rows", "columns", "example", "samples", "taken_step", "loss_before"),
            *("loss_after", "applied_before", "applied_after", "verdict", "relative_error", "largest_relative_error"),
            *("checked", "differing", "cache_stored", "cache_used", "cache_size", "cache_full", "using_cache"),
            *("shapes_agree", "delta_norm", "slope", "dimensions", "dimensions_*"),
        ),
        (
            *("source", "example", "check", "transport", "samples", "network", "cache", "matrices", "steps"),
            *("formula", "numbers", "shapes", "difference", "split", "update", "export"),
            *("dimensions", "mistake*", "verdict*", "equations*", "X*", "W*", "b*", "T*"),
        ),
    ),
    "functions": Words(
        ("chosen", "z", "cursor", "side_by_side"),
        (
            *("chosen", "count", "cursor", "z_from", "z_to"),
            *("value_*", "slope_*", "value_left_*", "value_right_*", "slope_left_*", "slope_right_*"),
            *("steepest_*", "cost_*", "cost_back_*", "slope_from_value_off_*"),
        ),
        ("f", "slope", "facts", "softmax", "choice", "options"),
    ),
    "workshop": Words(
        ("lines", "target", "own", "learning_rate", "speed", "x", "run", "restart"),
        (
            *("step", "loss", "lines", "bends", "shape", "switch", "winner_left", "winner_right", "relu_off"),
            *("x", "winner", "loser_gradient", "target", "running", "loss_*", "bends_*"),
        ),
        (
            *("plot", "switches", "losses", "unit_2", "unit_3", "unit_5", "lines", "training", "run", "target"),
            "teaches",
        ),
    ),
}


class KnownWords:
    """The `nnviz.training.lessons.problems.Vocabulary`."""

    def shown(self) -> Collection[str]:
        pages = (page.key for page in catalogue.PAGES if page.key != "live")
        return ["live", *(view.key for view in catalogue.VIEWS), *pages]

    def places(self) -> Collection[str]:
        return [*(f"{key}.{name}" for key, words in WORDS.items() for name in words.places), *self.shown()]

    def facts(self) -> Collection[str]:
        return [f"{key}.{name}" for key, words in WORDS.items() for name in words.facts]

    def settings(self) -> Collection[str]:
        return [f"{key}.{name}" for key, words in WORDS.items() for name in words.settings]
