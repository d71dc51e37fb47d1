"""No process is forked while the database is read, and none waits for ever."""

import threading

import pytest

from assessments.public import metrics_server


@pytest.fixture
def reading(monkeypatch):
    """A look at the metrics that lasts until this is set."""
    begun, go_on = threading.Event(), threading.Event()

    def slow():
        begun.set()
        assert go_on.wait(60)
        return []

    monkeypatch.setattr(metrics_server, "gauges", slow)
    thread = threading.Thread(target=lambda: list(metrics_server.FromDatabase().collect()))
    thread.start()
    assert begun.wait(60)
    yield go_on
    go_on.set()
    thread.join()


def test_a_fork_waits_until_the_database_was_read(reading):
    forked = threading.Event()

    def fork():
        metrics_server._hold()
        forked.set()
        metrics_server._go_on()

    forking = threading.Thread(target=fork)
    forking.start()
    assert not forked.wait(0.1)
    reading.set()
    assert forked.wait(60)
    forking.join()


def test_a_fork_does_not_wait_for_ever(reading, monkeypatch):
    monkeypatch.setattr(metrics_server, "LONGEST", 0.01)
    metrics_server._hold()
    metrics_server._go_on()
    assert metrics_server._reading.locked()


def test_a_look_that_fails_lets_the_next_one_in(monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(metrics_server, "gauges", broken)
    for _ in range(2):
        with pytest.raises(RuntimeError):
            list(metrics_server.FromDatabase().collect())
