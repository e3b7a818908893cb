"""Each call in a child process of its own, so that a document may hang, swell or die without taking the run along."""

import contextlib
import ctypes
import multiprocessing
import os
import pickle
import resource
import shutil
import signal
import tempfile
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import KlauselwerkError, UnreadableInput

Result = TypeVar("Result")
LARGEST_RESULT = 512 * 1024 * 1024
OURS = Path(__file__).parent
PARENT_DEATH = 1
"""Linux: prctl(PR_SET_PDEATHSIG)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use: address space in MiB, seconds of wall time without a sign of life."""

    memory_mib: int
    silent_seconds: float


class ChildExecutor(Executor):
    """An executor whose calls run each in a fresh child, forked from a process that has loaded `preload` once.

    A call that dies ends in UnreadableInput (process_died, timed_out, out_of_memory), one that meets a bug of ours in
    UnreadableInput with the code "bug" and the place in the program; its neighbours notice nothing.
    """

    def __init__(self, workers: int, limits: Limits, preload: list[str]) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(preload)
        self._limits = limits
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="child")
        self._children: set[int] = set()
        self._guard = threading.Lock()
        self._closed = False

    def submit(self, call: Callable[..., Result], /, *args: Any, **kwargs: Any) -> "Future[Result]":
        return self._threads.submit(self._in_child, call, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """With `cancel_futures`, running children are killed too."""
        if cancel_futures:
            self._closed = True
            with self._guard:
                for group in self._children:
                    _kill_group(group)
        self._threads.shutdown(wait, cancel_futures=cancel_futures)

    def _in_child(self, call: Callable[..., Result], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Result:
        if self._closed:
            raise UnreadableInput("interrupted", "the run was interrupted", "Run again to go on")
        ours, theirs = self._context.Pipe(duplex=False)
        scratch = tempfile.mkdtemp(prefix="klauselwerk-")
        child = self._context.Process(target=_work, args=(theirs, self._limits, scratch, call, args, kwargs))
        try:
            child.start()
            theirs.close()
            with self._guard:
                self._children.add(child.pid or 0)
            return self._await(ours, child)  # type: ignore[no-any-return]
        finally:
            _kill_group(child.pid or 0)
            child.join()
            with self._guard:
                self._children.discard(child.pid or 0)
            ours.close()
            shutil.rmtree(scratch, ignore_errors=True)

    def _await(self, pipe: Connection, child: Any) -> Any:
        message = b""
        try:
            while not message:
                if not pipe.poll(self._limits.silent_seconds):
                    raise UnreadableInput(
                        "timed_out",
                        f"reading gave no sign of life for {self._limits.silent_seconds:.0f} s",
                        "Read fewer pages at a time with --pages, or raise silent_seconds",
                    )
                message = pipe.recv_bytes(LARGEST_RESULT)
            answer = pickle.loads(message)
        except (EOFError, OSError) as error:
            child.join(5)
            raise _death(child.exitcode) from error
        if isinstance(answer, BaseException):
            raise answer
        return answer[0]


def sign_of_life() -> None:
    """Tell the supervisor that the call goes on (nothing where there is none): called after every page."""
    if _supervisor:
        _supervisor[0].send_bytes(b"")


_supervisor: list[Connection] = []
"""In a child, its end of the pipe."""


def _death(exitcode: int | None) -> UnreadableInput:
    name = signal.Signals(-exitcode).name if exitcode and exitcode < 0 else f"exit status {exitcode}"
    return UnreadableInput(
        "process_died",
        f"the reading process died ({name})",
        "Run again; if it recurs, the file is damaged: open and save it anew",
    )


def _kill_group(group: int) -> None:
    if group > 0:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


def _work(
    pipe: Connection,
    limits: Limits,
    scratch: str,
    call: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    """The child's life: bound itself, do the call, send what came of it."""
    _bind(limits, scratch)
    _supervisor.append(pipe)
    pipe.send_bytes(pickle.dumps(_answer(call, args, kwargs)))
    pipe.close()


def _answer(call: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    try:
        return (call(*args, **kwargs),)
    except KlauselwerkError as error:
        return error
    except MemoryError:
        return UnreadableInput(
            "out_of_memory", "the document needs too much memory", "Raise memory_mib, or split the file"
        )
    except Exception as error:  # noqa: BLE001  the boundary where a document's trouble stays the document's
        frames = traceback.extract_tb(error.__traceback__)
        where = next((f for f in reversed(frames) if OURS in Path(f.filename).parents), frames[-1])
        place = f"{Path(where.filename).name}:{where.lineno}"
        return UnreadableInput(
            "bug",
            f"{type(error).__name__} at {place}: {error}"[:500],
            "Please report this with the file, if it may be shown",
        )


def _bind(limits: Limits, scratch: str) -> None:
    """Own session, death with the parent, bounded memory, a private folder for temporary files, one thread."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL)
    space = limits.memory_mib * 1024 * 1024
    for what, limit in ((resource.RLIMIT_AS, space), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 1 << 30)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    os.environ["OMP_THREAD_LIMIT"] = "1"
