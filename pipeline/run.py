"""The journey: each document from its bytes to a draft, then all of them linked and published."""

import datetime
import hashlib
import math
import os
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from models.draft import Draft, Outcome
from models.ledger import InputError, LedgerLine
from models.settings import Settings
from models.source import Source
from pipeline import __version__
from pipeline.accession import Entry, identify, path_text, walk
from pipeline.errors import KlauselwerkError, MissingProgram, OutputUnusable, UnreadableInput
from pipeline.knowledge_base import write_knowledge_base
from pipeline.publish.files import locked
from pipeline.publish.ledger import read_ledger, write_ledger
from pipeline.publish.outcomes import Outcomes, encoded
from pipeline.workers import ChildExecutor, Limits, sign_of_life

if TYPE_CHECKING:
    from pipeline.capture import CaptureOptions
    from pipeline.capture.options import Mode


def read_document(source: Source, content: bytes, settings: Settings) -> Draft:
    """The way of one document through the stages; raises UnreadableInput or MissingProgram."""
    from pipeline.capture import capture  # heavy, like those below; the parent process never needs them
    from pipeline.clean import clean
    from pipeline.divide import divide, mark_headings
    from pipeline.extract import extract
    from pipeline.publish.record import draft_record
    from pipeline.tools import load_tools

    tools = load_tools(settings.model)
    reading = capture(source, content, capture_options(settings))
    text = clean(reading, tools.words)
    if not text.text.strip():
        raise UnreadableInput("no_text", "its pages hold no text that could be read", "See whether they are blank")
    outline = divide(text)
    text = mark_headings(text, outline)
    findings = extract(text, outline, tools.german)
    return draft_record(source, text, outline, findings)


def capture_options(settings: Settings) -> "CaptureOptions":
    """What `settings` ask of capturing."""
    from pipeline.capture import CaptureOptions

    modes: dict[str, Mode] = {"auto": "auto", "redo": "redo_ocr", "force": "force_ocr", "skip": "skip_text"}
    return CaptureOptions(
        lang=settings.language,
        pages=settings.pages or "",
        mode=modes[settings.ocr],
        dpi=settings.dpi,
        max_pages=settings.max_pages,
        page_seconds=math.ceil(settings.page_seconds),
        alive=sign_of_life,
    )


