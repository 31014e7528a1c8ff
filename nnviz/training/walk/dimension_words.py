"""What the dimension check says: which dimensions differ and which shape is right, in the words of seed 001."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from nnviz.training.message import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from nnviz.training.walk.dimensions import Equation, Operand, Shape, Shapes

TEXTS: Mapping[str, str] = {
    "product": QT_TRANSLATE_NOOP(
        "Message",
        "In {left} · {right} the inner dimensions {inner_left} and {inner_right} differ: a product needs as many "
        "columns on the left as rows on the right.",
    ),
    "product.flat": QT_TRANSLATE_NOOP(
        "Message",
        "In {left} · {right} the lengths {inner_left} and {inner_right} differ: a product needs as many columns on "
        "the left as rows on the right.",
    ),
    "sum": QT_TRANSLATE_NOOP(
        "Message",
        "{left} is {left_shape} and {right} is {right_shape}: entry by entry this needs equal shapes, or a 1 where "
        "they differ.",
    ),
    "pieces": QT_TRANSLATE_NOOP(
        "Message", "{left} is {left_shape}: its rows cannot be shared out to units of so many pieces."
    ),
    "silent.stretched": QT_TRANSLATE_NOOP(
        "Message",
        "NumPy reports no error here: it stretches {left_shape} and {right_shape} to {shape}, but {meant} is meant. "
        "All that follows is wrong.",
    ),
    "silent.flat": QT_TRANSLATE_NOOP(
        "Message",
        "NumPy reports no error here: it reads {flat_shape} as a row {row_shape} and stretches both sides to {shape}, "
        "but {meant} is meant. All that follows is wrong.",
    ),
    "silent.shape": QT_TRANSLATE_NOOP(
        "Message", "NumPy reports no error here, but {result} comes out as {shape} instead of {meant}."
    ),
    "chance.square": QT_TRANSLATE_NOOP(
        "Message",
        "{operand} is turned round, and as it is square, {operand_shape}, every shape still fits: the check of "
        "dimensions cannot find this one. Only the numbers are wrong.",
    ),
    "chance.axis": QT_TRANSLATE_NOOP(
        "Message",
        "{operand} is {operand_shape} instead of {operand_meant}. Because {count} units meet {count} samples the "
        "shapes fit by chance, and each sample, not each unit, gets an entry of its own: the numbers are wrong.",
    ),
    "chance.other": QT_TRANSLATE_NOOP(
        "Message",
        "{operand} is {operand_shape} instead of {operand_meant}. NumPy reports no error and the shape of the result "
        "is right by chance.",
    ),
    "right": QT_TRANSLATE_NOOP("Message", "{operand} must be {dims}, here {operand_meant}."),
    "keepdims": QT_TRANSLATE_NOOP(
        "Message",
        "A sum over the samples drops its axis unless keepdims=True is said: {dims} is meant, here {operand_meant}.",
    ),
    "transpose": QT_TRANSLATE_NOOP("Message", "The transpose is missing: {operand} has to be turned round here."),
    "both": QT_TRANSLATE_NOOP("Message", "{first} {second}"),
}


def sentence(equation: Equation, sign: str, shapes: Shapes) -> Message:
    """Why an equation does not fit, and what would be right."""
    first = _what(equation, sign, shapes)
    second = _cure(equation, shapes)
    if second is None:
        return first
    return Message("dimension.both", TEXTS["both"], {"first": first, "second": second})


def _message(key: str, **values: object) -> Message:
    return Message(f"dimension.{key}", TEXTS[key], values)


def written(shape: Shape | None) -> str:
    """As NumPy writes it: (4, 2), (4,)."""
    return str(tuple(int(n) for n in shape)) if shape is not None else "?"


def _what(equation: Equation, sign: str, shapes: Shapes) -> Message:
    left, right = equation.operands[0], equation.operands[-1]
    names = {
        "left": left.symbol.plain,
        "right": right.symbol.plain,
        "left_shape": written(left.shape),
        "right_shape": written(right.shape),
    }
    if equation.verdict == "refused":
        if len(equation.operands) == 1:
            return _message("pieces", **names)
        if sign != r"\cdot":
            return _message("sum", **names)
        inner = right.shape[0] if len(right.shape) == 1 else right.shape[-2]
        key = "product" if len(left.shape) > 1 and len(right.shape) > 1 else "product.flat"
        return _message(key, inner_left=left.shape[-1], inner_right=inner, **names)
    if equation.verdict == "silent":
        return _silent(equation, sign, names)
    wrong = _culprit(equation) or right
    told = {"operand": wrong.symbol.plain, "operand_shape": written(wrong.shape), "operand_meant": written(wrong.meant)}
    if not wrong.wrong:
        return _message("chance.square", **told)
    count = wrong.meant[0]
    if count == shapes.m > 1 and len(equation.operands) == 2 and wrong.meant[1:] == (1,):
        return _message("chance.axis", count=count, **told)
    return _message("chance.other", **told)


def _silent(equation: Equation, sign: str, names: dict[str, str]) -> Message:
    told = {"shape": written(equation.shape), "meant": written(equation.meant)}
    given = [operand.shape for operand in equation.operands]
    if sign == r"\cdot" or len(given) == 1 or equation.shape in given:
        return _message("silent.shape", result=equation.result.plain, **told)
    flat = next((shape for shape in given if len(shape) == 1), None)
    if flat is None:
        return _message("silent.stretched", **names, **told)
    return _message("silent.flat", flat_shape=written(flat), row_shape=written((1, *flat)), **told)


def _culprit(equation: Equation) -> Operand | None:
    """The operand that is not what is meant; one changed by hand before one that follows from it."""
    operands = equation.operands
    return next((o for o in operands if o.changed and o.wrong), None) or next(
        (o for o in operands if o.changed), next((o for o in operands if o.wrong), None)
    )


def _cure(equation: Equation, shapes: Shapes) -> Message | None:
    if shapes.omitted.get(equation.name) == "keepdims":
        return _message("keepdims", dims=equation.dims.plain, operand_meant=written(equation.meant))
    culprit = _culprit(equation)
    if culprit is not None and culprit.wrong:
        values = {"operand": culprit.symbol.plain, "dims": culprit.dims.plain, "operand_meant": written(culprit.meant)}
        return _message("right", **values)
    forgotten = equation.name if equation.name.startswith("dW") else equation.name.replace("dA", "delta")
    if shapes.omitted.get(forgotten) == "transpose":
        return _message("transpose", operand=_unturned(equation).symbol.plain)
    return None


def _unturned(equation: Equation) -> Operand:
    """Of δ A the A, of W δ the W."""
    first, second = equation.operands
    return second if first.name.startswith("delta") else first
