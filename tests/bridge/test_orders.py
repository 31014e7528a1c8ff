from __future__ import annotations

from dataclasses import replace

import pytest

from nnviz.bridge.orders import Keep, OrderBook
from nnviz.nn import Layer
from nnviz.training.config import RunConfig
from nnviz.training.data import Dataset

CONFIG = RunConfig()
FASTER = replace(CONFIG, learning_rate=0.1)
DEEPER = replace(CONFIG, layers=CONFIG.layers * 2)
TABLE = Dataset([[0.0, 1.0]], [[1.0, -1.0]])


@pytest.fixture
def book():
    """A book whose first order, CONFIG on its own data, is in force."""
    book = OrderBook()
    book.start([CONFIG], None)
    book.next()
    book.accepted()
    return book


def test_a_live_setting_keeps_the_run(book):
    book.change([FASTER], Keep.DATASET)
    order = book.next()
    assert not book.is_new_run(order)
    assert order.configs == (FASTER,)


def test_a_change_of_structure_is_a_new_run(book):
    book.change([DEEPER], Keep.DATASET)
    order = book.next()
    assert book.is_new_run(order)
    assert order.configs == (DEEPER,)


def test_a_live_setting_after_a_divergence_is_a_new_run(book):
    book.change([FASTER], Keep.DATASET, anew=True)
    assert book.is_new_run(book.next())


def test_more_runs_than_before_are_new_runs(book):
    book.change([CONFIG, FASTER], Keep.DATASET)
    order = book.next()
    assert book.is_new_run(order)
    assert order.configs == (CONFIG, FASTER)


@pytest.mark.parametrize("count", [0, 25])
def test_a_session_carries_one_to_twenty_four_runs(count):
    with pytest.raises(ValueError, match=f"1 to 24 runs, not {count}"):
        OrderBook().start([CONFIG] * count, None)


def test_of_many_wishes_during_an_order_only_the_newest_is_sent(book):
    book.change([DEEPER], Keep.DATASET)
    first = book.next()
    for seed in range(1, 101):
        book.change([replace(DEEPER, seed=seed)], Keep.DATASET)
        assert book.next() is None
    book.accepted()
    assert book.current is first
    last = book.next()
    assert last.configs[0].seed == 100
    book.accepted()
    assert book.next() is None


def test_a_live_setting_wished_while_a_new_run_is_built_does_not_build_another(book):
    book.change([DEEPER], Keep.DATASET)
    book.next()
    book.change([replace(DEEPER, learning_rate=0.3)], Keep.DATASET)
    book.accepted()
    assert not book.is_new_run(book.next())


def test_a_live_setting_wished_for_a_waiting_run_becomes_part_of_it(book):
    book.change([DEEPER], Keep.DATASET)
    book.next()
    book.change([replace(DEEPER, seed=5)], Keep.DATASET)
    book.change([replace(DEEPER, seed=5, learning_rate=0.3)], Keep.DATASET)
    book.accepted()
    order = book.next()
    assert book.is_new_run(order)
    assert (order.configs[0].seed, order.configs[0].learning_rate) == (5, 0.3)


def test_a_live_setting_on_top_of_a_refused_run_asks_for_that_run_again(book):
    in_force = book.current
    book.change([DEEPER], Keep.DATASET)
    book.next()
    book.change([replace(DEEPER, learning_rate=0.3)], Keep.DATASET)
    book.refused()
    assert book.current is in_force
    order = book.next()
    assert book.is_new_run(order)
    assert order.configs[0].layers == DEEPER.layers


def test_the_users_data_stay_until_another_data_set_is_named(book):
    book.change([CONFIG], TABLE)
    order = book.next()
    assert book.is_new_run(order) and order.dataset is TABLE
    book.accepted()
    book.change([DEEPER], Keep.DATASET)
    assert book.last.dataset is TABLE
    book.change([replace(DEEPER, dataset="spiral")], Keep.DATASET)
    assert book.last.dataset is None


def test_the_users_data_can_be_put_away_for_the_data_set_that_was_named_before(book):
    book.change([CONFIG], TABLE)
    book.next()
    book.accepted()
    book.change([CONFIG], None)
    order = book.next()
    assert book.is_new_run(order) and order.dataset is None


def test_a_restart_is_a_new_run_with_the_newest_settings_and_data(book):
    book.change([FASTER], TABLE)
    book.restart()
    order = book.next()
    assert book.is_new_run(order)
    assert order.configs == (FASTER,) and order.dataset is TABLE


def test_new_weights_keep_everything_but_the_seed_of_the_weights(book):
    book.new_weights()
    assert book.last.configs == (replace(CONFIG, weights_seed=1),)
    book.new_weights()
    assert book.last.configs == (replace(CONFIG, weights_seed=2),)
    book.change([replace(CONFIG, seed=2**63 - 1)], Keep.DATASET)
    book.new_weights()
    assert book.last.configs[0].weights_seed == 0


def test_nothing_is_restarted_before_the_first_start():
    book = OrderBook()
    book.restart()
    book.new_weights()
    assert book.next() is None


def test_settings_applied_before_the_first_start_are_the_start():
    book = OrderBook()
    book.change([CONFIG], Keep.DATASET)
    order = book.next()
    assert book.is_new_run(order) and order.dataset is None


def test_the_run_that_is_shown_stays_so_when_all_begin_anew(book):
    book.start([CONFIG, FASTER], None, limits=(None, 100), shown=1)
    book.next()
    book.accepted()
    for wish in (book.restart, book.new_weights):
        wish()
        order = book.next()
        book.accepted()
        assert (order.shown, order.limits) == (1, (None, 100))
    book.show(0)
    assert book.current.shown == 0


def test_limits_have_to_fit_the_runs():
    with pytest.raises(ValueError, match="1 limits do not fit 2 runs"):
        OrderBook().start([CONFIG, FASTER], None, limits=(5,))


def test_what_is_kept_of_runs_that_do_not_stand_yet_begins_anew(book):
    book.start([CONFIG, FASTER], None)
    book.keep([1])
    order = book.next()
    assert order.configs == (FASTER,) and order.kept == ()


def test_the_kept_run_that_was_shown_is_shown_on(book):
    book.start([CONFIG, FASTER, DEEPER], None, limits=(1, 2, 3), shown=2)
    book.next()
    book.accepted()
    book.keep([1, 2])
    order = book.next()
    assert (order.kept, order.shown, order.limits, order.configs) == ((1, 2), 1, (2, 3), (FASTER, DEEPER))
    book.accepted()
    assert book.current.kept == ()


def test_the_shown_run_is_converted_and_the_others_go_on(book):
    book.start([CONFIG, DEEPER], None, shown=1)
    book.next()
    book.accepted()
    faster = replace(DEEPER, learning_rate=0.5)
    book.change([CONFIG, faster], Keep.DATASET)  # still on its way
    book.convert(0)
    order = book.next()
    layers = (Layer(DEEPER.layers[0].size, "maxout", {"pieces": 2}), *DEEPER.layers[1:])
    assert order.configs == (CONFIG, replace(faster, layers=layers))
    assert (order.kept, order.kept_of, order.converted, order.shown) == ((0, 1), book.current.run_id, 0, 1)
    book.accepted()
    assert book.current.converted is None
