"""An exported walk tells every step with the walk's own numbers, is well formed, and needs nothing from outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from nnviz.nn import Layer, Network
from nnviz.training.message import Message
from nnviz.training.walk.export import html, markdown
from nnviz.training.walk.hand_examples import example
from nnviz.training.walk.latex import parse
from nnviz.training.walk.moment import Moment
from nnviz.training.walk.walk import Walk

PAGE = re.compile(r"^<!DOCTYPE html>\n")


@pytest.fixture(scope="module")
def walk() -> Walk:
    network = Network(
        2, [Layer(3, "prelu"), Layer(2, "maxout"), Layer(3, "softmax")], "cross_entropy", penalty="l2", penalty_rate=0.1
    )
    network.initialize(np.random.default_rng(1))
    x = np.random.default_rng(2).normal(size=(2, 3))
    return Walk(Moment.of(network, x, np.eye(3), optimizer="adam", clip=("norm", 0.5), samples=(4, 7, 9), step=12))


def tree(page: str) -> ElementTree.Element:
    assert PAGE.match(page)
    return ElementTree.fromstring(PAGE.sub("", page))


def numbers(cells: list[str]) -> list[float]:
    found = []
    for text in cells:
        plain = text.replace("\u2212", "-").replace("\u00a0", "")
        mantissa, _, exponent = plain.partition("×10")
        found.append(float(mantissa) * 10 ** int(exponent or 0))
    return found


def test_the_page_is_well_formed_and_has_every_step_with_its_formulas(walk: Walk) -> None:
    root = tree(html(walk))
    articles = root.findall(".//article")
    assert len(articles) == len(walk.steps)
    for article, step in zip(articles, walk.steps, strict=True):
        title = article.find("h3")
        assert title is not None and title.text == f"{step.index + 1}. {step.title}"
        assert str(step.why) in "".join(article.itertext())
        lines = article.findall("div[@class='line']/math")
        assert len(lines) == len(walk.numbers(step.index))
    assert {math.tag for math in root.iter("math")} == {"math"}


def test_the_numbers_of_the_page_are_those_of_the_walk(walk: Walk) -> None:
    root = tree(html(walk, decimals=6))
    for article, step in zip(root.findall(".//article"), walk.steps, strict=True):
        cells = ["".join(cell.itertext()) for cell in article.findall("div[@class='matrix']/table/tr/td")]
        np.testing.assert_allclose(numbers(cells), step.result.values.ravel(), rtol=2e-6, atol=6e-7)


def test_the_page_refers_to_nothing_outside_and_runs_nothing(walk: Walk) -> None:
    page = html(walk)
    root = tree(page)
    assert not [element for element in root.iter() if {"src", "href", "xlink:href"} & set(element.attrib)]
    assert not list(root.iter("script")) and not list(root.iter("link"))
    assert "http" not in page and "url(" not in page and "@import" not in page
    assert "prefers-color-scheme: dark" in page


def test_markdown_has_every_step_its_latex_and_its_numbers(walk: Walk) -> None:
    text = markdown(walk)
    titles = re.findall(r"^### (.+)$", text, re.MULTILINE)
    assert titles == [f"{step.index + 1}. {step.title}" for step in walk.steps]
    for step in walk.steps:
        for part in step.lines:
            assert f"$$ {part.latex} $$" in text
        for line in walk.numbers(step.index):
            assert f"$$ {line.latex} $$" in text
    for line in re.findall(r"^\$\$ (.+) \$\$$", text, re.MULTILINE):
        if "pmatrix" not in line:
            parse(line)
    assert text.count("\\begin{pmatrix}") == text.count("\\end{pmatrix}")


def test_the_hand_worked_walk_reads_as_it_was_worked() -> None:
    text = markdown(Walk(example("relu").moment()))
    assert r"$$ z^{1}_{1} = 1 \cdot 2 + (-1) \cdot 1 + 0 = 1 $$" in text
    assert r"\frac{\partial L}{\partial W^{1}} = \begin{pmatrix} -4 & -2 \\ 2 & 1 \end{pmatrix}" in text
    assert "- Loss before the step: 0.5\n- Loss after the step: 0.205" in text


def test_kinks_are_told(walk: Walk) -> None:
    at_kink = example("relu").with_cell("b1", 0, 0, "-1").moment()  # z = 0
    assert "At a kink, where the slopes of the two sides differ: 1." in markdown(Walk(at_kink))


def test_every_word_goes_through_the_language(walk: Walk) -> None:
    said: list[Message] = []

    def say(message: Message) -> str:
        said.append(message)
        return f"〔{message.text[:4]}〕"

    page = html(walk, say=say, language="zh_CN")
    assert tree(page).attrib["lang"] == "zh-CN"
    words = re.sub(r"<style>.*?</style>|<math.*?</math>|<[^>]+>|〔[^〕]*〕", " ", page, flags=re.DOTALL)
    left = set(re.findall(r"[A-Za-z]{3,}", words))
    assert left <= {"prelu", "maxout", "softmax", "cross", "entropy", "cross_entropy", "adam"}
    assert len(said) > 100


def test_what_is_typed_into_a_title_cannot_break_the_page(walk: Walk) -> None:
    root = tree(html(walk, title="<b>& 'mine'</b>"))
    heading = root.find(".//h1")
    assert heading is not None and heading.text == "<b>& 'mine'</b>"


def test_of_a_large_matrix_the_corner_is_written_and_it_is_said() -> None:
    network = Network(30, [Layer(20, "tanh"), Layer(1, "purelin")])
    network.initialize(np.random.default_rng(0))
    text = markdown(Walk(Moment.of(network, np.ones((30, 1)), np.ones((1, 1)))))
    assert "The first 12 rows and 12 columns are shown." in text


def test_every_element_of_a_formula_has_the_parts_that_mathml_wants(walk: Walk) -> None:
    wanted = {"mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3}
    elements = list(tree(html(walk)).iter())
    for name, count in wanted.items():
        found = [element for element in elements if element.tag == name]
        assert found and all(len(element) == count for element in found), name
    for name in ("mi", "mn", "mo"):
        assert all(element.text for element in elements if element.tag == name), name


def test_a_network_that_has_exploded_is_exported_too() -> None:
    network = Network(2, [Layer(2, "relu"), Layer(1, "purelin")])
    network.parameters[...] = 1e200
    text = markdown(Walk(Moment.of(network, np.ones((2, 1)), np.ones((1, 1)))))
    assert "Not a finite number:" in text and r"\infty" in text
    tree(html(Walk(Moment.of(network, np.ones((2, 1)), np.ones((1, 1))))))


def test_a_gradient_that_differs_is_not_called_right(monkeypatch: pytest.MonkeyPatch) -> None:
    right = Network.backward

    def wrong(self, trace, target):
        backward = right(self, trace, target)
        backward.delta[0] *= 1.01
        return backward

    monkeypatch.setattr(Network, "backward", wrong)
    page = html(Walk(example("relu").moment()))
    assert "Not in agreement: 4." in page
    marks = [step.find("p[@class='differs']") is not None for step in tree(page).findall(".//article")]
    assert [number for number, mark in enumerate(marks, start=1) if mark] == [9, 10, 11]
