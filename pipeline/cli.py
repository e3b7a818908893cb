"""Arguments → run; the only place that prints and exits. Heavy modules are imported where they are needed."""

import argparse
import io
import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from pipeline import __version__
from pipeline.errors import KlauselwerkError
from pipeline.terminal import plain

INTERRUPTED = 130
MISSING = 3
UNUSABLE = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status (see README.md, "Exit status")."""
    signal.signal(signal.SIGTERM, _terminate)
    _prepare_streams()
    options = _parser().parse_args(arguments)
    try:
        status = int(options.call(options))
        sys.stdout.flush()
        return status
    except KlauselwerkError as error:
        print(f"klauselwerk: {error.code}: {plain(str(error))}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("klauselwerk: interrupted; the same command goes on where this one stopped", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return 0
    except OSError as error:
        _discard_output()
        print(f"klauselwerk: os_error: {plain(str(error))}. Make room, or check the rights", file=sys.stderr)
        return UNUSABLE


def _prepare_streams() -> None:
    """Results are UTF-8 whatever the locale, on a terminal in its own encoding; a closed stream takes everything."""
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Nothing more is to be written at the end of the program either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _begin() -> None:
    """All is loaded: from here on an interrupt is an exception that what was begun cleans up after."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _terminate(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="klauselwerk",
        description="Reads German agreements and press releases and writes a JSON knowledge base.",
        epilog="Exit status: 0 all read; 1 some inputs could not be read; 2 wrong command line; 3 a program or "
        "language is missing; 5 the output folder is unusable; 9 wrong configuration; 130 interrupted.",
    )
    parser.add_argument("--version", action="version", version=f"klauselwerk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_run(commands)
    _add_query(commands)
    _add_export(commands)
    _add_review(commands)
    _add_evaluate(commands)
    schema = commands.add_parser("schema", help="print the JSON Schema of the records")
    schema.add_argument("name", nargs="?", default="document", choices=("document", "entity", "commitment", "ledger"))
    schema.set_defaults(call=_schema)
    doctor = commands.add_parser("doctor", help="what is installed, what is missing, how to get it")
    doctor.add_argument("--json", action="store_true")
    doctor.set_defaults(call=_doctor)
    return parser


def _add_run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    run = commands.add_parser("run", help="read files and folders, write or update the knowledge base")
    run.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="files and folders")
    run.add_argument("--output", type=Path, required=True, metavar="DIR", help="where the knowledge base is")
    run.add_argument("--model", metavar="NAME", help="an installed German spaCy pipeline instead of our own")
    _add_reading(run)
    run.add_argument("--json", action="store_true", help="print the summary as JSON")
    run.set_defaults(call=_run)


def _add_reading(command: argparse.ArgumentParser) -> None:
    """What both commands that read documents can be asked."""
    command.add_argument("--config", type=Path, metavar="FILE", help="settings as TOML; options given here come first")
    command.add_argument(
        "--lang", dest="language", metavar="LANG", help="Tesseract's languages, such as deu or deu+frk"
    )
    command.add_argument("--pages", metavar="PAGES", help="only these pages, such as 1-4,7")
    command.add_argument("--workers", type=int, metavar="N", help="documents read at once (default: one per core)")
    modes = command.add_mutually_exclusive_group()
    for mode, text in _OCR_MODES.items():
        modes.add_argument(
            f"--{mode}-{'text' if mode == 'skip' else 'ocr'}", dest="ocr", action="store_const", const=mode, help=text
        )


_OCR_MODES = {
    "redo": "read pages again that an earlier engine has read",
    "force": "read every page by OCR, whatever text it has",
    "skip": "leave pages alone that have text, even if it looks wrong",
}


def _add_query(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    query = commands.add_parser("query", help="search a knowledge base")
    query.add_argument(
        "words", nargs="*", metavar="WORD", help="words that must occur (full text); a trailing * is allowed"
    )
    query.add_argument(
        "--output", type=Path, default=Path("output"), metavar="DIR", help="the knowledge base (default: output)"
    )
    query.add_argument("--find", choices=("commitments", "documents", "entities"), default="commitments")
    for name in ("kind", "party", "programme", "actor", "place"):
        query.add_argument(f"--{name}", metavar="TEXT")
    query.add_argument("--modality", choices=("obligation", "intention", "funding"))
    query.add_argument("--since", metavar="DATE", help="issued on or after, such as 2019 or 2019-06-03")
    query.add_argument("--until", metavar="DATE", help="issued on or before")
    query.add_argument("--limit", type=int, default=50, metavar="N")
    form = query.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--csv", action="store_true")
    query.set_defaults(call=_query)


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = commands.add_parser("export", help="write what was read as ALTO XML or as PDFs that can be searched")
    export.add_argument("documents", nargs="+", metavar="ID_OR_FILE", help="documents by their ids, or files")
    export.add_argument(
        "--output",
        type=Path,
        default=Path("output"),
        metavar="DIR",
        help="the knowledge base with the ids (default: output)",
    )
    export.add_argument(
        "--format", required=True, choices=("alto", "pdf"), help="ALTO 4 XML, or PDF with an invisible text layer"
    )
    export.add_argument("--to", type=Path, default=Path(), metavar="DIR", help="where the files go (default: here)")
    _add_reading(export)
    export.set_defaults(call=_export)


def _add_review(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    review = commands.add_parser("review", help="judge doubtful names, dates, sums, commitments and titles")
    explain = commands.add_parser("explain", help="why mentions are one entity, why a value is what it is")
    explain.add_argument(
        "id", metavar="ID", help="of an entity, document, item, question or decision; or d-.../dates/0"
    )
    for command in (review, explain):
        command.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help="the knowledge base")
    review.add_argument("--by", default=os.environ.get("USER", "unknown"), metavar="NAME", help="who decides")
    actions = review.add_mutually_exclusive_group()
    actions.add_argument("--list", action="store_true", help="print the questions as JSON lines and ask nothing")
    actions.add_argument("--decisions", action="store_true", help="print the decisions in force as JSON lines")
    actions.add_argument("--undo", metavar="ID", help="take a decision back")
    review.set_defaults(call=_review)
    explain.set_defaults(call=_explain)
    authority = commands.add_parser("authority", help="bodies known beforehand").add_subparsers(required=True)
    imported = authority.add_parser("import", help="take over a CSV, JSONL, GND or Wikidata file")
    imported.add_argument("file", type=Path, metavar="FILE")
    imported.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help="the knowledge base")
    imported.set_defaults(call=_import_authority)


