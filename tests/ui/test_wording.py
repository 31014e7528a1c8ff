"""Messages as the window writes them."""

from __future__ import annotations

from nnviz.training.message import Figure, Message, Share
from nnviz.ui.wording import translated


def test_figures_are_written_by_the_rules_of_the_window_and_plainly_elsewhere():
    message = Message("x", "loss {loss}, {share} saturated", {"loss": Figure(5.6e109), "share": Share(0.3)})
    assert str(message) == "loss 5.6e+109, 30\u00a0% saturated"
    assert translated(message) == "loss 5.6\u00a0×\u00a010¹⁰⁹, 30\u00a0% saturated"


def test_a_message_within_a_message_is_written_too():
    inner = Message("y", "row {row}", {"row": 3})
    assert translated(Message("x", "bad {where}", {"where": inner})) == "bad row 3"
