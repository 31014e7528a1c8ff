"""Texts of lessons as rich text: paragraphs, bold words, lists and one-line formulas."""

from __future__ import annotations

import re

import pytest

from nnviz.ui.lessons.markup import formula, plain, rich_text


def inner(source: str) -> str:
    return re.fullmatch(r"<span [^>]*>(.*)</span>", formula(source, 13))[1]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("W^1", "<i>W</i><sup>1</sup>"),
        (r"\delta^{l+1}", "<i>δ</i><sup><i>l</i>\u202f+\u202f1</sup>"),
        (r"\sigma'(z)", "<i>σ</i>′\u2060(<i>z</i>)"),
        ("n_{l-1}", "<i>n</i><sub><i>l</i>−1</sub>"),
        (r"a \odot b", "<i>a</i>\u202f⊙\u202f<i>b</i>"),
        (r"\Delta w", "Δ<i>w</i>"),
        (r"\max(0, z)", "max(0,\u202f<i>z</i>)"),
        (r"\frac{1}{2}", "1\u200a/\u200a2"),
        (r"\frac{a}{b + c}", "<i>a</i>\u200a/\u200a(<i>b</i>\u202f+\u202f<i>c</i>)"),
        (r"\frac{1}{2N} \sum T", "1\u200a/\u200a(2<i>N</i>)\u202f∑<i>T</i>"),
        (r"w - \eta \frac{dL}{dw}", "<i>w</i>\u202f−\u202f<i>η</i>\u202f<i>d</i><i>L</i>\u200a/\u200a<i>d</i><i>w</i>"),
        ("(T - Y)^2 = -3", "(<i>T</i>\u202f−\u202f<i>Y</i>)<sup>2</sup>\u2009=\u2009−3"),
        (r"\sqrt{x}", '√<span style="text-decoration:overline"><i>x</i></span>'),
        (r"\text{two words}", "two words"),
        ("a < b", "<i>a</i>\u2009&lt;\u2009<i>b</i>"),
        ("-0.25", "−0.25"),
        (r"\unknown", "unknown"),
        ("x^", "<i>x</i><sup></sup>"),
        ("{x", "<i>x</i>"),
    ],
)
def test_a_formula_is_italic_letters_upright_digits_and_raised_signs(source, html):
    assert inner(source) == html


def test_paragraphs_lists_and_bold_words():
    html = rich_text("one\ntwo **three $x$ four**\n\n- a\n- b & c", 13)
    assert html.count("<p ") == 1 and "one two <b>three <span" in html and "four</b>" in html
    assert html.count("<li>") == 2 and "b &amp; c" in html


def test_between_chinese_letters_a_broken_line_leaves_no_blank():
    assert "一层，二层与三层 W 层" in rich_text("一层，\n二层\n与三层\nW 层", 13)


def test_those_who_hear_it_get_no_marks():
    assert plain(r"**Press** $W^1 < \delta$ now") == "Press W1\u2009<\u2009δ now"