def read_input(path: Path, sha256: str, settings: Settings) -> Draft:
    """`read_document` for the file at `path`, which must still hold the bytes it held when it was found."""
    source, content = identify(path)
    if source.sha256 != sha256:
        raise UnreadableInput("changed_while_reading", "the file changed during the run", "Run again")
    return read_document(source, content, settings)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: inputs finished out of all, and the one that was finished last."""

    finished: int
    total: int
    path: str
    error: InputError | None


@dataclass(slots=True)
class Summary:
    """What a run did; counts of inputs. `failed` and `skipped` hold their ledger lines."""

    done: int = 0
    unchanged: int = 0
    documents: int = 0
    entities: int = 0
    commitments: int = 0
    seconds: float = 0.0
    failed: list[LedgerLine] = field(default_factory=list)
    skipped: list[LedgerLine] = field(default_factory=list)


def run(
    inputs: Sequence[Path], output: Path, settings: Settings, report: Callable[[Progress], None] = lambda progress: None
) -> Summary:
    """Read `inputs` and write or update the knowledge base in `output`.

    Raises OutputUnusable where the folder cannot be written, is in use or is an input itself; an input that cannot
    be read is in the summary and the ledger. What was read before an interruption is kept.
    """
    started = time.monotonic()
    _refuse_output_as_input(inputs, output)
    with locked(output):
        known = read_ledger(output)
        outcomes = Outcomes(output / ".state" / "outcomes", reading_key(settings), _ocr_engine)
        found = [_accession(entry) for entry in walk(inputs, exclude=output)]
        wanted = _unread(found, outcomes)
        summary = Summary(unchanged=sum(1 for item in found if item.sha256 and item.sha256 not in wanted))
        try:
            _read_all(wanted, outcomes, settings, report)
        finally:
            lines = {**known, **{line.path: line for line in _lines(found, outcomes, known)}}
            write_ledger(output, lines.values())
        summary.documents, summary.entities, summary.commitments = write_knowledge_base(output, outcomes, lines)
    _count(summary, [lines[item.path] for item in found])
    summary.seconds = time.monotonic() - started
    return summary


def _refuse_output_as_input(inputs: Sequence[Path], output: Path) -> None:
    if os.path.realpath(output) in {os.path.realpath(path) for path in inputs}:
        raise OutputUnusable(
            "output_is_input", f"{output} is an input as well as the output", "Choose another folder with --output"
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """An input with the hash of its bytes, or with the reason why it has none."""

    file: Path
    path: str
    sha256: str | None
    error: InputError | None = None
    skipped: bool = False


def _accession(entry: Entry) -> _Found:
    path = path_text(entry.path)
    if entry.error:
        return _Found(entry.path, path, None, entry.error, entry.left_out)
    try:
        source, _ = identify(entry.path)
    except UnreadableInput as error:
        return _Found(entry.path, path, None, error.as_record())
    return _Found(entry.path, path, source.sha256)


def reading_key(settings: Settings) -> str:
    """Names everything that decides what reading gives: our code and data, and the settings."""
    digest = hashlib.sha256(settings.reading_key().encode())
    root = Path(__file__).parents[1]
    for folder in ("pipeline", "models"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return f"{__version__} {digest.hexdigest()[:16]}"


def _ocr_engine() -> str | None:
    """Version of the OCR engine, None where it is not installed: another one may read scans otherwise."""
    from pipeline.capture import engine

    try:
        return engine()[0]
    except MissingProgram:
        return None


def _unread(found: Iterable[_Found], outcomes: Outcomes) -> dict[str, _Found]:
    """The inputs whose content is not known yet by its hash, each content once."""
    first: dict[str, _Found] = {}
    for item in found:
        if item.sha256:
            first.setdefault(item.sha256, item)
    return {sha256: item for sha256, item in first.items() if not outcomes.get(sha256)}


def _read_all(
    wanted: dict[str, _Found], outcomes: Outcomes, settings: Settings, report: Callable[[Progress], None]
) -> None:
    """Read `wanted`, the inputs by the hash of their content."""
    if not wanted:
        return
    os.environ["KLAUSELWERK_MODEL"] = settings.model or ""
    if len(wanted) > 1:
        os.environ["KLAUSELWERK_SEVERAL"] = "1"
    limits = Limits(settings.memory_mib, settings.silent_seconds)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    executor = ChildExecutor(min(settings.workers, len(wanted)), limits, preload=["pipeline.warm"])
    try:
        if settings.model:
            executor.submit(_check_model, settings.model).result()
        futures = _handed_out(wanted.values(), executor, settings, outcomes.key)
        _load_linking()
        _collect(futures, outcomes, report)
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def _load_linking() -> None:
    """Load what linking needs while the children read."""
    from pipeline.link.authorities import shipped

    shipped()


def _check_model(name: str) -> None:
    """Raises BadConfiguration where the model cannot be used, before every document fails by it."""
    from pipeline.tools import load_tools

    load_tools(name)


def _handed_out(
    wanted: Iterable[_Found], executor: Executor, settings: Settings, key: str
) -> dict["Future[_Read]", _Found]:
    ordered = sorted(wanted, key=lambda item: item.path)
    return {executor.submit(_read_one, item.file, item.sha256 or "", settings, key): item for item in ordered}


@dataclass(frozen=True, slots=True)
class _Read:
    """What a child gives back: the outcome as it will stand on disk, and the error for the progress report.

    Encoded where it was made, so that nothing a document holds can trouble the process that keeps the ledger.
    """

    outcome: bytes
    error: InputError | None


def _read_one(path: Path, sha256: str, settings: Settings, key: str) -> _Read:
    """Read one input in whatever process an executor calls this."""
    clock, started = time.monotonic(), _now()
    draft, error = None, None
    try:
        draft = read_input(path, sha256, settings)
    except KlauselwerkError as trouble:
        error = trouble.as_record()
    return _encoded(key, draft, error, started, round(time.monotonic() - clock, 2))


def _encoded(key: str, draft: Draft | None, error: InputError | None, started: str, seconds: float) -> _Read:
    status: Literal["done", "failed"] = "failed" if error else "done"
    document_id = draft.document.id if draft else None
    by_ocr = draft is not None and any(page.method == "ocr" for page in draft.document.extraction.pages)
    outcome = Outcome(
        key=key,
        engine=_ocr_engine() if by_ocr else None,
        status=status,
        document_id=document_id,
        error=error,
        started=started,
        seconds=seconds,
    )
    return _Read(encoded(outcome, draft), error)


def _collect(futures: dict["Future[_Read]", _Found], outcomes: Outcomes, report: Callable[[Progress], None]) -> None:
    for number, future in enumerate(as_completed(futures), start=1):
        item = futures[future]
        try:
            read = future.result()
        except UnreadableInput as death:
            read = _encoded(outcomes.key, None, death.as_record(), _now(), 0.0)
        outcomes.put(item.sha256 or "", read.outcome)
        report(Progress(number, len(futures), item.path, read.error))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _lines(found: Iterable[_Found], outcomes: Outcomes, known: dict[str, LedgerLine]) -> Iterable[LedgerLine]:
    """The current ledger line of every input; one that would say the same as before stays as it is."""
    for item in found:
        line = _line(item, outcomes.get_any(item.sha256) if item.sha256 else None)
        before = known.get(item.path)
        yield before if before and _says_the_same(before, line) else line


def _line(item: _Found, outcome: Outcome | None) -> LedgerLine:
    error = item.error or (outcome.error if outcome else None)
    if outcome is None and error is None:
        error = InputError(code="interrupted", message="the run was interrupted", remedy="Run again to go on")
    done = outcome is not None and outcome.status == "done"
    return LedgerLine(
        path=item.path,
        sha256=item.sha256,
        status="skipped" if item.skipped else "done" if done else "failed",
        document_id=outcome.document_id if outcome else None,
        error=error,
        started=outcome.started if outcome else _now(),
        seconds=outcome.seconds if outcome else 0.0,
        version=__version__,
    )


def _says_the_same(before: LedgerLine, now: LedgerLine) -> bool:
    times = {"started": now.started, "seconds": now.seconds}
    return before.model_copy(update=times) == now


def _count(summary: Summary, lines: Iterable[LedgerLine]) -> None:
    for line in lines:
        if line.status == "done":
            summary.done += 1
        else:
            (summary.skipped if line.status == "skipped" else summary.failed).append(line)