def _add_evaluate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    evaluate = commands.add_parser("evaluate", help="compare a knowledge base with gold files")
    evaluate.add_argument("--gold", type=Path, required=True, metavar="DIR")
    evaluate.add_argument("--output", type=Path, required=True, metavar="DIR")
    evaluate.add_argument("--misses", metavar="FIELD", help="list what was missed and what was spurious in that field")
    evaluate.add_argument("--part", metavar="NAME", help="only the stems under this name in split.toml beside DIR")
    evaluate.add_argument("--accepted", type=Path, metavar="FILE", help="an earlier report (--json) to show the change")
    evaluate.add_argument(
        "--plot", type=Path, metavar="FILE", help="draw confidence against the share of right items (SVG)"
    )
    evaluate.add_argument("--json", action="store_true")
    evaluate.set_defaults(call=_evaluate)


def _run(options: argparse.Namespace) -> int:
    from pipeline.configuration import settings_from
    from pipeline.progress import Reporter, print_summary
    from pipeline.run import run

    _begin()
    settings = settings_from(options)
    with Reporter(sys.stderr) as reporter:
        summary = run(options.inputs, options.output, settings, reporter.report)
        for line in summary.failed:
            if line.error:
                reporter.tell(line.path, line.error)
    print_summary(summary, options.output, as_json=options.json)
    if any(line.error and line.error.code.startswith("missing_") for line in summary.failed):
        return MISSING
    return 1 if summary.failed else 0


def _export(options: argparse.Namespace) -> int:
    from pipeline.configuration import settings_from
    from pipeline.export import export

    _begin()
    failed = []
    for made in export(options.documents, options.output, options.format, options.to, settings_from(options)):
        if made.path:
            print(plain(str(made.path)), flush=True)
        if made.error:
            failed.append(made.error)
            print(f"klauselwerk: {made.error.code}: {plain(f'{made.asked}: {made.error}')}", file=sys.stderr)
    return max((error.exit_code for error in failed), default=0)


def _query(options: argparse.Namespace) -> int:
    from pipeline.query import Filters, search, write_rows

    filters = Filters(
        words=tuple(options.words),
        **{
            name: getattr(options, name)
            for name in ("find", "kind", "party", "programme", "actor", "place", "modality", "since", "until", "limit")
        },
    )
    rows = search(options.output / "knowledge.sqlite", filters)
    write_rows(rows, sys.stdout, "json" if options.json else "csv" if options.csv else "table")
    return 0


def _review(options: argparse.Namespace) -> int:
    from pipeline.review import read_decisions, read_queue, undo
    from pipeline.review.ask import ask

    if options.undo:
        undo(options.output, options.undo, options.by, "taken back")
    elif options.list or options.decisions:
        for record in read_queue(options.output) if options.list else read_decisions(options.output):
            print(record.model_dump_json())
    else:
        ask(options.output, options.by, sys.stdin, sys.stdout)
    return 0


def _explain(options: argparse.Namespace) -> int:
    from pipeline.query.explain import explain

    print("\n".join(plain(line) for line in explain(options.output, options.id)))
    return 0


def _import_authority(options: argparse.Namespace) -> int:
    from pipeline.link.importing import import_authority

    written, count = import_authority(options.file, options.output / "authorities")
    print(f"{count} bodies in {written}; run again to use them")
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from pipeline.evaluate import evaluate, read_accepted, read_part, write_plot, write_report

    only = read_part(options.gold.parent / "split.toml", options.part) if options.part else None
    accepted = read_accepted(options.accepted) if options.accepted else None
    figures = evaluate(options.gold, options.output, only)
    write_report(figures, sys.stdout, as_json=options.json, misses=options.misses, accepted=accepted)
    if options.plot:
        write_plot(figures, options.plot)
    return 0


def _schema(options: argparse.Namespace) -> int:
    from pipeline.publish.schema import schema_of

    print(json.dumps(schema_of(options.name), ensure_ascii=False, indent=2))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from pipeline.doctor import examine, write_findings

    findings = examine()
    write_findings(findings, sys.stdout, as_json=options.json)
    return 0 if all(finding.fine for finding in findings) else MISSING


if __name__ == "__main__":
    sys.exit(main())
