"""How numbers are written in the window, and how typed ones are read.

Nothing here follows the system's locale: a figure looks the same in a lecture, a screenshot and a saved run.
"""

from __future__ import annotations

import math
import re

THIN = "\u202f"  # narrow and no-break: a line never ends inside 2 460
SPACE = "\u00a0"  # no-break: a figure stays with its unit and its ×
MINUS = "\u2212"

_RAISED = str.maketrans("0123456789-" + MINUS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SPACES = re.compile(r"[\s\u2009\u202f\u00a0]+")
_POWER = re.compile(r"[×x*·]10(?:\^|\*\*)?([+-]?\d+)$")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$")


def count(number: int) -> str:
    """A whole number in groups of three from four digits on: 860, 2 460, −12 000."""
    return f"{number:,}".replace(",", THIN).replace("-", MINUS)


def short(value: float, digits: int = 2) -> str:
    """`digits` significant digits from 0.01 to 999, digits before the point never rounded away; else a × 10ⁿ.

    A whole number given as an int is written out: short(2460) is 2 460, short(2460.0) is 2.5 × 10³.
    """
    if isinstance(value, int):
        return count(value)
    if not math.isfinite(value):
        return _not_finite(value)
    if value == 0:
        return "0"
    mantissa, exponent = _scientific(value, digits)
    if exponent >= -2 and abs(value) < 999.5:
        written = f"{value:.{max(digits - 1 - exponent, 0)}f}"
    else:
        written = f"{mantissa}{SPACE}×{SPACE}10{str(exponent).translate(_RAISED)}"
    return written.replace("-", MINUS)


def tick(value: float) -> str:
    """A round value beside an axis, as short as can be."""
    return f"{value:g}".replace("-", MINUS)


def loss(value: float | None) -> str:
    """Three decimals; what they could not show (below 0.0005, from 1000 on) as `short`; a missing loss is a dash."""
    if value is None:
        return "–"
    value = float(value)
    if not math.isfinite(value):
        return _not_finite(value)
    if value != 0 and not 0.0005 <= abs(value) < 999.9995:
        return short(value)
    return f"{value:.3f}".replace("-", MINUS)


def factor(value: float) -> str:
    """What something is multiplied by: × 0.16, × 4.15, × 12, × 1.9 × 10⁻⁹."""
    value = float(value)
    written = f"{value:.2f}" if 0.095 <= abs(value) < 9.995 else short(value)
    return f"×{SPACE}{written.replace('-', MINUS)}"


def percent(share: float, decimals: int = 0) -> str:
    """A share of one in hundredths: 0.62 is 62 %."""
    share = float(share)
    if not math.isfinite(share):
        return _not_finite(share)
    return f"{100 * share:.{decimals}f}{SPACE}%".replace("-", MINUS)


def typed(value: float) -> str:
    """A number as one would type it, exact and as short as can be: 10, 0.03, 1e-5. `parse` gives it back."""
    if isinstance(value, int):
        return str(value)
    mantissa, _, exponent = repr(float(value)).partition("e")
    return mantissa.removesuffix(".0") + (f"e{int(exponent)}" if exponent else "")


def parse(text: str) -> float:
    """The finite number typed as `text`: a point for the decimals, spaces anywhere, 1e-3 and 1.9 × 10⁻⁹ alike.

    Raises ValueError when it is none; a comma is one, because 1,234 could mean two numbers.
    """
    raised = re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+$", text)
    if raised:
        text = f"{text[: raised.start()]}^{raised.group().translate(_LOWERED)}"
    plain = _SPACES.sub("", text).replace(MINUS, "-").lower()
    plain = _POWER.sub(r"e\1", plain)
    if not _NUMBER.match(plain):
        raise ValueError(f"{text!r} is not a number")
    value = float(plain)
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is not finite")
    return value


def _scientific(value: float, digits: int) -> tuple[str, int]:
    """Mantissa and exponent after rounding, so that 0.00999 counts as 1.0e-2."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return mantissa, int(exponent)


def _not_finite(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    return "∞" if value > 0 else f"{MINUS}∞"
