"""The pieces of a picture as a table: a row for each, with its map, its pattern and its corners."""

from __future__ import annotations

from itertools import pairwise

from nnviz.bridge.regions_job import RegionPicture
from nnviz.training.snapshot import RunInfo
from nnviz.ui.export import Table
from nnviz.ui.map.words import output_names
from nnviz.ui.regions.words import digits_of


def pieces_table(run: RunInfo, columns: tuple[int, int], picture: RegionPicture, step: int) -> Table:
    """A row for each polygon; joined ones have the same number, map and area. Corners are "x y; x y; …"."""
    region, starts = picture.region, picture.start.tolist()
    rows = picture.matrix.shape[1]
    names = output_names(run) if rows == len(output_names(run)) else tuple(f"z{i + 1}" for i in range(rows))
    across, up = (run.data.columns[column] for column in columns)
    table: dict[str, object] = {"piece": region + 1, "area": picture.areas[region]}
    for row, name in enumerate(names):
        table[f"z {name} per {across}"] = picture.matrix[region, row, 0]
        table[f"z {name} per {up}"] = picture.matrix[region, row, 1]
        table[f"z {name} offset"] = picture.offset[region, row]
    for number, (layer, signature) in enumerate(zip(run.layers, picture.signatures, strict=False), 1):
        table[f"pattern layer {number}"] = [digits_of(layer, digits) for digits in signature]
    corners = [f"{x!r} {y!r}" for x, y in picture.vertices.tolist()]
    table["corners"] = ["; ".join(corners[a:b]) for a, b in pairwise(starts)]
    return Table.of(len(region), step=step, **table)
