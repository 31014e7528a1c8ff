"""One source in LaTeX, and what is made of it: rich text, MathML, plain text; what is not understood is refused."""

from __future__ import annotations

import pytest

from nnviz.training.walk.figures import beside_one, factor, figure, total
from nnviz.training.walk.formula import Formula

FORMULAS = [
    (r"z^{1} = W^{1} a^{0} + b^{1}", "z¹ = W¹ a⁰ + b¹"),
    (r"\delta^{2} = (W^{3})^{\mathsf{T}} \delta^{3} \odot f'(z^{2})", "δ² = (W³)ᵀ δ³ ⊙ f′(z²)"),
    (r"\frac{\partial L}{\partial W^{3}}", "∂L/∂W³"),
    (r"\frac{1}{2} (t - y)^{2}", "½ (t − y)²"),
    (r"\frac{1}{2 m} \sum (T - Y)^{2}", "1/(2m) ∑ (T − Y)²"),
    (r"(-1) \cdot (-0.5) = 0.5", "(−1) · (−0.5) = 0.5"),
    (r"\max(0, -1.5)", "max(0, −1.5)"),
    (r"t \ln y + (1 - t) \ln(1 - y)", "t ln y + (1 − t) ln(1 − y)"),
    (r"1.2 \times 10^{-5}", "1.2 × 10⁻⁵"),
    (r"\frac{1}{1 + e^{-0.4}}", "1/(1 + e^(−0.4))"),
    (r"W^{1}_{1,2}", "W¹_(1,2)"),
    (r"\operatorname{leaky\_relu}(z^{1})", "leaky_relu(z¹)"),
    (r"\sqrt{v} + \varepsilon", "√(v) + ε"),
    (r"(n_{1}, m)", "(n₁, m)"),
    (r"v \leftarrow g^{2};\quad w", "v ← g²;\u2003w"),
]


@pytest.mark.parametrize(("latex", "plain"), FORMULAS)
def test_plain_text_reads_as_one_writes_by_hand(latex: str, plain: str) -> None:
    assert Formula(latex).plain == plain


def test_rich_text_has_italic_letters_upright_names_and_raised_exponents() -> None:
    rich = Formula(r"a^{1}_{2} = \tanh(0.372)").rich
    assert rich == "<i>a</i><sup>1</sup><sub>2</sub>\u00a0=\u00a0tanh(0.372)"
    assert Formula("z < 1").rich == "<i>z</i>\u00a0&lt;\u00a01"


def test_mathml_has_fractions_and_a_sign_that_keeps_to_its_number() -> None:
    text = Formula(r"\frac{1}{m} \cdot (-0.5)").mathml
    assert "<mfrac><mn>1</mn><mi>m</mi></mfrac>" in text
    assert '<mo>(</mo><mo form="prefix">−</mo><mn>0.5</mn><mo>)</mo>' in text
    square = "<msup><mrow><mo>(</mo><mi>t</mi><mo>−</mo><mi>y</mi><mo>)</mo></mrow><mn>2</mn></msup>"
    assert square in Formula("(t - y)^{2}").mathml
    assert "mspace" not in Formula(r"z^{1} = a^{0} + b^{1}").mathml


@pytest.mark.parametrize(
    "latex", [r"\unknown", r"\frac{1", "a^{1}^{2}", "a}", "a^", r"\operatorname x", r"\text{never closed"]
)
def test_what_is_not_understood_is_refused_with_the_formula(latex: str) -> None:
    with pytest.raises(ValueError) as refused:
        _ = Formula(latex).plain
    assert str(refused.value).endswith(latex)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.5, "0.5"),
        (0.1234, "0.123"),
        (-2.0, "-2"),
        (0.0, "0"),
        (1 / 3, "0.333"),
        (0.3, "0.3"),
        (4.54e-5, r"4.54 \times 10^{-5}"),
        (-2.5e7, r"-2.50 \times 10^{7}"),
        (float("nan"), r"\text{NaN}"),
        (float("-inf"), r"-\infty"),
    ],
)
def test_numbers_are_as_short_as_they_are_exact(value: float, written: str) -> None:
    assert figure(value) == written


def test_a_number_with_a_sign_or_a_power_is_in_brackets_as_a_factor() -> None:
    assert [factor(x) for x in (0.5, -0.5, 1e-9)] == ["0.5", "(-0.5)", r"(1.00 \times 10^{-9})"]


def test_a_saturated_output_is_not_written_as_1() -> None:
    a = 1 / (1 + 2.718281828459045**-10.0)  # 1 - 4.54e-5
    assert figure(a, beside_one(a)) == "0.9999546"
    assert figure(-a, beside_one(-a)) == "-0.9999546"
    assert figure(0.25, beside_one(0.25)) == "0.25" and figure(1.0, beside_one(1.0)) == "1"


def test_of_a_long_sum_the_first_terms_are_written() -> None:
    assert total(map(str, range(3)), 3) == "0 + 1 + 2"
    assert total(map(str, range(20)), 20) == r"0 + 1 + 2 + 3 + 4 + 5 + \ldots"
