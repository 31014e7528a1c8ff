"""What the score asks a run for, and which stave gets which answer; also the z axis that follows from the answers."""

from __future__ import annotations

import time

from nnviz.training.preview_want import Preview, PreviewWant
from nnviz.training.remedies import Remedy
from nnviz.training.snapshot import RunInfo, Snapshot
from nnviz.training.wants import ActivityWant, MaxoutWant, NeuronMapsWant, StavesWant, Want, WeightsWant
from nnviz.ui.score.function_stave import FunctionStave
from nnviz.ui.score.ladder_stave import LadderStave
from nnviz.ui.score.network_stave import NetworkStave
from nnviz.ui.score.slope_stave import SlopeStave
from nnviz.ui.score.z_axis import ZAxis

FIGURES_EVERY = 6  # moments, about a tenth of a second: numbers that change more often cannot be read


class Feed:
    """Stands between snapshots and staves. `limit` is the z axis as it is drawn: that of the last figures shown."""

    def __init__(self, network: NetworkStave, function: FunctionStave, slope: SlopeStave, ladder: LadderStave) -> None:
        self._network, self._function, self._slope, self._ladder = network, function, slope, ladder
        self._axis = ZAxis()
        self.limit = self._axis.limit
        self._staves_want, self._maps_want, self._weights_want = StavesWant(), NeuronMapsWant(), WeightsWant()
        self._activity_want = ActivityWant()
        self._maxout_wants: dict[int, MaxoutWant] = {}
        self._remedy: Remedy | None = None  # of which a preview is wanted
        self._previews: dict[PreviewWant, Preview] = {}  # of this run; while it stands nothing is answered twice
        self._moment = 0
        self.steps: dict[str | int, int] = {}  # of the "staves", the "weights" and each Maxout layer as they are shown

    @property
    def wants(self) -> tuple[Want, ...]:
        condensed = (self._activity_want,) if self._network.condensed else ()
        preview = () if self._remedy is None else (PreviewWant(self._remedy.config),)
        return (
            self._staves_want,
            self._weights_want,
            self._maps_want,
            *condensed,
            *self._maxout_wants.values(),
            *preview,
        )

    def set_run(self, run: RunInfo, units: dict[int, int]) -> None:
        """Begin anew; `units` are the chosen ones, one of every Maxout layer among them."""
        self._axis = ZAxis()
        self._moment = 0
        self._remedy = None
        self._previews = {}
        self.steps = {}
        self.limit = self._axis.limit
        self._staves_want = StavesWant(self.limit)
        self._maxout_wants = {
            layer: MaxoutWant(layer, units[layer]) for layer, info in enumerate(run.layers) if info.pieces > 1
        }
        self._tell_limit()
        for layer, unit in units.items():
            self.choose_unit(layer, unit)

    def choose_unit(self, layer: int, unit: int) -> None:
        if layer in self._maxout_wants:
            self._maxout_wants[layer] = MaxoutWant(layer, unit)
        for stave in (self._network, self._function, self._slope):
            stave.set_unit(layer, unit)

    def choose_plane(self, right: int, up: int, sample: int | None) -> None:
        """The raw columns over which the neurons' heat maps are drawn, and the sample that the others are as in."""
        self._maps_want = NeuronMapsWant(columns=(right, up), sample=sample)

    def preview(self, remedy: Remedy | None) -> None:
        """Show how the error would come back with this remedy; None: no more."""
        self._remedy = remedy
        known = None if remedy is None else self._previews.get(PreviewWant(remedy.config))
        self._ladder.set_preview(None if known is None else remedy, known)

    def show(self, snapshot: Snapshot) -> None:
        """Hand out the answers; a gap of the network's edges is drawn, or all of them when nothing is running."""
        staves = snapshot.answer(self._staves_want)
        if staves is not None:
            self.steps["staves"] = snapshot.step
            if self.limit != self._staves_want.z_limit:  # the figures for the new axis have come
                self.limit = self._staves_want.z_limit
                self._tell_limit()
            written = self._moment % FIGURES_EVERY == 0 or not snapshot.running
            curves = (self._function, self._slope)
            if snapshot.running and not written:  # in turns: their dots are the same z, and training gets the time
                curves = (curves[self._moment % 2],)
            self._moment += 1
            for stave in (self._network, *curves, self._ladder):
                stave.set_staves(staves)
                if written:
                    stave.refresh_figures()
            self._staves_want = StavesWant(self._axis.follow(staves.z_extent, time.monotonic()))
        if self._remedy is not None and self._ladder.remedy is not self._remedy:
            asked = PreviewWant(self._remedy.config)
            answer = snapshot.answer(asked)
            if answer is not None:
                self._previews[asked] = answer
                self._ladder.set_preview(self._remedy, answer)
        activity = snapshot.answer(self._activity_want)
        if activity is not None:
            self._network.set_activity(activity)
        weights, maps = snapshot.answer(self._weights_want), snapshot.answer(self._maps_want)
        if weights is not None:
            self.steps["weights"] = snapshot.step
            self._network.set_weights(weights)
        if maps is not None:
            self._network.set_maps(maps)
        for layer, want in self._maxout_wants.items():
            unit = snapshot.answer(want)
            if unit is not None:
                self.steps[layer] = snapshot.step
                self._function.set_maxout(layer, unit)
                self._slope.set_maxout(layer, unit)
        for stave in (self._network, self._function, self._slope, self._ladder):
            stave.set_divergence(snapshot.state.divergence)
        self._network.redraw_edges(everything=not snapshot.running)

    def _tell_limit(self) -> None:
        for stave in (self._function, self._slope):
            stave.set_z_limit(self.limit)
