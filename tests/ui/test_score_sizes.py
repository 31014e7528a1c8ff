"""The score in every window: small and 4K, projector scales, broken device pixel ratios, one unit and thousands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from snapshots import observed

from nnviz import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.ui.theme import DARK, Appearance
from nnviz.ui.views.score import ScoreView

NETWORKS = {
    "one unit": {"layers": (Layer(1, "tanh"),)},
    "twenty layers": {"layers": (Layer(8, "sigmoid"),) * 20},
    "wide": {"layers": (Layer(256, "relu"), Layer(300, "maxout", {"pieces": 2}))},
    "a mixture": {
        "layers": (Layer(17, "relu"), Layer(3, "maxout", {"pieces": 3}), Layer(64, "leaky_relu"), Layer(5, "softmax"))
        * 3
    },
    "an image": {"layers": (Layer(40, "relu"), Layer(1, "tanh")), "dataset": "digits"},
}
SIZES = {(660, 620): 1.0, (830, 762): 1.25, (1250, 700): 1.5, (3200, 2000): 1.0, (3000, 2000): 1.5}


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("size", SIZES)
def test_every_network_is_painted_in_every_window(qtbot, network, size):
    live = LiveRun(Trainer(RunConfig(**NETWORKS[network], seed=1)))
    live.advance(3)
    appearance = Appearance(DARK)
    appearance.set_scale(SIZES[size])
    view = ScoreView(appearance)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitExposed(view):
        view.show()
    view.set_run(live.trainer.info())
    observed(view, live, running=True)
    observed(view, live, running=False)
    image = view.grab().toImage()
    geometry, layout = view._geometry, view._network.layout
    for layer in layout.shown:
        nodes = layout.nodes(layer)
        for row in (0, len(nodes.y) - 1):
            outline = image.pixelColor(round(nodes.x), round(nodes.y[row] - nodes.size / 2))
            assert outline != QColor(DARK.surface)
    for column in geometry.shown:
        for stave in ("function", "slope", "ladder"):
            x, y, width, height = geometry.cell(stave, column.index)
            if geometry.gutter <= x and x + width <= geometry.width:
                assert image.pixelColor(round(x + width / 2), round(y + height) - 1) != QColor(DARK.surface)


GRAB = """
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from snapshots import observed
from nnviz import Layer, RunConfig, Trainer
from nnviz.training.live_run import LiveRun
from nnviz.ui.theme import LIGHT, Appearance
from nnviz.ui.views.score import ScoreView
app = QApplication([])
host = QWidget()
host.resize(900, 800)
host.setStyleSheet("background: magenta")
view = ScoreView(Appearance(LIGHT), host)
view.setStyleSheet("background: " + LIGHT.surface)
live = LiveRun(Trainer(RunConfig(layers=(Layer(4, "tanh"),) * 8)))
view.set_run(live.trainer.info())
host.show()
ratio = host.devicePixelRatioF()
wrong = []
for height in range(600, 760, 9):
    top = height % 16 + 3
    view.setGeometry(7, top, 861, height)
    app.processEvents()
    observed(view, live, running=False)
    image = host.grab().toImage()
    rows = range(round(top * ratio) + 2, round((top + height) * ratio) - 2)
    wrong += [(height, y) for y in rows if image.pixelColor(round(10 * ratio), y) != QColor(LIGHT.surface)]
print(ratio, wrong)
"""


@pytest.mark.parametrize("ratio", ["1", "1.25", "1.5", "2"])
def test_between_two_staves_no_pixel_is_left_out(ratio):
    done = subprocess.run(
        [sys.executable, "-c", GRAB],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "QT_SCALE_FACTOR": ratio,
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path]),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.strip() == f"{float(ratio)} []", done.stdout + done.stderr
