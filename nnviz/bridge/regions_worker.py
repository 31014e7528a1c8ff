"""The process that computes linear regions beside the window: jobs come through a pipe, and answers go back.

It knows no Qt, so that it starts quickly; `regions_process.py` is the window's side.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from nnviz.nn import EngineError, Layer, Message, Network
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.regions import linear_regions

Floats = NDArray[np.float64]
READY = "ready"


@dataclass(frozen=True)
class RegionJob:
    """A network as it stands: `parameters` is a copy of its flat vector, `layers` are its hidden layers and the output.

    serial            comes back with the answer
    box, plane, merge, most, seconds   as in `linear_regions`
    level, output     of the decision boundary; output None: none is wanted
    """

    serial: int
    n_inputs: int
    layers: tuple[Layer, ...]
    parameters: NDArray[np.floating]
    box: tuple[float, float, float, float]
    plane: tuple[Floats, Floats, Floats] | None = None
    merge: bool = False
    most: int = 100_000
    seconds: float = 5.0
    level: float = 0.0
    output: int | None = None


@dataclass(frozen=True)
class RegionPicture:
    """The arrays of `nnviz.nn.regions.Regions` that are drawn and told, named as there.

    decision   (s, 2, 2), the decision boundary, (0, 2, 2) if none was wanted
    """

    count: int
    kind: str
    vertices: Floats
    start: NDArray[np.intp]
    region: NDArray[np.intp]
    areas: Floats
    matrix: Floats
    offset: Floats
    segments: Floats
    segment_layer: NDArray[np.intp]
    signatures: tuple[NDArray[np.uint8], ...]
    decision: Floats = field(default_factory=lambda: np.empty((0, 2, 2)))


@dataclass(frozen=True)
class RegionAnswer:
    """To the job of that serial: a picture, or words why there is none."""

    serial: int
    picture: RegionPicture | None
    words: Message | None = None


def answer(job: RegionJob) -> RegionAnswer:
    """The regions of the job's network, or what the engine refused."""
    try:
        network = Network(job.n_inputs, job.layers, dtype=job.parameters.dtype)
        network.parameters[...] = job.parameters
        found = linear_regions(network, job.box, plane=job.plane, merge=job.merge, most=job.most, seconds=job.seconds)
        assert found.matrix is not None and found.offset is not None  # maps were asked for
        decision = np.empty((0, 2, 2)) if job.output is None else found.decision_boundary(job.level, job.output)
    except EngineError as error:
        return RegionAnswer(job.serial, None, error.message)
    except MemoryError:
        text = QT_TRANSLATE_NOOP("Message", "The memory is not enough for so many linear regions.")
        return RegionAnswer(job.serial, None, Message("regions.memory", text))
    picture = RegionPicture(
        found.count,
        found.kind,
        found.vertices,
        found.start,
        found.region,
        found.areas,
        found.matrix,
        found.offset,
        found.segments,
        found.segment_layer,
        found.signatures,
        decision,
    )
    return RegionAnswer(job.serial, picture)


def work(connection: Connection, window_cores: frozenset[int]) -> None:
    """What the process does until the window closes its end of the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which then ends this process
    leave(window_cores)
    try:
        connection.send(READY)
        while True:
            connection.send(answer(connection.recv()))
    except (EOFError, OSError):
        return


def leave(cores: frozenset[int]) -> None:
    """Run on other cores than these, if there are others: the window and its training keep theirs to themselves."""
    if sys.platform != "linux":
        return
    everywhere = set(range(os.cpu_count() or 1))
    for wanted in (everywhere - cores, everywhere):
        try:
            os.sched_setaffinity(0, wanted)
            return
        except OSError:  # this process is not allowed on any of them
            continue
