"""Speed and memory, side by side with the bare programs in one run; ratios count, single times do not.

make bench
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"
WORDS_PER_PAGE = 350
ROUNDS = 3


def cpu() -> float:
    """CPU seconds of this process and of the children it has waited for."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


@contextmanager
def measured(seconds: dict[str, float], name: str) -> Iterator[None]:
    started = cpu()
    yield
    seconds[name] = seconds.get(name, 0.0) + cpu() - started


def bench_stages() -> None:
    """CPU per stage over the corpus' texts, model included."""
    from pipeline.accession import identify
    from pipeline.capture import CaptureOptions, capture
    from pipeline.clean import clean
    from pipeline.divide import divide, mark_headings
    from pipeline.extract import extract
    from pipeline.extract.parse import parse
    from pipeline.publish.record import draft_record
    from pipeline.tools import load_tools

    seconds: dict[str, float] = {}
    with measured(seconds, "load"):
        tools = load_tools(None)
    words = 0
    for path in sorted((CORPUS / "texts").glob("*.md")):
        source, content = identify(path)
        words += len(content.split())
        with measured(seconds, "capture"):
            reading = capture(source, content, CaptureOptions())
        with measured(seconds, "clean"):
            text = clean(reading, tools.words)
        with measured(seconds, "divide"):
            outline = divide(text)
            text = mark_headings(text, outline)
        with measured(seconds, "parse alone"):
            parse(text, outline, tools.german)
        with measured(seconds, "extract, parse included"):
            findings = extract(text, outline, tools.german)
        with measured(seconds, "record"):
            draft_record(source, text, outline, findings)
    pages = words / WORDS_PER_PAGE
    loading = seconds.pop("load")
    print(f"texts: {words} words, {pages:.0f} pages of {WORDS_PER_PAGE} words; loading the tools {loading:.2f} s")
    for name, value in seconds.items():
        print(f"  {name:28} {1000 * value / pages:8.2f} ms a page")
    total = sum(value for name, value in seconds.items() if name != "parse alone")
    print(f"  {'all':28} {pages / total:8.1f} pages a second on one core")
    print(f"  memory at its highest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def bench_scans() -> None:
    """Reading scanned PDFs against plain `tesseract -l deu` on the same pages at 300 dpi."""
    import pypdfium2

    from pipeline.accession import identify
    from pipeline.capture import CaptureOptions, capture

    pdfs = sorted((CORPUS / "documents").glob("*.pdf"))
    scans = [path for path in pdfs if not pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded().strip()][:4]
    os.environ["OMP_THREAD_LIMIT"] = "1"
    seconds: dict[str, float] = {}
    pages = 0
    with tempfile.TemporaryDirectory() as folder:
        images = []
        for path in scans:
            for page in pypdfium2.PdfDocument(path):
                images.append(Path(folder) / f"{len(images)}.png")
                page.render(scale=300 / 72, grayscale=True).to_pil().save(images[-1])
        pages = len(images)
        for image in images:
            with measured(seconds, "tesseract"):
                subprocess.run(
                    ["tesseract", image, image.with_suffix(""), "-l", "deu", "tsv"], check=True, capture_output=True
                )
    for path in scans:
        source, content = identify(path)
        with measured(seconds, "klauselwerk"):
            capture(source, content, CaptureOptions())
    ratio = seconds["klauselwerk"] / seconds["tesseract"]
    print(f"scans: {pages} pages; CPU a page: tesseract {seconds['tesseract'] / pages:.2f} s, ", end="")
    print(f"klauselwerk {seconds['klauselwerk'] / pages:.2f} s, ratio {ratio:.2f}")


def bench_start() -> None:
    """The commands people wait for, wall time, the best of a few rounds."""
    page = sorted((CORPUS / "texts").glob("*.md"))[0]
    with tempfile.TemporaryDirectory() as folder:
        numbers = iter(range(99))
        _best("klauselwerk --help", lambda: ["--help"])
        _best("run, one text", lambda: ["run", str(page), "--output", f"{folder}/{next(numbers)}"])


def _best(name: str, arguments: Callable[[], list[str]]) -> None:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline", *arguments()], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    print(f"{name}: {min(times):.2f} s (best of {ROUNDS})")


if __name__ == "__main__":
    bench_start()
    bench_stages()
    bench_scans()
