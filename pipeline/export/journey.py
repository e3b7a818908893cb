"""Documents asked for → files: each is read again in a child process, for words are not kept between runs."""

import json
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

from models.settings import Settings
from pipeline.errors import KlauselwerkError, UnreadableInput
from pipeline.export.document import Form, exported
from pipeline.publish.files import write_whole
from pipeline.workers import ChildExecutor, Limits

ENDINGS: dict[Form, str] = {"alto": ".alto.xml", "pdf": ".searchable.pdf"}
_DOCUMENT_ID = re.compile(r"d-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of something asked for: the file written, or the error."""

    asked: str
    path: Path | None = None
    error: KlauselwerkError | None = None


def export(asked: Sequence[str], output: Path, form: Form, target: Path, settings: Settings) -> Iterator[Exported]:
    """Read each document again and write it to the folder `target`; yields what became of each, in order.

    What is asked for is a file, or the id of a document in the knowledge base `output`, whose input must still hold
    the bytes that were read. The new files are named after the inputs, with the document's id where two would have
    one name. Raises OutputUnusable where `target` cannot be written.
    """
    limits = Limits(settings.memory_mib, settings.silent_seconds)
    executor = ChildExecutor(min(settings.workers, len(asked)), limits, preload=["pipeline.export.document"])
    taken: set[Path] = set()
    try:
        handed_out = [_handed_out(name, output, form, settings, executor) for name in dict.fromkeys(asked)]
        for name, stem, future in handed_out:
            try:
                document_id, content = future.result()
            except KlauselwerkError as error:
                yield Exported(name, error=error)
                continue
            path = _free(target, (stem, f"{stem}.{document_id}"), ENDINGS[form], taken)
            write_whole(path, content)
            yield Exported(name, path)
    except BaseException:
        executor.shutdown(cancel_futures=True)
        raise
    executor.shutdown()


def _handed_out(
    name: str, output: Path, form: Form, settings: Settings, executor: Executor
) -> tuple[str, str, "Future[tuple[str, bytes]]"]:
    """What was asked for, the stem of its file's name, and what is to come of it."""
    try:
        path, sha256 = _input(name, output)
    except UnreadableInput as error:
        failed: Future[tuple[str, bytes]] = Future()
        failed.set_exception(error)
        return name, name, failed
    return name, path.stem, executor.submit(exported, path, sha256, form, settings)


def _input(name: str, output: Path) -> tuple[Path, str | None]:
    """The file that `name` stands for, and the hash its bytes must have (None: any)."""
    if not _DOCUMENT_ID.fullmatch(name):
        return Path(name), None
    try:
        source = json.loads((output / "documents" / f"{name}.json").read_bytes())["source"]
        path, sha256 = Path(source["path"]), str(source["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        remedy = "See documents/ there, choose another folder with --output, or name a file"
        raise UnreadableInput("unknown_document", f"{output} holds no document {name}", remedy) from error
    if not path.exists():
        remedy = "Put it back, start from the folder in which it was read, or name the file itself"
        raise UnreadableInput("file_vanished", f"{path}, which it was made of, is not there", remedy)
    return path, sha256


def _free(target: Path, stems: Sequence[str], ending: str, taken: set[Path]) -> Path:
    """The first of the names that nothing was written to yet."""
    paths = [target / f"{stem}{ending}" for stem in stems]
    path = next((path for path in paths if path not in taken), paths[-1])
    taken.add(path)
    return path
