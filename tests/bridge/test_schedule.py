from __future__ import annotations

from collections import Counter

import pytest

from nnviz.bridge.schedule import FRAME, SHARE, WantSchedule
from nnviz.training.wants import (
    DecisionMapWant,
    DiagnosisWant,
    LossesWant,
    MaxoutWant,
    NeuronMapsWant,
    StavesWant,
    WeightsWant,
)

FAST = StavesWant()
SLOW = (MaxoutWant(2, 0), WeightsWant(), NeuronMapsWant(), DecisionMapWant(), LossesWant(), DiagnosisWant())


def watch(schedule, wants, seconds, running=True, answer_after=0.004, begin=0.0):
    """What was asked in every frame, each request being answered a little later."""
    frames = []
    for frame in range(round(seconds / FRAME)):
        now = begin + frame * FRAME
        due = schedule.due(wants, now, running)
        schedule.answered(due, now + answer_after)
        frames.append(due)
    return frames


def test_a_sixty_hertz_want_is_in_every_frame():
    frames = watch(WantSchedule(), {FAST, *SLOW}, 2.0)
    assert all(FAST in frame for frame in frames)


def test_no_frame_carries_two_slow_wants():
    frames = watch(WantSchedule(), {FAST, *SLOW}, 5.0)
    assert max(len(frame & set(SLOW)) for frame in frames) == 1


def test_slow_wants_are_asked_as_often_as_they_say():
    wants = {FAST, WeightsWant(), NeuronMapsWant(), DecisionMapWant(), LossesWant(), DiagnosisWant()}
    asked = Counter(want for frame in watch(WantSchedule(), wants, 20.0) for want in frame)
    for want in wants - {FAST}:
        assert 0.8 * want.hz <= asked[want] / 20 <= 1.05 * want.hz, want


def test_when_more_is_wished_than_there_are_frames_everyone_gets_a_fair_share():
    slow = (*SLOW, MaxoutWant(3, 0))
    assert sum(want.hz for want in slow) > 1 / FRAME
    asked = Counter(want for frame in watch(WantSchedule(), {FAST, *slow}, 20.0) for want in frame)
    for want in slow:
        assert 0.6 * want.hz <= asked[want] / 20 <= want.hz, want


def test_a_want_alone_keeps_its_rate_in_frames_of_sixteen_milliseconds():
    want = MaxoutWant(0, 0)
    asked = sum(len(frame) for frame in watch(WantSchedule(), {want}, 20.0))
    assert 0.93 * want.hz <= asked / 20 <= 1.05 * want.hz


def test_a_slow_answer_delays_the_next_question():
    asked = sum(len(frame) for frame in watch(WantSchedule(), {DecisionMapWant()}, 10.0, answer_after=0.2))
    assert asked / 10 <= 1 / (1 / DecisionMapWant.hz + 0.2 - FRAME)


def test_standing_still_everything_is_asked_once():
    wants = {FAST, *SLOW}
    frames = watch(WantSchedule(), wants, 1.0, running=False)
    assert frames[0] == wants
    assert not any(frames[1:])


def test_standing_still_only_a_new_wish_is_asked():
    schedule = WantSchedule()
    watch(schedule, {FAST}, 0.1, running=False)
    assert schedule.due({FAST, LossesWant()}, 1.0, False) == {LossesWant()}
    assert schedule.due({StavesWant(z_limit=9.0)}, 1.1, False) == {StavesWant(z_limit=9.0)}


def test_a_change_makes_everything_worth_asking_again():
    schedule = WantSchedule()
    watch(schedule, {FAST, LossesWant()}, 0.1, running=False)
    schedule.changed()
    assert schedule.due({FAST, LossesWant()}, 1.0, False) == {FAST, LossesWant()}


def test_an_answer_to_a_question_from_before_a_change_does_not_count():
    schedule = WantSchedule()
    asked = schedule.due({FAST}, 0.0, False)
    schedule.changed()
    schedule.answered(asked, 0.01)
    assert schedule.due({FAST}, 0.016, False) == {FAST}


def test_what_was_asked_while_running_is_asked_again_after_the_pause():
    schedule = WantSchedule()
    watch(schedule, {FAST, LossesWant()}, 1.0)
    schedule.changed()
    assert schedule.due({FAST, LossesWant()}, 1.0, False) == {FAST, LossesWant()}


@pytest.mark.parametrize("back", ["shown again", "new run"])
def test_what_comes_back_or_belongs_to_a_new_run_is_asked_at_once(back):
    schedule = WantSchedule()
    watch(schedule, {DiagnosisWant()}, 0.016)
    if back == "new run":
        schedule.forget()
    else:
        schedule.due(set(), 0.02, True)
    assert schedule.due({DiagnosisWant()}, 0.04, True) == {DiagnosisWant()}


def test_it_remembers_only_the_wants_there_are():
    schedule = WantSchedule()
    for limit in range(1000):
        schedule.answered(schedule.due({StavesWant(z_limit=float(limit))}, limit * FRAME, True), limit * FRAME)
    assert len(schedule._answered) == 1


def test_a_dear_want_takes_no_more_than_its_share_of_the_time_and_the_others_keep_their_rates():
    schedule, dear, cheap = WantSchedule(), DecisionMapWant(), WeightsWant()
    now, spent, asked = 0.0, 0.0, Counter()
    while now < 20.0:
        due = schedule.due({FAST, dear, cheap}, now, running=True)
        cost = 0.3 if dear in due else 0.001
        spent += cost if dear in due else 0.0
        now += max(FRAME, cost)
        asked.update(due)
        schedule.answered(due, now, cost)
    assert 0.05 * now < spent <= SHARE * now + 0.3
    assert asked[cheap] >= 0.8 * cheap.hz * now * (1 - SHARE)
