"""A walk as a text that can be kept: Markdown with LaTeX formulas, or a HTML page that needs nothing but a browser."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from nnviz.training.walk.checks import Check
from nnviz.training.walk.formula import Formula
from nnviz.training.walk.report import Matrix, Report, ReportStep, Say, report
from nnviz.training.walk.walk import Walk

STYLE = """
:root { color-scheme: light dark; --ground: #ffffff; --text: #1b2333; --muted: #667085; --rule: #d5dae3;
  --band: #f2f4f7; --positive: #d7e8f5; --negative: #fbe4c6; --ok: #1e6b45; --danger: #a8201a; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161f; --text: #e6e9f0; --muted: #98a2b3; --rule: #333b4a;
  --band: #1b212d; --positive: #17384f; --negative: #54391a; --ok: #6fcf97; --danger: #ff9a92; } }
body { background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-bottom: 1px solid var(--rule); margin-top: 2.5rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 .3rem; } h4 { font-size: .85rem; color: var(--muted); margin: .8rem 0 .2rem; }
p { margin: .3rem 0; } .why { max-width: 46rem; } .muted { color: var(--muted); } .check { color: var(--ok); }
.differs { color: var(--danger); }
.formula, .line, .matrix { overflow: auto hidden; padding: .25rem 0; }
.given { display: flex; flex-wrap: wrap; gap: .5rem 2rem; } .matrix { display: flex; align-items: center; gap: .6rem; }
.formula { background: var(--band); padding: .6rem 1rem; border-radius: 4px; } .formula div { padding: .15rem 0; }
.formula math { font-size: 1.35rem; } .line math { font-size: 1.1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; } .facts td { padding: .1rem 1.5rem .1rem 0; }
.matrix td { text-align: right; padding: .15rem .6rem; border: 1px solid var(--ground); min-width: 2.6em; }
.p { background: var(--positive); } .n { background: var(--negative); }
.shapes td { padding: .1rem 1.5rem .1rem 0; }
@media print { article { break-inside: avoid; } h2, h3 { break-after: avoid; } }
"""


def markdown(
    walk: Walk, say: Say = str, decimals: int = 3, checks: Mapping[int, Check] | None = None, title: str = ""
) -> str:
    """Formulas stand in $$ … $$ as LaTeX; `say` puts messages into the language, `checks` None: they are made here."""
    told = report(walk, say, decimals, checks, title)
    blocks = [f"# {told.title}", "\n".join(f"- {name}: {value}" for name, value in told.facts)]
    blocks += [f"## {told.labels['given']}", *map(_matrix_markdown, told.given)]
    phase = ""
    for step in told.steps:
        if step.phase != phase:
            phase = step.phase
            blocks.append(f"## {told.labels[phase]}")
        blocks += _step_markdown(step, told)
    return "\n\n".join(blocks) + "\n"


def _step_markdown(step: ReportStep, told: Report) -> list[str]:
    labels = told.labels
    blocks = [f"### {step.title}", *(f"$$ {line.latex} $$" for line in step.formula), step.why]
    blocks += [f"**{labels['numbers']}**", *(f"$$ {line.latex} $$" for line in step.lines)]
    blocks += [f"**{labels['result']}**", _matrix_markdown(step.result)]
    if step.shapes:
        rows = [f"- ${symbol.latex}$: ${dims.latex}$ = {shape}" for symbol, dims, shape in step.shapes]
        blocks += [f"**{labels['shapes']}**", "\n".join(rows)]
    if step.cache:
        blocks.append("\n".join(f"- {line}" for line in step.cache))
    if step.check:
        blocks += [f"**{labels['check']}**", " ".join(step.check)]
    return blocks


def _matrix_markdown(matrix: Matrix) -> str:
    rows = r" \\ ".join(" & ".join(row) for row in matrix.cells)
    body = rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}" if len(matrix.cells) * len(matrix.cells[0]) > 1 else rows
    written = f"$$ {matrix.symbol.latex} = {body} $$"
    return f"{written}\n\n{matrix.remark}" if matrix.remark else written


def html(
    walk: Walk,
    say: Say = str,
    decimals: int = 3,
    checks: Mapping[int, Check] | None = None,
    title: str = "",
    language: str = "en",
) -> str:
    """One page with its style in it and its formulas as MathML; it follows the reader's choice of light or dark."""
    told = report(walk, say, decimals, checks, title)
    facts = "".join(f"<tr><td>{escape(name)}</td><td>{escape(value)}</td></tr>" for name, value in told.facts)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(language.replace("_", "-"))}"><head><meta charset="utf-8"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        f"<title>{escape(told.title)}</title><style>{STYLE}</style></head><body>",
        f'<h1>{escape(told.title)}</h1><table class="facts">{facts}</table>',
        f"<h2>{escape(told.labels['given'])}</h2>",
        f'<div class="given">{"".join(map(_matrix_html, told.given))}</div>',
    ]
    phase = ""
    for step in told.steps:
        if step.phase != phase:
            phase = step.phase
            parts.append(f"<h2>{escape(told.labels[phase])}</h2>")
        parts.append(_step_html(step, told))
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _step_html(step: ReportStep, told: Report) -> str:
    labels = {name: f"<h4>{escape(text)}</h4>" for name, text in told.labels.items()}
    formula = "".join(f"<div>{line.mathml}</div>" for line in step.formula)
    parts = [f'<article><h3>{escape(step.title)}</h3><div class="formula">{formula}</div>']
    parts.append(f'<p class="why">{escape(step.why)}</p>{labels["numbers"]}')
    parts += [f'<div class="line">{line.mathml}</div>' for line in step.lines]
    parts += [labels["result"], _matrix_html(step.result)]
    if step.shapes:
        rows = "".join(
            f"<tr><td>{symbol.mathml}</td><td>{dims.mathml}</td><td>{escape(shape)}</td></tr>"
            for symbol, dims, shape in step.shapes
        )
        parts += [labels["shapes"], f'<table class="shapes">{rows}</table>']
    parts += [f'<p class="muted">{escape(line)}</p>' for line in step.cache]
    if step.check:
        mark = "check" if step.agrees else "differs"
        parts += [labels["check"], *(f'<p class="{mark}">{escape(line)}</p>' for line in step.check)]
    return "".join([*parts, "</article>"])


def _matrix_html(matrix: Matrix) -> str:
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in matrix.cells)
    symbol = Formula(f"{matrix.symbol.latex} =").mathml
    remark = f'<p class="muted">{escape(matrix.remark)}</p>' if matrix.remark else ""
    return f'<div class="matrix">{symbol}<table>{rows}</table>{remark}</div>'


def _cell(latex: str) -> str:
    sign = "" if latex == "0" else ' class="n"' if latex.startswith("-") else ' class="p"'
    return f"<td{sign}>{Formula(latex).rich}</td>"
