"""The section of the data: which, how many, how noisy, and how much of it is for training."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from nnviz.nn import DATASETS
from nnviz.training.config import SETTINGS, RunConfig
from nnviz.training.data import SOURCES
from nnviz.training.prepared import PreparedData
from nnviz.training.snapshot import RunInfo
from nnviz.ui.controls import NumberField, SliderField
from nnviz.ui.icons import svg
from nnviz.ui.number_format import count, parse
from nnviz.ui.panel.explanations import explained, explained_choice
from nnviz.ui.panel.pictures import dataset_picture
from nnviz.ui.panel.rows import FlatButton, Reason, Row, Section
from nnviz.ui.panel.tiles import TileGrid
from nnviz.ui.theme import Appearance, Theme

CSV = "csv"
ORDER = ("circle", "xor", "gauss", "spiral", "xor4", "reg-plane", "reg-gauss", "sin")
COLUMNS = 7

NOISE_STOPS = tuple(i / 100 for i in range(51))
SHARE_STOPS = tuple(i / 100 for i in range(5, 101, 5))
SAMPLE_STEPS = (*(m * 10**e for e in range(6) for m in (1, 2, 5)), 1_000_000)


class DataSection(Section):
    """Tiles of all data sets, and the rows below; `table_requested` and `classes_requested` are about own tables."""

    table_requested = Signal()
    classes_requested = Signal(bool)
    named_chosen = Signal()
    presets_asked = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(appearance, parent)
        self._dataset = RunConfig().dataset
        self._data: PreparedData | None = None
        self.presets = FlatButton(opens=True)
        self.presets.clicked.connect(self.presets_asked)
        self.head.addSpacing(6)
        self.head.addWidget(self.presets)
        names = [name for name in ORDER if name in SOURCES] + [name for name in SOURCES if name not in ORDER]
        drawn = [(name, partial(dataset_picture, name)) for name in names]
        self.tiles = TileGrid(
            [*drawn, (CSV, _file_picture)], appearance, columns=COLUMNS, exclusive=True, actions=(CSV,)
        )
        self.tiles.pressed.connect(self._pressed)
        self.own = OwnTable()
        self.own.classes_requested.connect(self.classes_requested)
        self.reason = Reason()
        self.reasons["dataset"] = self.reason
        samples, noise, share = SETTINGS["samples"], SETTINGS["noise"], SETTINGS["train_fraction"]
        self.samples = NumberField(samples.low, samples.high, integer=True, optional=True, steps=SAMPLE_STEPS)
        self.noise = SliderField(NOISE_STOPS, _percent_field(noise.low, noise.high, above=False))
        self.share = SliderField(SHARE_STOPS, _percent_field(share.low, share.high, above=True))
        for widget in (self.tiles, self.own, self.reason):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        spacer = QWidget()
        self.add_row("samples", Row(spacer, self.samples, stretch=(1, 0)))
        self.rows["samples"].label.setBuddy(self.samples)
        self.add_row("noise", Row(self.noise))
        self.add_row("train_fraction", Row(self.share))
        self.watch(self.samples, "samples")
        self.watch(self.noise, "noise")
        self.watch(self.share, "train_fraction")
        self.retranslate()

    def values(self) -> dict[str, object]:
        return {
            "dataset": self._dataset,
            "samples": self.samples.value(),
            "noise": self.noise.value(),
            "train_fraction": self.share.value(),
        }

    @property
    def own_table(self) -> bool:
        """Whether the run trains on a table of the user's."""
        return self._data is not None and self._data.kind == "custom"

    def load(self, config: RunConfig, info: RunInfo | None) -> None:
        self._dataset = config.dataset
        self.samples.setValue(config.samples)
        self.noise.setValue(config.noise)
        self.share.setValue(config.train_fraction)
        self.reason.show_text("")
        self.show_info(config, info)

    def show_info(self, config: RunConfig, info: RunInfo | None) -> None:
        """How many points there are, an own table's name and task."""
        self._data = info.data if info is not None else None
        self.tiles.set_on(CSV if self.own_table else self._dataset)
        self.retranslate()

    def _pressed(self, key: str) -> None:
        if key == CSV:
            self.table_requested.emit()
        elif self.own_table:
            self._dataset = key
            self._data = None
            self.tiles.set_on(key)
            self.named_chosen.emit()
        elif key != self._dataset:
            self._dataset = key
            self.tiles.set_on(key)
            self.edited.emit(("dataset",))

    def retranslate(self) -> None:
        self.title.setText(self.tr("Data"))
        self.tiles.setAccessibleName(self.tr("Data sets"))
        self.presets.setText(self.tr("Presets"))
        self.presets.setAccessibleName(self.tr("Presets"))
        self.presets.setToolTip(self.tr("Whole runs worth looking at: data, layers and training together."))
        for key, tile in self.tiles.tiles.items():
            name = self._names().get(key, key)
            tile.set_name(name)
            tile.setToolTip(self.tr("Open a table of your own.") if key == CSV else _tile_tooltip(key))
            tile.setAccessibleName(self.tr("CSV file") if key == CSV else key)
        self._show_count()
        self._show_availability()
        self.own.show_table(self._data if self.own_table else None)

    def _names(self) -> Mapping[str, str]:
        """Short names that fit under a tile; the tooltip has the full one."""
        return {
            "circle": self.tr("circle"),
            "xor": self.tr("xor"),
            "gauss": self.tr("gauss"),
            "spiral": self.tr("spiral"),
            "xor4": self.tr("xor 4"),
            "reg-plane": self.tr("plane"),
            "reg-gauss": self.tr("bumps"),
            "sin": self.tr("sine"),
            "iris": self.tr("iris"),
            "wine": self.tr("wine"),
            "breast_cancer": self.tr("cancer"),
            "digits": self.tr("digits"),
            CSV: self.tr("CSV…"),
        }

    def _show_count(self) -> None:
        points = self._data.x.shape[1] if self._data is not None else None
        self.remark.setText("" if points is None else self.tr("{count} points").format(count=count(points)))
        source = None if self.own_table else DATASETS.get(self._dataset)
        every = points if self.own_table or self.samples.value() is None else None
        usual = source.samples if source is not None else every
        self.samples.setPlaceholderText(self.tr("all") if usual is None else count(usual))

    def _show_availability(self) -> None:
        percent = {"scale": 100, "unit": "%"}
        self.rows["samples"].set_texts(self.tr("Samples"), explained("samples"))
        self.rows["noise"].set_texts(self.tr("Noise"), explained("noise", **percent))
        self.rows["train_fraction"].set_texts(self.tr("Train share"), explained("train_fraction", **percent))
        source = DATASETS.get(self._dataset)
        table = self.own_table or source is None
        fixed = source is not None and source.fixed and not self.own_table
        all_rows = self.tr("An own table is used with all its rows.")
        four = self.tr("xor4 has just its four points, and all of them are for training.")
        no_noise = self.tr("A table is what it is: noise is for data that are made here.") if table else four
        unused = self.own_table or fixed
        self.samples.setWordFrom(1 if unused else None, self.samples.placeholderText())
        self.rows["samples"].set_available(not unused, all_rows if self.own_table else four)
        self.rows["noise"].set_available(not (table or fixed), no_noise)
        self.rows["train_fraction"].set_available(not fixed, four)

    def restyle(self) -> None:
        super().restyle()
        self.tiles.restyle()
        self.samples.setFixedWidth(round(self.appearance.px(74)))
        for control in (self.noise, self.share):
            control.field.setFixedWidth(round(self.appearance.px(58)))


