"""The resources are found in a checkout, an installed wheel and a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nnviz import paths


def make(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_resources_of_this_checkout_hold_the_bundled_tables():
    names = {path.name for path in (paths.resources() / "data").iterdir()}
    assert names >= {"iris.csv", "wine.csv", "breast_cancer.csv", "digits.csv", "ORIGIN.md"}


def test_checkout_wins_over_a_stale_copy_in_the_package(tmp_path):
    package = make(tmp_path / "nnviz")
    make(package / "resources")
    own = make(tmp_path / "resources")
    (tmp_path / "pyproject.toml").touch()
    assert paths.resources(package) == own


def test_wheel_holds_the_resources_in_the_package(tmp_path):
    package = make(tmp_path / "site-packages" / "nnviz")
    inside = make(package / "resources")
    make(tmp_path / "site-packages" / "resources")  # another distribution's
    assert paths.resources(package) == inside


def test_frozen_build_holds_the_resources_in_its_bundle(tmp_path, monkeypatch):
    bundled = make(tmp_path / "bundle" / "nnviz" / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert paths.resources(tmp_path / "elsewhere" / "nnviz") == bundled


def test_missing_resources_say_where_they_were_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"looked in .*nnviz.resources"):
        paths.resources(tmp_path / "nnviz")


@pytest.mark.parametrize(
    ("name", "samples", "inputs", "classes"),
    [("iris", 150, 4, 3), ("wine", 178, 13, 3), ("breast_cancer", 569, 30, 2), ("digits", 1797, 64, 10)],
)
def test_bundled_table_has_its_known_size_and_text_classes(name, samples, inputs, classes):
    lines = (paths.resources() / "data" / f"{name}.csv").read_text(encoding="ascii").splitlines()
    header, *rows = (line.split(",") for line in lines)
    assert (len(rows), len(header) - 1, header[-1]) == (samples, inputs, "class")
    assert {len(row) for row in rows} == {inputs + 1}
    labels = {row[-1] for row in rows}
    assert len(labels) == classes
    assert not any(label.replace(".", "").isdigit() for label in labels)
    assert all(float(cell) >= 0 for row in rows for cell in row[:-1])
