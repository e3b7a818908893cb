"""What a run says while it goes and when it is done."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from pipeline.run import Progress, Summary
from pipeline.terminal import plain


class Reporter:
    """A progress bar on a terminal, a line per failed input elsewhere."""

    def __init__(self, stream: TextIO) -> None:
        self.stream, self.bar, self.task = stream, None, None
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
            error = progress.error
            line = f"{plain(progress.path)}: {error.code}: {plain(error.message)}. {error.remedy}"
            self.bar.console.print(line, markup=False, highlight=False) if self.bar else print(line, file=self.stream)


def print_summary(summary: Summary, output: Path, as_json: bool) -> None:
    """One JSON object, or a few lines for people, on standard output."""
    if as_json:
        data = asdict(summary) | {"output": str(output)}
        for group in ("failed", "skipped"):
            data[group] = [line.model_dump() for line in getattr(summary, group)]
        print(json.dumps(data, ensure_ascii=False))
        return
    print(f"{summary.done} inputs read ({summary.unchanged} of them unchanged) in {summary.seconds:.1f} s")
    print(f"{summary.documents} documents, {summary.entities} entities, {summary.commitments} commitments in {output}")
    for line in summary.failed:
        if line.error:
            print(f"not read: {plain(line.path)}: {line.error.code}: {plain(line.error.message)}. {line.error.remedy}")
    if summary.skipped:
        print(f"{len(summary.skipped)} passed over (see ledger.jsonl)", file=sys.stderr)
