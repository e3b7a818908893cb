"""Where a council paper holds what is resolved, apart from its reasons."""

import re

_OPENS = re.compile(
    r"\bBeschlu(?:ss|ß)(?:vorschlag|entwurf|antrag|empfehlung|text)?\s*:"
    r"|\b(?:beschließt|fasst|faßt|stimmt)\b[^.:]{0,60}:|\bmöge beschließen\b"
)
_CLOSES = re.compile(
    r"(?:^|\n|\. )\s*(?:[IVX]+\.\s*)?(?:\w+ der )?(?:Sach\w+ und )?"
    r"(?:Begründung|Sachdarstellung|Sachverhalt|Erläuterung(?:en)?|Finanzielle Auswirkungen|Protokoll|Abstimmung\w*"
    r"|gezeichnet|TOP \d+|zu TOP \d+)\b",
    re.IGNORECASE,
)


def resolution_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of a council paper's text from "Beschlussvorschlag:" to its reasons."""
    found: list[tuple[int, int]] = []
    for opening in _OPENS.finditer(text):
        closing = _CLOSES.search(text, opening.end())
        found.append((opening.end(), closing.start() if closing else len(text)))
    return found
