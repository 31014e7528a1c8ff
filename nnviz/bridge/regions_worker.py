"""The process that computes linear regions beside the window: jobs come through a pipe, and answers go back.

It knows no Qt, so that it starts quickly; `regions_process.py` is the window's side.
"""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection

import numpy as np
from numpy.typing import NDArray

from nnviz.bridge.regions_job import (
    BORDER,
    BORDERS,
    CROWD,
    DASHES,
    FAINTEST,
    HALO,
    HALOS,
    READY,
    STRENGTHS,
    WIDTHS,
    Floats,
    RegionAnswer,
    RegionJob,
    RegionPicture,
)
from nnviz.bridge.shared_arrays import Sender
from nnviz.nn import EngineError, Message, Network
from nnviz.nn.message import QT_TRANSLATE_NOOP
from nnviz.nn.regions import Regions, linear_regions
from nnviz.nn.regions.raster import Ink, Labels, label_image, line_image


def answer(job: RegionJob) -> RegionAnswer:
    """The regions of the job's network, or what the engine refused."""
    try:
        network = _network(job)
        found = linear_regions(network, job.box, merge=job.merge, most=job.most, seconds=job.seconds)
        assert found.matrix is not None and found.offset is not None  # maps were asked for
        decision = _border(found, job)
    except EngineError as error:
        return RegionAnswer(job.serial, None, error.message)
    except MemoryError:
        text = QT_TRANSLATE_NOOP("Message", "The memory is not enough for so many linear regions.")
        return RegionAnswer(job.serial, None, Message("regions.memory", text))
    labels, ink = (None, None) if job.pixels is None else _drawn(found, decision, job.pixels, job.ratio)
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
        _codes(found),
        labels,
        ink,
    )
    return RegionAnswer(job.serial, picture)


def _network(job: RegionJob) -> Network:
    """The job's network; with a plane, one of the plane's two coordinates. The plane may be no more than a line: then
    all pieces are stripes."""
    network = Network(job.n_inputs, job.layers, dtype=job.parameters.dtype)
    network.parameters[...] = job.parameters
    if job.plane is None:
        return network
    origin, *directions = (np.asarray(part, np.float64).reshape(-1) for part in job.plane)
    seen = Network(2, job.layers)
    for mine, theirs in zip(seen.layers, network.layers, strict=True):
        mine.weight[...] = theirs.weight if mine is not seen.layers[0] else theirs.weight @ np.stack(directions, axis=1)
        mine.bias[...] = theirs.bias
    seen.layers[0].bias[:, 0] += network.layers[0].weight @ origin
    for slopes, given in zip(seen.slopes, network.slopes, strict=True):
        if slopes is not None and given is not None:
            slopes[...] = given
    return seen


def _border(found: Regions, job: RegionJob) -> Floats:
    if job.classes:
        return found.class_borders()
    return np.empty((0, 2, 2)) if job.output is None else found.decision_boundary(job.level, job.output)


def _drawn(found: Regions, decision: Floats, pixels: tuple[int, int], ratio: float) -> tuple[Labels, Ink]:
    width, height = pixels
    labels = label_image(found.vertices, found.start, found.region, found.sides, width, height)
    share = max(FAINTEST, min(1.0, (CROWD / max(len(found.segments), 1)) ** 0.5))
    widths = [max(1.0, ratio * line * share) for line in WIDTHS]
    strengths = [strength * share for strength in STRENGTHS]
    dashes = [round(ratio * dash) for dash in DASHES]
    ink = line_image(found.segments, found.segment_layer, found.sides, width, height, widths, strengths, dashes)
    ink >>= 1
    if len(decision):
        alike, sides = np.zeros(len(decision), np.intp), found.sides
        halo, line = (
            line_image(decision, alike, sides, width, height, [px * ratio], [1.0], [0]) for px in (HALO, BORDER)
        )
        np.copyto(ink, HALOS + (halo >> 2), where=halo > 0)
        np.copyto(ink, BORDERS + (line >> 2), where=line > 0)
    return labels, ink


def _codes(found: Regions) -> NDArray[np.uint32]:
    """A number for the pattern of each region; of a joined one, for that of its first polygon."""
    chosen = np.unique(found.region, return_index=True)[1]
    digits = np.random.default_rng(0)
    code = np.zeros(found.count, np.float64)
    for signature in found.signatures:
        code += signature[chosen] @ digits.uniform(size=signature.shape[1])
    scrambled: NDArray[np.uint32] = (np.modf(code * 1e4)[0] * 2**32).astype(np.uint32)
    return scrambled


def work(connection: Connection, window_cores: frozenset[int]) -> None:
    """What the process does until the window closes its end of the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the window, which then ends this process
    leave(window_cores)
    sender = Sender()
    try:
        connection.send(READY)
        while True:
            connection.send(sender.pack(answer(connection.recv())))
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