class OwnTable(QWidget):
    """What is known of the user's table: file, size and task; and the other way to read a target of whole numbers."""

    classes_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._as_classes = True
        self.label = QLabel()
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setWordWrap(True)
        self.button = QPushButton()
        self.button.clicked.connect(self._clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_table(self, data: PreparedData | None) -> None:
        """Describe the table, or nothing."""
        self.setVisible(data is not None)
        if data is None:
            return
        dataset = data.dataset
        if data.classes is not None:
            task = self.tr("{count} classes").format(count=len(data.classes))
        else:
            task = self.tr("two classes, ±1") if data.task == "binary" else self.tr("regression")
        size = self.tr("{rows} rows × {columns} columns").format(
            rows=count(data.raw.shape[1]), columns=data.raw.shape[0]
        )
        name = dataset.name or self.tr("own data")
        self.label.setText(f"<b>{escape(name)}</b><br>{size}<br>{task}")
        self._as_classes = data.classes is None
        if self._as_classes:
            self.button.setText(self.tr("Read as classes"))
            self.button.setToolTip(self.tr("The target column holds few different whole numbers: perhaps classes."))
            self.button.setVisible(dataset.could_be_classes)
        else:
            self.button.setText(self.tr("Read as numbers"))
            self.button.setToolTip(self.tr("The classes are called by numbers: perhaps a regression is meant."))
            self.button.setVisible(all(map(_is_whole, data.classes or ())))

    def _clicked(self) -> None:
        self.classes_requested.emit(self._as_classes)


def _is_whole(text: str) -> bool:
    try:
        return parse(text).is_integer()
    except ValueError:
        return False


def _percent_field(low: float | None, high: float | None, *, above: bool) -> NumberField:
    return NumberField(low, high, above=above, scale=100, unit="%", step=0.01)


def _tile_tooltip(name: str) -> str:
    return f"<b>{name}</b>{explained_choice('dataset', name)}"


def _file_picture(side: int, theme: Theme) -> QImage:
    """The sheet of paper that stands for a file."""
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    inset = side * 0.2
    QSvgRenderer(svg("file", theme.muted)).render(painter, QRectF(inset, inset, side - 2 * inset, side - 2 * inset))
    painter.end()
    return image
