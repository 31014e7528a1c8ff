"""The .ts files against the sources: no text without its translation, none left over, none that lupdate cannot see."""

from __future__ import annotations

import ast
import re
import runpy
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRANSLATIONS = sorted((ROOT / "resources" / "translations").glob("*.ts"))
SOURCES = sorted((ROOT / "nnviz").rglob("*.py"))
HOW = "run: python packaging/update_translations.py, then translate what is marked unfinished"
PLACE = re.compile(r"\{[^{}]*\}")


def messages(path: Path) -> dict[tuple[str, str, str], ET.Element]:
    """The entries of a .ts file by context, source text and comment."""
    return {
        (context.findtext("name"), message.findtext("source"), message.findtext("comment", "")): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> set[tuple[str, str, str]]:
    """What lupdate finds in the sources now."""
    path = tmp_path_factory.mktemp("fresh") / "fresh.ts"
    runpy.run_path(str(ROOT / "packaging" / "update_translations.py"))["update_translations"](path)
    return set(messages(path))


def test_lupdate_finds_the_texts_of_all_parts(fresh):
    contexts = {context for context, _, _ in fresh}
    assert {"Keys", "RunBar", "MainWindow", "Catalogue", "Message"} <= contexts


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_every_text_is_translated_and_no_translation_is_left_over(path, fresh):
    known = messages(path)
    assert fresh - set(known) == set(), HOW
    assert set(known) - fresh == set(), HOW
    unfinished = [key for key, m in known.items() if m.find("translation").get("type") or not _translated(m)]
    assert unfinished == [], HOW


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.stem)
def test_a_translation_has_the_same_places_to_fill_in(path):
    wrong = []
    for (context, source, _), message in messages(path).items():
        done = _translated(message)
        if done and sorted(PLACE.findall(source)) != sorted(PLACE.findall(done)):
            wrong.append((context, source, done))
    assert wrong == []


def test_updating_keeps_what_is_translated(tmp_path):
    before = TRANSLATIONS[0]
    shutil.copy(before, tmp_path / before.name)
    runpy.run_path(str(ROOT / "packaging" / "update_translations.py"))["update_translations"](tmp_path / before.name)
    kept = messages(tmp_path / before.name)
    for key, message in messages(before).items():
        if key in kept and _translated(message):
            assert _translated(kept[key]) == _translated(message)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_are_marked_as_plain_literals(path):
    """lupdate takes an f-string as it stands, half of an either-or, and nothing of a variable; none of these is ever
    found again while the program runs."""
    assert unseen(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'self.tr(f"step {n}")',
        "self.tr(text)",
        'self.tr("a" if b else "c")',
        'QT_TRANSLATE_NOOP("C", f"{x}")',
        "tr()",
        """f"{self.tr('step')} 1\"""",
    ],
)
def test_the_check_sees_what_lupdate_does_not(line):
    assert unseen(line) == [1]


@pytest.mark.parametrize(
    "line",
    [
        'self.tr("step {n}").format(n=1)',
        'QT_TRANSLATE_NOOP("C", "a" "b")',
        'translate("C", text)',
        'translate("C", "t")',
    ],
)
def test_the_check_passes_what_lupdate_sees(line):
    assert unseen(line) == []


def unseen(source: str) -> list[int]:
    """The lines with a call whose text lupdate cannot see. `translate` may look up what is marked elsewhere."""
    tree = ast.parse(source)
    within = {id(part) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for part in ast.walk(text)}
    lines = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        position = {"tr": 0, "QT_TRANSLATE_NOOP": 1, "translate": 1}.get(name)
        if position is None or (name == "translate" and not _is_text(node.args[:1])):
            continue
        text = node.args[position : position + 1]
        marked = text if id(node) not in within else []  # lupdate reads no code within a text
        looked_up = name == "translate" and text and isinstance(text[0], ast.Name | ast.Attribute | ast.Subscript)
        if not looked_up and not _is_text(marked):
            lines.append(node.lineno)
    return lines


def _is_text(arguments: list[ast.expr]) -> bool:
    return bool(arguments) and isinstance(arguments[0], ast.Constant) and isinstance(arguments[0].value, str)


def _translated(message: ET.Element) -> str:
    """The translation, or of one with a number all its forms; empty when one is missing."""
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
    return " ".join(forms) if all(form.strip() for form in forms) else ""
