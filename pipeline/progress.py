"""What a run says while it goes and when it is done."""

import json
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from models.ledger import InputError
from pipeline.run import Progress, Summary
from pipeline.terminal import plain

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Reporter:
    """A progress bar on a terminal, a line per failed input elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.told: set[str] = set()
        if stream.isatty():
            self._open_bar()

    def _open_bar(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Bar(*columns, console=Console(file=self.stream), transient=True)
        self.task = self.bar.add_task("reading", total=None)

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar:
            self.bar.stop()

    def report(self, progress: Progress) -> None:
        if self.bar and self.task is not None:
            name = plain(Path(progress.path).name)[:40]
            self.bar.update(
                self.task, total=progress.total, completed=progress.finished, description=name, refresh=True
            )
        if progress.error:
            self.tell(progress.path, progress.error)

    def tell(self, path: str, error: InputError) -> None:
        """Say once what is wrong with an input."""
        if path in self.told:
            return
        self.told.add(path)
        line = f"{plain(path)}: {error.code}: {plain(error.message).rstrip('.')}. {error.remedy}"
        if self.bar:
            self.bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=self.stream)


def print_summary(summary: Summary, output: Path, as_json: bool) -> None:
    """One JSON object, or two lines for people, on standard output."""
    if as_json:
        data = asdict(summary) | {"output": str(output)}
        for group in ("failed", "skipped"):
            data[group] = [line.model_dump() for line in getattr(summary, group)]
        print(json.dumps(data, ensure_ascii=False))
        return
    if summary.failed or summary.skipped:
        print(f"{len(summary.failed)} inputs not read, {len(summary.skipped)} passed over (reasons in ledger.jsonl)")
    print(f"{summary.done} inputs read ({summary.unchanged} of them unchanged) in {summary.seconds:.1f} s")
    print(f"{summary.documents} documents, {summary.entities} entities, {summary.commitments} commitments in {output}")
