"""Each call in a child process of its own, so that a document may hang, swell or die without taking the run along."""

import contextlib
import fcntl
import multiprocessing
import multiprocessing.forkserver
import multiprocessing.resource_tracker
import multiprocessing.util
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

from pipeline.errors import KlauselwerkError, OutputUnusable, UnreadableInput

Result = TypeVar("Result")
LARGEST_RESULT = 512 * 1024 * 1024
OURS = Path(__file__).parent
SCRATCH = "klauselwerk-run-"
"""How the names of folders for temporary files begin."""
SOCKETS = "sockets"
"""In such a folder, the link to the one that multiprocessing made for itself."""


MORE_MEMORY = "Raise memory_mib, or split the file"


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
        self._scratch, self._lock = _scratch_folder()
        _start_deaf_to_interrupts()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="child")
        self._lifelines: set[Connection] = set()
        self._guard = threading.Lock()
        self._closed = False

    def submit(self, call: Callable[..., Result], /, *args: Any, **kwargs: Any) -> "Future[Result]":
        return self._threads.submit(self._in_child, call, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """With `cancel_futures`, running children are killed too."""
        if cancel_futures:
            with self._guard:
                self._closed = True
                for lifeline in self._lifelines:
                    lifeline.close()
        self._threads.shutdown(wait, cancel_futures=cancel_futures)
        if wait and self._lock >= 0:
            shutil.rmtree(self._scratch, ignore_errors=True)
            os.close(self._lock)
            self._lock = -1

    def _in_child(self, call: Callable[..., Result], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Result:
        try:
            scratch = tempfile.mkdtemp(dir=self._scratch)
            ours, theirs = self._context.Pipe(duplex=False)
            lifeline, held = self._context.Pipe(duplex=False)
        except OSError as error:
            raise _no_resources(error) from error
        with self._guard:
            if self._closed:
                raise UnreadableInput("interrupted", "the run was interrupted", "Run again to go on")
            self._lifelines.add(held)
        child = self._context.Process(target=_work, args=(theirs, lifeline, self._limits, scratch, call, args, kwargs))
        try:
            _start(child)
            theirs.close()
            lifeline.close()
            return self._await(ours, child)  # type: ignore[no-any-return]
        finally:
            with self._guard:
                self._lifelines.discard(held)
            for end in (held, ours, theirs, lifeline):
                end.close()
            if child.pid:
                _kill_group(child.pid)
                child.join()
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
    """Tell the supervisor that the call goes on (nothing where there is none)."""
    if _supervisor:
        _supervisor[0].send_bytes(b"")


_supervisor: list[Connection] = []
"""In a child, its end of the pipe."""


def _death(exitcode: int | None) -> UnreadableInput:
    if exitcode == -signal.SIGABRT:  # what libraries in C++ do that get no more memory
        return UnreadableInput("out_of_memory", "a library gave up, for want of memory (SIGABRT)", MORE_MEMORY)
    name = signal.Signals(-exitcode).name if exitcode and exitcode < 0 else f"exit status {exitcode}"
    return UnreadableInput(
        "process_died",
        f"the reading process died ({name})",
        "Run again; if it recurs, the file is damaged: open and save it anew",
    )


def _start_deaf_to_interrupts() -> None:
    """Start the process that children are forked from; Ctrl-C reaches it too but is the supervisor's to act on."""
    multiprocessing.resource_tracker.ensure_running()  # else it is started by the next call and unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(child: Any) -> None:
    try:
        child.start()
    except (OSError, EOFError) as error:
        raise _no_resources(error) from error


def _no_resources(error: Exception) -> UnreadableInput:
    return UnreadableInput(
        "no_resources", f"no process could be started for it ({error})", "Make room for temporary files, then run again"
    )


def _kill_group(group: int) -> None:
    """What a child that has ended leaves running."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _scratch_folder() -> tuple[Path, int]:
    """A new folder for temporary files, and a lock on it that lasts as long as this process.

    Those of runs that were killed are removed. Raises OutputUnusable where there can be none.
    """
    try:
        for old in Path(tempfile.gettempdir()).glob(f"{SCRATCH}*"):
            _sweep(old)
        while True:
            folder = Path(tempfile.mkdtemp(prefix=SCRATCH))
            lock = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.exists():  # or a run that starts has just swept it
                (folder / SOCKETS).symlink_to(multiprocessing.util.get_temp_dir())
                return folder, lock
            os.close(lock)
    except OSError as error:
        raise OutputUnusable(
            "no_temporary_folder",
            f"no temporary files can be written: {error.strerror or error}",
            "Make room, or name another folder in TMPDIR",
        ) from error


def _sweep(folder: Path) -> None:
    """Remove a folder of ours that no living process holds."""
    with contextlib.suppress(OSError):
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            if os.fstat(lock).st_uid == os.getuid():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree((folder / SOCKETS).resolve(), ignore_errors=True)
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


def _work(
    pipe: Connection,
    lifeline: Connection,
    limits: Limits,
    scratch: str,
    call: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> None:
    """The child's life: bound itself, do the call, send what came of it."""
    _bind(lifeline, limits, scratch)
    _supervisor.append(pipe)
    pipe.send_bytes(pickle.dumps(_answer(call, args, kwargs)))
    pipe.close()


def _answer(call: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    try:
        return (call(*args, **kwargs),)
    except KlauselwerkError as error:
        return error
    except MemoryError:
        return UnreadableInput("out_of_memory", "the document needs too much memory", MORE_MEMORY)
    except Exception as error:  # noqa: BLE001  the boundary where a document's trouble stays the document's
        frames = traceback.extract_tb(error.__traceback__)
        where = next((f for f in reversed(frames) if OURS in Path(f.filename).parents), frames[-1])
        place = f"{Path(where.filename).name}:{where.lineno}"
        return UnreadableInput(
            "bug",
            f"{type(error).__name__} at {place}: {error}"[:500],
            "Please report this with the file, if it may be shown",
        )


def _bind(lifeline: Connection, limits: Limits, scratch: str) -> None:
    """Own session, death with the supervisor, bounded memory, a private folder for temporary files, one thread."""
    os.setsid()
    _die_with(lifeline)
    space = limits.memory_mib * 1024 * 1024
    for what, limit in ((resource.RLIMIT_AS, space), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 1 << 30)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    os.environ["OMP_THREAD_LIMIT"] = "1"


def _die_with(lifeline: Connection) -> None:
    """Have the kernel kill our whole group, Tesseract with us, when the supervisor's end of `lifeline` is closed.

    That happens when it dies, however it dies. PR_SET_PDEATHSIG would reach this process alone.
    """
    end = lifeline.fileno()
    fcntl.fcntl(end, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(end, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_ASYNC)
    if lifeline.poll():
        os._exit(1)
