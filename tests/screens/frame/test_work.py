import threading

import pytest

from game.screens.frame.work import Work


def test_what_was_done_is_handed_over_in_the_thread_that_polls():
    work, done = Work(), []
    work.ask("sum", lambda _: threading.current_thread().name, lambda name: done.append(
        (name, threading.current_thread().name)))  # fmt: skip
    work.wait()
    work.close()
    assert done == [("work", threading.main_thread().name)]


def test_the_newest_of_a_name_counts_and_the_older_one_can_see_it_is_not_wanted():
    work, done, begun = Work(), [], threading.Event()
    gate = threading.Event()

    def slow(ticket):
        begun.set()
        gate.wait(5)
        ticket.check()
        return "old"

    work.ask("futures", slow, done.append)
    begun.wait(5)
    work.ask("futures", lambda _: "new", done.append)
    gate.set()
    work.wait()
    work.close()
    assert done == ["new"]


def test_what_goes_wrong_in_a_job_is_raised_where_it_is_seen():
    work = Work()
    work.ask("wrong", lambda _: 1 / 0, lambda _: None)
    with pytest.raises(ZeroDivisionError):
        work.wait()
    work.close()


def test_what_is_not_wanted_any_more_is_not_handed_over():
    work, done = Work(), []
    work.ask("a", lambda _: 1, done.append)
    work.drop("a")
    work.ask("b", lambda _: 2, done.append)
    work.wait()
    work.close()
    assert done == [2]


def test_whoever_waits_is_woken():
    woken = threading.Event()
    work = Work(woken.set)
    work.ask("a", lambda _: 1, lambda _: None)
    assert woken.wait(5)
    work.close()
