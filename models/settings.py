"""Settings: everything a user can choose about reading, the same on the command line and in klauselwerk.toml."""

import os
from typing import Literal

from pydantic import Field

from models.base import Record


class Settings(Record):
    """`language` are Tesseract's language names joined with "+"; `pages` such as "1-4,7" (None: all); `dpi` is what
    scans are rendered at; `memory_mib` the address space one document may use; the seconds are wall time."""

    model: str | None = None
    language: str = Field(default="deu", pattern=r"^\w+(/\w+)?(\+\w+(/\w+)?)*$")
    pages: str | None = Field(default=None, pattern=r"^[1-9]\d*(-\d*)?(,[1-9]\d*(-\d*)?)*$")
    ocr: Literal["auto", "redo", "force", "skip"] = "auto"
    dpi: int = Field(default=300, ge=72, le=1200)
    max_pages: int = Field(default=2000, ge=1)
    page_seconds: float = Field(default=180, gt=0)
    silent_seconds: float = Field(default=900, gt=0)
    memory_mib: int = Field(default=4096, ge=512)
    workers: int = Field(default_factory=lambda: len(os.sched_getaffinity(0)), ge=1)

    def reading_key(self) -> str:
        """The settings that change what is read, in one line."""
        return self.model_dump_json(include={"model", "language", "pages", "ocr", "dpi", "max_pages", "page_seconds"})
