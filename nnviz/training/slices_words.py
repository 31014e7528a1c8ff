"""How the losses of the live network are called, what is said of them, and how a parameter is written."""

from __future__ import annotations

from nnviz.nn import Network
from nnviz.training.message import QT_TRANSLATE_NOOP, Message
from nnviz.training.slices_places import Place


def symbol(network: Network, place: Place) -> str:
    """How a parameter is written: w, b or s (a learned slope), with its layer, its unit (Maxout: and piece), and from
    where it comes, all from 1. Rich text.
    """
    pieces = network.layers[place.layer].pieces
    unit, piece = divmod(place.row, pieces)
    target = f"{unit + 1}" if pieces == 1 or place.column is None else f"{unit + 1}.{piece + 1}"
    if place.column is None:
        letter, below = "s", target
    elif place.column == network.layers[place.layer].n_in:
        letter, below = "b", target
    else:
        letter, below = "w", f"{target},{place.column + 1}"
    return f"<i>{letter}</i><sup>{place.layer + 1}</sup><sub>{below}</sub>"


TITLES = {
    "live_weight": Message("slice", QT_TRANSLATE_NOOP("Message", "A weight of the live network")),
    "live_weights": Message("slice", QT_TRANSLATE_NOOP("Message", "Two weights of the live network")),
    "live_random": Message("slice", QT_TRANSLATE_NOOP("Message", "Slice along two random directions")),
    "live_path": Message("slice", QT_TRANSLATE_NOOP("Message", "Slice along the path (PCA)")),
}
NOTES = {
    "live_weight": Message(
        "slice-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The true loss of the running network while this one parameter is moved and all others are held. "
            "Walking on it asks what would happen if only this one learned; the network itself is left alone.",
        ),
    ),
    "live_weights": Message(
        "slice-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The true loss of the running network while these two parameters are moved and all others are held. "
            "Walking on it asks what would happen if only these two learned; the network itself is left alone.",
        ),
    ),
    "live_random": Message(
        "slice-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The true loss in a plane through all parameters at once. Each row of each W moves by as much as it is "
            "long (filter normalisation, Li et al. 2018), so that slopes can be compared; biases and learned slopes "
            "stay where they are.",
        ),
    ),
    "live_path": Message(
        "slice-note",
        QT_TRANSLATE_NOOP(
            "Message",
            "The true loss in the plane that holds most of the run's own path, along its two principal directions. "
            "α and β are distances in the space of all parameters.",
        ),
    ),
}
