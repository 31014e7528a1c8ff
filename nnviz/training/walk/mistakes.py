"""The mistakes with shapes that everybody makes once, ready to be tried: each is a change of a network's Shapes."""

from __future__ import annotations

from dataclasses import dataclass

from nnviz.training.message import QT_TRANSLATE_NOOP, Message
from nnviz.training.walk.dimension_words import written
from nnviz.training.walk.dimensions import Shapes, symbol_of


@dataclass(frozen=True, slots=True)
class Mistake:
    """`code` is for programs, `title` says what is done wrong, `shapes` is what comes of it."""

    code: str
    title: Message
    shapes: Shapes


def mistakes(shapes: Shapes, layer: int) -> tuple[Mistake, ...]:
    """Those that can be made in `layer`, from 1, of a network whose shapes are as they should be."""
    W, b, n, m = f"W{layer}", f"b{layer}", shapes.rows(layer), shapes.m
    w_symbol, b_symbol, t, x = (symbol_of(shapes, name).plain for name in (W, b, "T", "X"))
    n_0, n_last = shapes.sizes[0], shapes.sizes[-1]
    transposed = QT_TRANSLATE_NOOP("Message", "{name} transposed: {shape}")
    flat = QT_TRANSLATE_NOOP("Message", "{name} flat: {shape}")
    row = QT_TRANSLATE_NOOP("Message", "{name} as a row: {shape}")
    column = QT_TRANSLATE_NOOP("Message", "{name} as a column: {shape}")
    rows = QT_TRANSLATE_NOOP("Message", "{name} with samples as rows: {shape}")
    fewer = QT_TRANSLATE_NOOP("Message", "{name} with a sample too few: {shape}")
    found = [
        _mistake("weight_transposed", transposed, w_symbol, shapes.meant(W)[::-1], shapes.transposed(W)),
        _changed("bias_flat", flat, b_symbol, b, (n,), shapes),
        _changed("bias_row", row, b_symbol, b, (1, n), shapes),
    ]
    if m == 1:
        found += [
            _changed("sample_row", row, x, "X", (1, n_0), shapes),
            _changed("sample_flat", flat, x, "X", (n_0,), shapes),
        ]
    else:
        found += [
            _changed("samples_rows", rows, x, "X", (m, n_0), shapes),
            _changed("targets_column", column, t, "T", (m, n_last), shapes),
            _changed("targets_fewer", fewer, t, "T", (n_last, m - 1), shapes),
        ]
    no_transpose = QT_TRANSLATE_NOOP("Message", "{name} without the transpose")
    no_keepdims = QT_TRANSLATE_NOOP("Message", "{name} summed without keepdims")
    found.append(_omitted("gradient_untransposed", no_transpose, f"dW{layer}", shapes))
    if layer < shapes.depth:
        found.append(_omitted("delta_untransposed", no_transpose, f"delta{layer}", shapes))
    found.append(_omitted("sum_without_keepdims", no_keepdims, f"db{layer}", shapes))
    return tuple(mistake for mistake in found if mistake.shapes != shapes)


def _mistake(code: str, text: str, name: str, shape: tuple[int, ...], shapes: Shapes) -> Mistake:
    return Mistake(code, Message(f"mistake.{code}", text, {"name": name, "shape": written(shape)}), shapes)


def _changed(code: str, text: str, symbol: str, name: str, shape: tuple[int, ...], shapes: Shapes) -> Mistake:
    return _mistake(code, text, symbol, shape, shapes.with_shape(name, shape))


def _omitted(code: str, text: str, name: str, shapes: Shapes) -> Mistake:
    what = shapes.omitting(name, "keepdims" if name.startswith("db") else "transpose")
    return Mistake(code, Message(f"mistake.{code}", text, {"name": symbol_of(shapes, name).plain}), what)
