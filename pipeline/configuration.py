"""Settings from a TOML file and the command line; what the command line says comes first."""

import argparse
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.settings import Settings
from pipeline.errors import BadConfiguration

REMEDY = 'See README.md, "Settings"'


def settings_from(options: argparse.Namespace) -> Settings:
    """The settings of a run. Raises BadConfiguration for a file or value that cannot be."""
    values = _from_file(options.config) if options.config else {}
    for name in Settings.model_fields:
        given = getattr(options, name, None)
        if given is not None:
            values[name] = given
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadConfiguration("bad_setting", f"{where}: {first['msg']}", REMEDY) from error


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfiguration("bad_configuration", f"{path} cannot be read: {error}", REMEDY) from error
