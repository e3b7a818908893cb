"""The public corpora: where they come from, under which licence, and whether the files at hand are the right ones."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus; `files` maps names of xz-packed files to their SHA-256."""

    folder: str
    name: str
    licence: str
    origin: str
    used_for: str
    files: dict[str, str]


def read_sources() -> list[Source]:
    """The corpora named in `sources.toml`, in its order."""
    table = tomllib.loads(Path(__file__).with_name("sources.toml").read_text(encoding="utf-8"))
    return [Source(folder=folder, **entry) for folder, entry in table.items()]


def check_sources(data: Path) -> None:
    """Raise ValueError naming every file under `data` that is absent or differs from the one trained on."""
    wrong = [
        f"{source.folder}/{name}"
        for source in read_sources()
        for name, digest in source.files.items()
        if not (data / source.folder / name).is_file() or sha256(data / source.folder / name) != digest
    ]
    if wrong:
        raise ValueError(f"absent or different under {data}: {', '.join(wrong)}")


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
