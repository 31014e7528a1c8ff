"""The whole program in Simplified Chinese: wherever one looks, no English sentence is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QMenuBar, QPushButton, QTabBar, QTabWidget, QWidget

from nnviz import app
from nnviz.nn import ACTIVATIONS, CLIPPINGS, INITIALIZERS, LOSSES, OPTIMIZERS, PENALTIES, SCHEDULES
from nnviz.training.config import Layer, RunConfig
from nnviz.training.data import SOURCES
from nnviz.training.message import ConfigError
from nnviz.ui import catalogue
from nnviz.ui.language import Language
from nnviz.ui.marked_axis import MarkedAxis
from nnviz.ui.panel.rows import Reason
from nnviz.ui.score.cell_plot import CellPlot
from nnviz.ui.score.labels import LabelCache
from nnviz.ui.views.happening import HappeningView
from nnviz.ui.wording import translated

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
SHORT = 3  # letters: what has fewer is a symbol
SHOWN_BY = ("text", "title", "body", "currentText", "placeholderText", "windowTitle")
TOLD_BY = ("toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription")
SYMBOLS = {
    "max",
    "min",
    "log",
    "exp",
    "sin",
    "cos",
    "erf",
    "tanh",
    "rms",
    "fan_in",
    "fan_out",
    "float32",
    "float64",
    "PCA",
}
NAMES = {
    "nnviz",
    "English",
    "Maxout",
    "ReLU",
    "TensorFlow",
    "Playground",
    "MIT",
    "Python",
    "NumPy",
    "PyTorch",
    "MATLAB",
}
TERMS = {"leaky", "logit", "Transformer", "PCA"}  # as in Chinese textbooks
FILES = {"CSV", "PNG", "SVG", "HTML", "Markdown", "LaTeX", "TOML", "README", "resources", "lessons"}
PEOPLE = {"Glorot", "Bengio", "LeCun", "Saxe", "Nesterov", "Polyak", "Huber", "Rosenbrock", "Beale"}
KEYS = {"Ctrl", "Shift", "Alt", "Esc", "Delete", "Home", "PgUp", "PgDown"}
REGISTRIES = (ACTIVATIONS, LOSSES, OPTIMIZERS, PENALTIES, INITIALIZERS, SCHEDULES, CLIPPINGS)
REGISTERED = {name for registry in (*REGISTRIES, SOURCES) for name in registry}
ELSEWHERE = {  # what other programs call them
    word
    for registry in REGISTRIES
    for item in registry.values()
    for name in ("torch_name", "matlab_name")
    for word in WORD.findall(getattr(item, name, ""))
}
PARAMETERS = {
    name for owner in (ACTIVATIONS, LOSSES, OPTIMIZERS) for item in owner.values() for name in item.parameters
}
NOT_TRANSLATED = {
    word
    for text in SYMBOLS | NAMES | TERMS | PEOPLE | FILES | KEYS | REGISTERED | ELSEWHERE | PARAMETERS
    for word in (text, *text.replace("-", " ").split())
}

RUNS = {
    "maxout": app.FIRST_RUN,
    "all kinds of layers": RunConfig(
        layers=(Layer(4, "relu"), Layer(3, "leaky_relu"), Layer(3, "softmax")), learning_rate=0.01
    ),
    "one input": RunConfig(dataset="sin", layers=(Layer(4, "purelin"), Layer(4, "sigmoid"))),
    "classes": RunConfig(dataset="iris", standardize=True, regularization="l2", optimizer="momentum"),
    "many columns": RunConfig(dataset="digits", standardize=True, layers=(Layer(8, "relu"),)),
    "deep": RunConfig(layers=(Layer(3, "sigmoid"),) * 10, train_fraction=1.0),
    "dead units": RunConfig(layers=(Layer(8, "relu"), Layer(8, "relu")), learning_rate=10, seed=5),
    "overflow": RunConfig(dataset="reg-plane", layers=(Layer(8, "relu"), Layer(8, "relu")), learning_rate=10, seed=5),
}


def english(text: str, data: set[str] = frozenset()) -> list[str]:
    """The words in `text` that a reader of Chinese should not meet; `data` are the names in the data themselves."""
    plain = unescape(re.sub(r"<[^>]*>", " ", text))
    words = (word for word in WORD.findall(plain) if sum(map(str.isalpha, word)) >= SHORT)
    return [word for word in words if word not in NOT_TRANSLATED | data]


def said(thing: QWidget | QAction) -> set[str]:
    """All that one widget or action shows or tells a screen reader, tooltips included."""
    found = [getattr(thing, name, "") for name in (*SHOWN_BY, *TOLD_BY)]
    texts = {text() if callable(text) else text for text in found}
    if isinstance(thing, QComboBox):
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            texts |= {str(thing.itemData(i, role) or "") for i in range(thing.count())}
    if isinstance(thing, QTabBar):
        texts |= {thing.tabText(i) for i in range(thing.count())}
    return {text for text in texts if isinstance(text, str) and text}


def seen(window: QWidget) -> set[str]:
    """What stands in the window now, in what is visible of it and in its menus."""
    widgets = [widget for widget in (window, *window.findChildren(QWidget)) if widget.isVisible()]
    return set().union(*map(said, (*widgets, *actions_of(window))))


def actions_of(menu: QWidget) -> list[QAction]:
    """The actions of a window or a menu, and of all the menus below it."""
    below = [action for bar in menu.findChildren(QMenuBar) for action in actions_of(bar)]
    submenus = [action for of in menu.actions() if of.menu() for action in actions_of(of.menu())]
    return [*menu.actions(), *submenus, *below]


def names_in_the_data(program) -> set[str]:
    data = program.session.info.data
    texts = (*data.columns, *data.inputs, *(data.classes or ()), data.dataset.name)
    return {word for text in texts for word in WORD.findall(text)}


@pytest.fixture
def painted(monkeypatch) -> set[str]:
    """The texts that the score and the axes paint: they stand in no widget."""
    texts: set[str] = set()
    plain, rich, set_marks = LabelCache.plain, LabelCache.rich, MarkedAxis.set_marks

    def remember_plain(cache, text, *args):
        texts.add(text)
        return plain(cache, text, *args)

    def remember_rich(cache, html, *args):
        texts.add(html)
        return rich(cache, html, *args)

    def remember_marks(axis, marks, *args):
        texts.update(mark.text for mark in marks)
        set_marks(axis, marks, *args)

    monkeypatch.setattr(LabelCache, "plain", remember_plain)
    monkeypatch.setattr(LabelCache, "rich", remember_rich)
    monkeypatch.setattr(MarkedAxis, "set_marks", remember_marks)
    return texts


@pytest.fixture
def open_program(make_program, until, monkeypatch):
    """Opens the program in Chinese with this run training."""

    def open_with(config):
        monkeypatch.setattr(app, "FIRST_RUN", config)
        program = make_program("zh_CN")
        program.window.resize(1440, 900)
        program.open()
        until(lambda: program.session.info is not None and program.window.run_bar.step.value.text() not in ("", "0"))
        until(lambda: any(card.isVisible() for card in happening(program).cards))
        return program

    return open_with


def happening(program):
    return next(view for view in program.window.views.values() if isinstance(view, HappeningView))


def left_in_english(program, texts: set[str]) -> dict[str, list[str]]:
    data = names_in_the_data(program)
    return {text: words for text in texts if (words := english(text, data))}


@pytest.mark.parametrize("text", ["Learning rate", "<p>第 1 layer</p>", "样本 of the plane", "no_such_function"])
def test_the_check_sees_english(text):
    assert english(text)


@pytest.mark.parametrize(
    "text", ["学习率", "<p style='margin: 0'>改用 leaky_relu</p>", "z ≤ 0 时为 1", "reg-plane", "x<sub>1</sub>"]
)
def test_the_check_passes_chinese_and_the_names_of_functions(text):
    assert english(text) == []


@pytest.mark.parametrize("config", RUNS.values(), ids=RUNS)
def test_no_english_is_left_in_the_window(open_program, until, painted, config):
    program = open_program(config)
    texts = seen(program.window)
    program.session.pause()
    until(lambda: not program.session.running)
    program.window.repaint()
    texts |= seen(program.window)
    assert left_in_english(program, texts | painted) == {}
    assert {"学习率", "损失", "正在发生什么", "文件"} <= texts  # it did look
    assert {"前向", "反向"} <= painted


def faces(page: QWidget) -> Iterator[None]:
    """Turn to all tabs and exclusive choices in a page, one after another."""
    yield
    for tabs in page.findChildren(QTabWidget):
        for i in range(tabs.count()):
            tabs.setCurrentIndex(i)
            yield
    for button in page.findChildren(QPushButton):
        if button.isCheckable() and button.isVisible() and button.autoExclusive():
            button.click()
            yield


@pytest.mark.parametrize("key", [entry.key for entry in catalogue.PAGES if entry.key != "live"])
def test_no_english_is_left_on_a_page(open_program, until, painted, key):
    program = open_program(RUNS["maxout"])
    window = program.window
    window.tabs.setCurrentWidget(window.pages[key])
    page = window.pages[key].content
    until(page.isVisible)
    texts = set()
    for _ in faces(page):
        page.grab()
        texts |= seen(page)
    assert left_in_english(program, texts | painted) == {}
    assert any(re.search("[\u4e00-\u9fff]", text) for text in texts)


def test_no_english_is_left_in_tabs_sections_and_lessons(open_program, until, painted):
    program = open_program(RUNS["all kinds of layers"])
    window = program.window
    window.live_page.right_column.set_folded(())
    for key in ("gradient", "maxout", "compare", "confusion", "signals", "symmetry", "zigzag"):
        window.show_view(key)
        until(window.views[key].isVisible)
        window.views[key].grab()
        assert left_in_english(program, seen(window.views[key])) == {}, key
    window.views["map"].arrange(regions=True)
    window.menus.actions["lessons"].trigger()
    texts = seen(window)
    assert left_in_english(program, texts | painted) == {}


def test_an_overflow_is_told_in_chinese(open_program, until, painted):
    program = open_program(RUNS["overflow"])
    until(lambda: happening(program).cards[0].kind == "danger")
    program.window.repaint()
    card = happening(program).cards[0]
    assert "溢出" in card.title and "学习率" in card.body
    assert left_in_english(program, seen(program.window) | painted) == {}


def test_what_the_cursor_reads_out_is_chinese(open_program, until):
    program = open_program(RunConfig(layers=(Layer(3, "relu"), Layer(2, "maxout"), Layer(2, "softmax"))))
    score, told = program.window.live_page.score, set()
    until(lambda: score.readout_text or QTest.keyClick(score, Qt.Key.Key_Up))
    for down in (Qt.Key.Key_Up,) * 2 + (Qt.Key.Key_Down,) * 4:
        QTest.keyClick(score, down)
        for across in (Qt.Key.Key_Right,) * 3 + (Qt.Key.Key_Left,) * 3:
            QTest.keyClick(score, across)
            told |= {score.readout_text, score.accessibleDescription()}
            QTest.keyClick(score, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
            told |= {score.readout_text, score.accessibleDescription()}
            QTest.keyClick(score, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert len(told) > 30
    assert left_in_english(program, told) == {}


def test_map_and_losses_read_out_chinese(open_program):
    program = open_program(RUNS["classes"])
    told = set()
    for view in program.window.views.values():
        if hasattr(view, "plot"):
            for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
                QTest.keyClick(view.plot, key)
                told |= seen(view.plot)
    assert any(re.search("第 .* 步", text) for text in told)
    assert left_in_english(program, told) == {}


def test_menus_and_dialogs_are_chinese(open_program):
    program = open_program(RUNS["maxout"])
    window = program.window
    for show in (window.show_shortcuts, window.show_about):
        show()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    texts = set().union(*map(seen, dialogs))
    assert {"键盘快捷键", "关于 nnviz"} <= texts
    assert left_in_english(program, texts) == {}
    for dialog in dialogs:
        dialog.close()


def test_a_cell_opened_as_a_plot_is_chinese(open_program):
    program = open_program(RUNS["maxout"])
    score = program.window.live_page.score
    for stave in ("network", "function", "slope", "ladder"):
        for layer in (0, 2):
            score.open_cell(stave, layer)
    plots = [plot for plot in score.findChildren(CellPlot) if plot.isVisible()]
    assert len(plots) == 8
    texts = set().union(*map(seen, plots))
    assert "复制或保存…" in texts
    assert left_in_english(program, texts) == {}
    for plot in plots:
        plot.close()


def test_refusals_in_the_panel_are_chinese(open_program):
    program = open_program(RUNS["maxout"])
    panel, reasons = program.window.live_page.panel, set()
    training, data, row = panel.training, panel.data, panel.layers.layer_rows[0]
    for field, typed in (
        (training.rate.field, "fast"),
        (training.rate.field, "0"),
        (training.batch.field, "2.5"),
        (training.penalty_rate, "-1"),
        (data.noise.field, "80"),
        (row.units, "20000"),
        (row.units, "9999"),
    ):
        field.setFocus()
        field.lineEdit().selectAll()
        QTest.keyClicks(field.lineEdit(), typed)
        QTest.keyClick(field.lineEdit(), Qt.Key.Key_Return)
        reasons |= shown_reasons(panel)
    for loss in ("bce", "softmax_cross_entropy"):
        training.loss.setValue(loss)
        training.loss.valueChanged.emit(loss)
        reasons |= shown_reasons(panel)
    assert len(reasons) >= 6
    typed_in = {"fast"}
    assert {text: words for text in reasons if (words := english(text, typed_in))} == {}


def shown_reasons(panel) -> set[str]:
    return {reason.label.text() for reason in panel.findChildren(Reason) if reason.isVisible()}


def test_a_table_that_cannot_be_read_is_told_in_chinese(open_program, until, tmp_path):
    program = open_program(RUNS["maxout"])
    path = tmp_path / "t"
    path.write_text("a,b\n1,2\n3,\n")
    program.window.table_chosen.emit(str(path))
    until(program.window.banner.isVisible)
    assert "第 3 行" in program.window.banner.label.text()
    assert english(program.window.banner.label.text()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"loss": "half"},
        {"loss": "no such thing"},
        {"optimizer": "sgdd"},
        {"regularization": "l3"},
        {"initializer": "he_"},
        {"dataset": "circles"},
        {"features": ["x1", "x9"]},
        {"layers": [{"size": 3, "activation": "rulu"}]},
        {"layers": [{"size": 3, "activation": "maxout", "params": {"pieces": 2.5}}]},
        {"layers": [{"size": 3, "activation": "leaky_relu", "params": {"slope": float("nan")}}]},
        {"seed": "one"},
        {"learning_rate": -1},
        {"standardize": 3},
    ],
    ids=str,
)
def test_a_setting_refused_in_a_file_is_told_in_chinese(translations, tmp_path, qapp, wrong):
    settings = QSettings(str(tmp_path / "nnviz.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/language", "zh_CN")
    language = Language(translations, settings)
    with pytest.raises(ConfigError) as refused:
        RunConfig.from_dict(RunConfig().to_dict() | wrong)
    text = re.sub("'.*?'|true|false|nan", "", translated(refused.value.message))  # what stands in the file is quoted
    language.stop()
    assert english(text, set(RunConfig().to_dict())) == []
    assert re.search("[\u4e00-\u9fff]", text)
