"""What is wrong with a lesson's file is told with the line it stands in and why; what is right becomes a Lesson."""

from __future__ import annotations

from math import inf
from pathlib import Path

import pytest

from nnviz.nn import Layer
from nnviz.training.comparisons import COMPARISONS
from nnviz.training.lessons.conditions import Bound, Comparison, Fact, Group
from nnviz.training.lessons.problems import LessonError
from nnviz.training.lessons.reading import read_lesson


class Names:
    """A vocabulary of a few words."""

    def shown(self):
        return ("score", "gradient")

    def places(self):
        return ("score.ladder", "gradient")

    def facts(self):
        return ("functions.cursor", "functions.slope_*")

    def settings(self):
        return ("functions.cursor", "functions.chosen")


HEAD = 'title = ["A", "甲"]\nabout = ["B", "乙"]\n'
STEP = '[[step]]\ntitle = ["C", "丙"]\ntext = ["D", "丁"]\n'
LINE = (HEAD + STEP).count("\n") + 1  # of what is written behind


def read(tmp_path: Path, text: str):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return read_lesson(path, Names())


def problems(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(LessonError) as caught:
        read(tmp_path, text)
    return [(problem.line, str(problem.reason)) for problem in caught.value.problems]


def test_a_lesson_is_read_with_all_it_can_have(tmp_path):
    lesson = read(
        tmp_path,
        HEAD
        + 'seed = "002"\n'
        + STEP
        + """
look = "score.ladder"
claims = [3, 4]
patience = 7
hint = ["E", "戊"]
[step.setup]
show = "gradient"
speed = "max"
run = false
config = { dataset = "xor", layers = [{ size = 3, activation = "relu", repeat = 2 }, { size = 1 }] }
arrange.functions = { cursor = 2 }
[step.do]
runs = [{ dataset = "xor", seed = 4 }, { learning_rate = 0.5 }]
limits = [20, 0]
[step.check]
all = [
    { fact = "saturated", layer = 2, run = 1, above = 0.5, held = 3 },
    { any = [{ fact = "functions.slope_relu", below = { fact = "functions.cursor", times = 2, plus = 1 } }] },
    { fact = "config.optimizer", equals = "adam", changed = true, name = ["F", "己"] },
]
after = 10
within = 90
""",
    )
    (step,) = lesson.steps
    assert (lesson.key, lesson.seed, lesson.title.en, lesson.about.of("zh_CN")) == ("own", "002", "A", "乙")
    assert (step.look, step.claims, step.patience, step.hint.zh) == ("score.ladder", (3, 4), 7, "戊")
    assert step.setup.configs[0].layers == (Layer(3, "relu"), Layer(3, "relu"), Layer(1))
    assert (step.setup.show, step.setup.speed, step.setup.running) == ("gradient", inf, False)
    assert step.setup.arrange == {"functions": {"cursor": 2}}
    assert [(c.dataset, c.seed, c.learning_rate) for c in step.do.configs] == [("xor", 4, 0.03), ("xor", 4, 0.5)]
    assert step.do.limits == (20, None)
    saturated, either, optimizer = step.check.part.parts
    assert saturated == Comparison(Fact("saturated", 0, 1), above=Bound(0.5), held=3)
    assert either == Group(
        "any", (Comparison(Fact("functions.slope_relu"), below=Bound(1.0, Fact("functions.cursor"), 2.0)),)
    )
    assert optimizer == Comparison(Fact("config.optimizer"), equals="adam", changed=True, name=("F", "己"))
    assert (step.check.after, step.check.within) == (10, 90)


def test_a_ready_made_comparison_is_taken_with_its_limits(tmp_path):
    lesson = read(tmp_path, HEAD + STEP + 'setup = { compare = "epochs" }\n')
    epochs = next(comparison for comparison in COMPARISONS if comparison.key == "epochs")
    assert (lesson.steps[0].setup.configs, lesson.steps[0].setup.limits) == (epochs.configs, epochs.limits)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD, 1, "at least one step"),
        ("title = [", 1, "not TOML"),
        (HEAD + STEP + "look = = 1\n", LINE, "not TOML"),
        (HEAD.replace('"甲"', '""') + STEP, 1, "two texts, [English, Chinese]"),
        ('title = "A"\n' + HEAD.split("\n")[1] + "\n" + STEP, 1, "two texts, [English, Chinese]"),
        (HEAD + '[[step]]\ntitle = ["C", "丙"]\n', 3, "text is missing"),
        (HEAD + "colour = 3\n" + STEP, 3, "no field 'colour'"),
        (HEAD + 'seed = "007"\n' + STEP, 3, "no seed '007'"),
        (HEAD + STEP + 'lok = "score"\n', LINE, "no field 'lok' here. Did you mean 'look'?"),
        (HEAD + STEP + 'look = "score.lader"\n', LINE, "no place 'score.lader'. Did you mean 'score.ladder'?"),
        (HEAD + STEP + "patience = true\n", LINE, "patience has to be a number"),
        (HEAD + STEP + "claims = [49]\n", LINE, "from 1 to 48"),
        (HEAD + STEP + "setup = 3\n", LINE, "setup has to be a table"),
        (HEAD + STEP + 'setup = { show = "scores" }\n', LINE, "no page or view 'scores'. Did you mean 'score'?"),
        (HEAD + STEP + 'setup = { compare = "deeep" }\n', LINE, "no ready-made comparison 'deeep'"),
        (HEAD + STEP + 'setup = { preset = "nothing" }\n', LINE, "no preset 'nothing'"),
        (HEAD + STEP + 'setup = { preset = "iris", compare = "deep" }\n', LINE, "exclude each other"),
        (HEAD + STEP + "setup = { speed = -1 }\n", LINE, "speed has to be steps per second"),
        (HEAD + STEP + 'setup = { run = "yes" }\n', LINE, "run has to be true or false"),
        (HEAD + STEP + "[step.setup]\nconfig = { learnig_rate = 1 }\n", LINE + 1, "no setting 'learnig_rate'"),
        (HEAD + STEP + "[step.setup.config]\nseed = 1\nnoise = 2\n", LINE + 2, "noise"),
        (HEAD + STEP + 'setup = { runs = [{ seed = 1 }, { dataset = "xor" }] }\n', LINE, "the same data"),
        (HEAD + STEP + "setup = { runs = [{ seed = 1 }], limits = [1, 2] }\n", LINE, "for each run a step"),
        (HEAD + STEP + "[step.setup.arrange.functions]\ncolour = 1\n", LINE + 1, "'functions.colour'"),
        (HEAD + STEP + "check = {}\n", LINE, "fact is missing"),
        (HEAD + STEP + 'check = { fact = "step" }\n', LINE, "needs above, below, equals or changed"),
        (HEAD + STEP + 'check = { fact = "losss_train", below = 1 }\n', LINE, "Did you mean 'loss_train'?"),
        (HEAD + STEP + 'check = { fact = "loss_train", below = "1" }\n', LINE, "below has to be a number, or a table"),
        (HEAD + STEP + 'check = { fact = "loss_train", below = true }\n', LINE, "below has to be a number, or a table"),
        (HEAD + STEP + 'check = { fact = "loss_train", below = 1, layer = 1 }\n', LINE, "is not about a layer"),
        (HEAD + STEP + 'check = { fact = "functions.cursor", above = 1, run = 1 }\n', LINE, "is not about a run"),
        (HEAD + STEP + 'check = { fact = "delta", above = 1, layer = 0 }\n', LINE, "layer = 0 has to be above 0"),
        (HEAD + STEP + 'check = { fact = "config.nothing", equals = 1 }\n', LINE, "no fact 'config.nothing'"),
        (HEAD + STEP + "check = { all = [] }\n", LINE, "a list of conditions"),
        (HEAD + STEP + 'check = { fact = "step", above = 9, after = 9, within = 9 }\n', LINE, "within = 9"),
        (
            HEAD + STEP + 'check = { all = [\n  { fact = "step", above = 1 },\n  { fact = "stp", above = 1 },\n] }\n',
            LINE + 2,
            "no fact 'stp'",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line, reason):
    found = problems(tmp_path, text)
    assert any(at == line and reason in said for at, said in found), found


def test_all_that_is_wrong_is_told_at_once_and_in_order(tmp_path):
    found = problems(tmp_path, HEAD + STEP + 'look = "x"\nclaims = [0]\n' + STEP + "patience = []\n")
    assert [line for line, _ in found] == [LINE, LINE + 1, LINE + 5]


def test_a_file_that_is_no_text_or_too_large_is_told(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(b'title = ["A", "B"]\n\xff')
    with pytest.raises(LessonError, match=r"line 2: This is not UTF-8"):
        read_lesson(path, Names())
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(LessonError, match="at most 1000000 bytes"):
        read_lesson(path, Names())
    with pytest.raises(OSError):
        read_lesson(tmp_path / "none.toml", Names())


def test_windows_line_ends_and_a_byte_order_mark_are_no_trouble(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(("\ufeff" + HEAD + STEP + 'look = "x"\n').replace("\n", "\r\n").encode())
    with pytest.raises(LessonError) as caught:
        read_lesson(path, Names())
    assert [problem.line for problem in caught.value.problems] == [LINE]
