"""Formulas of the registries in the face of mathematics."""

from __future__ import annotations

import pytest

from nnviz.nn import ACTIVATIONS
from nnviz.ui.functions.formula import right_side, runs, width
from nnviz.ui.theme import Appearance


def spelled(formula: str) -> str:
    """Italic in *, raised in ^, lowered in _."""
    marks = {1: "^", -1: "_", 0: ""}
    return " ".join(
        marks[lift] + (f"*{text}*" if italic else text) for text, italic, lift in runs(formula) if text != " "
    )


def test_letters_are_italic_names_and_digits_are_not_and_exponents_are_raised():
    assert spelled("1 / (1 + e⁻ᶻ)") == "1 / ( 1 + *e* ^− ^*z* )"
    assert spelled("max(0, z) - 1") == "max ( 0 , *z* ) − 1"
    assert spelled("z₁, z_k") == "*z* _1 , *z* _*k*"
    assert spelled("e^zᵢ / Σⱼ e^zⱼ") == "*e* ^*z* ^*i* / Σ _*j* *e* ^*z* ^*j*"
    assert spelled("e^min(0, z) - 1") == "*e* ^min ^( ^0 ^, ^*z* ^) − 1"


def test_only_the_right_side_stands_in_the_table():
    assert right_side("f(z) = max(0, z);  f'(0) = 0") == "max(0, z)"
    assert right_side("f(z)ᵢ = e^zᵢ / Σⱼ e^zⱼ") == "e^zᵢ / Σⱼ e^zⱼ"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_nothing_of_a_formula_is_lost(name, qapp):
    text = right_side(ACTIVATIONS[name].formula)
    assert width(text, Appearance(), 14) > 5
    plain = "".join(run[0] for run in runs(text))
    letters = {sign for sign in text if sign.isascii() and sign.isalnum()}
    assert letters <= set(plain)


def test_a_formula_without_room_is_cut_behind_a_whole_piece(qapp):
    from nnviz.ui.functions.formula import _fitting

    text = "max(0, z) + 2·(e^min(0, z) − 1)"
    whole = width(text, Appearance(), 14)
    assert _fitting(text, Appearance(), 14, whole) == list(runs(text))
    cut = _fitting(text, Appearance(), 14, whole - 20)
    assert cut[-1] == ("…", False, 0) and cut[:-1] == list(runs(text))[: len(cut) - 1]
    assert ("min", False, 1) in cut  # still an exponent, though its end is gone
