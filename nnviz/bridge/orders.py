"""Which runs are trained next: what is in force, what the worker was told, the newest wish. No Qt, no threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset
from nnviz.training.document import Document

MOST_RUNS = 24


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """The runs to be trained: a config for each, on the user's own data or (None) on what each config names.

    A new run_id means new networks at step 0; the same one means changed settings in flight, `resume` that runs which
    have diverged go on with them from their last sound states. With a `document` the new network is the saved one.

    limits    for each run the step after which it stands still, None: it does not; empty: none does
    shown     the number of the run that the views of a single run are about
    kept      numbers of the runs of the order `kept_of` that go on as these, as they stand; empty: all are new
    converted the layer of the shown one of those kept that becomes the Maxout layer which computes the same
    """

    run_id: int
    configs: tuple[RunConfig, ...]
    dataset: Dataset | None = None
    resume: bool = False
    document: Document | None = None
    limits: tuple[int | None, ...] = ()
    shown: int = 0
    kept: tuple[int, ...] = ()
    kept_of: int = 0
    converted: int | None = None

    @property
    def config(self) -> RunConfig:
        """Of the run that is shown."""
        return self.configs[self.shown]


class Keep(Enum):
    """The wish to leave the data as they are."""

    DATASET = auto()


class OrderBook:
    """One order is under way at a time; meanwhile only the newest wish is kept.

    So a hundred moves of a slider build as many networks as there is time for, and always the last one.
    """

    def __init__(self) -> None:
        self.current: Order | None = None  # what trains
        self._under_way: Order | None = None
        self._newest: Order | None = None
        self._run_id = 0

    @property
    def last(self) -> Order | None:
        """What the user wished last, whether or not it is in force yet."""
        return self._newest or self._under_way or self.current

    def start(
        self,
        configs: Sequence[RunConfig],
        dataset: Dataset | None,
        limits: Sequence[int | None] = (),
        shown: int = 0,
    ) -> None:
        """Wish for new networks; ValueError if there are not 1 to 24 configs, or limits for another number of them."""
        if not 1 <= len(configs) <= MOST_RUNS:
            raise ValueError(f"a session carries 1 to {MOST_RUNS} runs, not {len(configs)}")
        if limits and len(limits) != len(configs):
            raise ValueError(f"{len(limits)} limits do not fit {len(configs)} runs")
        self._run_id += 1
        shown = min(shown, len(configs) - 1)
        self._newest = Order(self._run_id, tuple(configs), dataset, limits=tuple(limits), shown=shown)

    def keep(self, numbers: Sequence[int]) -> None:
        """Wish for these of the present runs alone, and that they go on as they stand."""
        last = self.last
        if last is None or not numbers:
            return
        shown = numbers.index(last.shown) if last.shown in numbers else 0
        limits = [last.limits[i] for i in numbers] if last.limits else []
        self.start([last.configs[i] for i in numbers], last.dataset, limits, shown)
        if self.current is not None and last.run_id == self.current.run_id:  # else they do not stand yet
            assert self._newest is not None
            self._newest = replace(self._newest, kept=tuple(numbers), kept_of=last.run_id)

    def convert(self, layer: int) -> None:
        """Wish for the shown run with this rectifier layer as a Maxout of 2, and for the others as they stand.

        What a run that does not stand yet would have learned cannot be kept: it begins with new weights.
        """
        from nnviz.training.conversion import converted_config  # with what trains: not before the first frame

        last = self.last
        if last is None:
            return
        self.keep(range(len(last.configs)))
        assert self._newest is not None
        order, configs = self._newest, list(self._newest.configs)
        configs[order.shown] = converted_config(configs[order.shown], layer)
        self._newest = replace(order, configs=tuple(configs), converted=layer)

    def show(self, number: int) -> None:
        """From now on run `number` is the one that is shown, in every order that has it."""
        for name in ("current", "_under_way", "_newest"):
            order: Order | None = getattr(self, name)
            if order is not None and number < len(order.configs):
                setattr(self, name, replace(order, shown=number))

    def take_up(self, document: Document) -> None:
        """Wish for the saved run, on its own data."""
        self.start([document.config], document.dataset if document.kind == "custom" else None)
        assert self._newest is not None
        self._newest = replace(self._newest, document=document)

    def change(self, configs: Sequence[RunConfig], dataset: Dataset | Keep | None, anew: bool = False) -> None:
        """Wish for other settings, in flight where that is possible and not forbidden by `anew`.

        The user's own data stay until `dataset` says otherwise (None: what the config names) or until the first
        config names another `dataset` than before.
        """
        last = self.last
        if last is None:
            self.start(configs, None if dataset is Keep.DATASET else dataset)
            return
        if dataset is Keep.DATASET:
            dataset = last.dataset if configs[0].dataset == last.configs[0].dataset else None
        if (
            anew
            or dataset is not last.dataset
            or len(configs) != len(last.configs)
            or any(new.needs_new_run(old) for new, old in zip(configs, last.configs, strict=True))
        ):
            same = len(configs) == len(last.configs)
            self.start(configs, dataset, last.limits if same else (), last.shown)
        else:
            self._newest = replace(last, configs=tuple(configs), dataset=dataset, resume=False)

    def edit(self, config: RunConfig, dataset: Dataset | Keep | None, anew: bool = False) -> None:
        """Wish for other settings, as `change` has it, of the run that is shown; those beside it share data and chance.

        Raises ConfigError, and nothing is wished, where one of them cannot.
        """
        configs = [config]
        if last := self.last:
            configs = [config if i == last.shown else beside.sharing(config) for i, beside in enumerate(last.configs)]
        self.change(configs, dataset, anew)

    def resume(self, configs: Sequence[RunConfig]) -> None:
        """Wish for other settings as `change` has it, and for diverged runs to go back and on with them."""
        self.change(configs, Keep.DATASET)
        if self._newest is not None:
            self._newest = replace(self._newest, resume=True)

    def restart(self) -> None:
        """Wish for the same networks as they were at step 0."""
        if last := self.last:
            self.start(last.configs, last.dataset, last.limits, last.shown)

    def new_weights(self) -> None:
        """Wish for the same networks with the weights of the next seed, on the same data."""
        if last := self.last:
            configs = [_with_next_weights(config) for config in last.configs]
            self.start(configs, last.dataset, last.limits, last.shown)

    def next(self) -> Order | None:
        """The order to send now, if there is one and none is under way."""
        if self._under_way is not None or self._newest is None:
            return None
        self._under_way, self._newest = self._newest, None
        return self._under_way

    def is_new_run(self, order: Order) -> bool:
        """Whether `order` needs networks to be built, and not only settings to be changed."""
        return self.current is None or order.run_id != self.current.run_id

    def accepted(self) -> None:
        """The order under way is in force."""
        self.current, self._under_way = self._under_way, None
        if self.current is not None and (self.current.document is not None or self.current.kept):
            # A document may be large, and the run goes on from it; what was kept stands now.
            self.current = replace(self.current, document=None, kept=(), converted=None)

    def refused(self) -> None:
        """The order under way could not be carried out; what was in force stays."""
        self._under_way = None


def _with_next_weights(config: RunConfig) -> RunConfig:
    seed = config.seed if config.weights_seed is None else config.weights_seed
    return replace(config, weights_seed=(seed + 1) % 2**63)  # after the largest seed comes 0
