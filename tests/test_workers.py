"""A call that hangs, swells or dies harms nobody but itself."""

import os
import signal
import time

import pytest

from pipeline.errors import UnreadableInput
from pipeline.workers import ChildExecutor, Limits, sign_of_life


def twice(number: int) -> int:
    return number * 2


def refuse() -> None:
    raise UnreadableInput("encrypted_pdf", "it is encrypted", "Remove the password")


def stumble() -> None:
    raise KeyError("no such thing")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def give_up() -> None:
    os.abort()


def hang() -> None:
    time.sleep(3600)


def work_on() -> str:
    """Works three times as long as a silent call may, and says so now and then."""
    for _ in range(15):
        time.sleep(0.2)
        sign_of_life()
    return "done"


def swell() -> int:
    return len(bytearray(8 << 30))


@pytest.fixture(scope="module")
def executor():
    with ChildExecutor(2, Limits(memory_mib=1024, silent_seconds=5), preload=["tests.test_workers"]) as executor:
        yield executor


def test_results_come_back(executor):
    assert list(executor.map(twice, range(5))) == [0, 2, 4, 6, 8]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        (refuse, "encrypted_pdf", "it is encrypted"),
        (stumble, "bug", "KeyError at "),
        (die, "process_died", "SIGKILL"),
        (give_up, "out_of_memory", "SIGABRT"),
        (hang, "timed_out", "5 s"),
        (swell, "out_of_memory", "memory"),
    ],
)
def test_trouble_has_a_code_and_a_remedy(executor, call, code, words):
    with pytest.raises(UnreadableInput) as caught:
        executor.submit(call).result()
    assert caught.value.code == code
    assert words in caught.value.message
    assert caught.value.remedy


def test_neighbours_of_a_dead_child_notice_nothing(executor):
    dead = executor.submit(die)
    alive = [executor.submit(twice, number) for number in range(4)]
    assert [future.result() for future in alive] == [0, 2, 4, 6]
    assert dead.exception() is not None


def test_no_child_survives_cancelling():
    executor = ChildExecutor(1, Limits(memory_mib=1024, silent_seconds=60), preload=[])
    future = executor.submit(hang)
    time.sleep(1.5)
    executor.shutdown(cancel_futures=True)
    assert future.exception() is not None


def test_a_call_that_shows_signs_of_life_may_take_its_time():
    with ChildExecutor(1, Limits(memory_mib=1024, silent_seconds=1), preload=["tests.test_workers"]) as executor:
        assert executor.submit(work_on).result() == "done"


def test_a_sign_of_life_outside_a_child_reaches_nobody():
    sign_of_life()
