"""The line of every key: in tables, lists of tables, inline tables, and behind texts of several lines."""

from __future__ import annotations

import tomllib

from nnviz.training.lessons.toml_lines import key_lines, line_of

TEXT = '''# comment with [brackets] and = signs
title = ["a # no comment", 'b = 2']
[[step]]  # the first
text = ["""
x = 1
[not.a.table] \\""" ""","three"]
[step.setup.arrange]
functions.cursor = 2
"quoted key" = { a = 1, b = { c = 2 }, d = [1,
  { e = 3 }] }
[[step]]
[step.check]
all = [
  { fact = "x", above = 1e-4 },  # first
  { fact = "}", below = 2 },
]
last = 1979-05-27
'''


def test_each_key_has_its_line():
    tomllib.loads(TEXT)
    lines = key_lines(TEXT)
    step, second = ("step", 0), ("step", 1)
    assert lines["title",] == 2 and lines["title", 1] == 2
    assert lines[step] == 3 and lines[(*step, "text")] == 4 and lines[(*step, "text", 1)] == 6
    assert lines[(*step, "setup", "arrange")] == 7
    assert lines[(*step, "setup", "arrange", "functions", "cursor")] == 8
    assert lines[(*step, "setup", "arrange", "quoted key", "b", "c")] == 9
    assert lines[(*step, "setup", "arrange", "quoted key", "d", 1, "e")] == 10
    assert lines[second] == 11 and lines[(*second, "check")] == 12
    assert lines[(*second, "check", "all", 0, "above")] == 14
    assert lines[(*second, "check", "all", 1, "fact")] == 15
    assert lines[(*second, "check", "last")] == 17


def test_what_has_no_line_of_its_own_has_that_of_what_encloses_it():
    lines = key_lines(TEXT)
    assert line_of(lines, ("step", 1, "check", "all", 1, "nothing")) == 15
    assert line_of(lines, ("step", 1, "nothing")) == 11
    assert line_of(lines, ("nothing",)) == 1
