"""Where the panels of the gradient's view lie: one layer axis for all, one below the other. Pure Python, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from nnviz.ui.score.geometry import Box

GUTTER = 128.0  # px: titles and ticks
MARGIN, LETTERS = 12.0, 34.0  # right of the last column: alone, and with the letters of several runs
HEADS, NAMES = 18.0, 20.0  # the functions above, the numbers of the layers below
GAP = 10.0
SENTENCE = 18.0  # above the nudge's panel
LEAST = (104.0, 46.0, 46.0, 80.0)  # px of the panels: delta, slope, change, nudge
SHARES = (0.46, 0.14, 0.14, 0.26)  # of the height beyond that
LEAST_HEIGHT = HEADS + NAMES + 3 * GAP + SENTENCE + sum(LEAST)


@dataclass(frozen=True, slots=True)
class Places:
    """`boxes` are the panels, from the top down; `scale` multiplies all lengths of the design."""

    width: float
    height: float
    layers: int
    scale: float
    boxes: tuple[Box, ...]

    @classmethod
    def of(cls, width: float, height: float, layers: int, scale: float, lettered: bool) -> Places:
        """For so many layers, at least one, in a widget of this size."""
        left, right = GUTTER * scale, (LETTERS if lettered else MARGIN) * scale
        spare = max(height / scale - LEAST_HEIGHT, 0.0)
        heights = [least + share * spare for share, least in zip(SHARES, LEAST, strict=True)]
        boxes, top = [], HEADS
        for number, tall in enumerate(heights):
            top += SENTENCE if number == 3 else 0
            boxes.append(Box(left, round(top * scale), max(width - left - right, 1.0), round(tall * scale)))
            top += tall + GAP
        return cls(width, height, max(layers, 1), scale, tuple(boxes))

    @property
    def column_width(self) -> float:
        return self.boxes[0].width / self.layers

    def x(self, layer: float) -> float:
        """The middle of a layer's column; layers count from 0."""
        return self.boxes[0].left + (layer + 0.5) * self.column_width

    def layer_at(self, x: float) -> int | None:
        """Whose column a point is in, None beside them."""
        across = x - self.boxes[0].left
        return int(across / self.column_width) if 0 <= across < self.boxes[0].width else None

    def panel_at(self, y: float) -> int | None:
        """The number of the panel at a height, None between them."""
        return next((number for number, box in enumerate(self.boxes) if box.top <= y < box.bottom), None)

    def column(self, layer: int) -> Box:
        """A layer's column through all panels, with the names below."""
        top, bottom = self.boxes[0].top - HEADS * self.scale, self.boxes[-1].bottom + NAMES * self.scale
        return Box(self.boxes[0].left + layer * self.column_width, top, self.column_width, bottom - top)

    def numbered(self, room: float) -> list[int]:
        """The layers that bear their number where each needs `room` px: every one, every second, fifth, tenth ..."""
        every, factors = 1, iter((2, 2.5, 2) * 6)
        while every * self.column_width < room and every < self.layers:
            every = int(every * next(factors))
        if every == 1:
            return list(range(self.layers))
        chosen = [0, *range(every - 1, self.layers - 1, every), self.layers - 1]
        apart = room / self.column_width
        return [l for l in chosen if l in (0, self.layers - 1) or apart <= l <= self.layers - 1 - apart]
