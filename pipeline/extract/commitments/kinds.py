"""What a document that is no agreement is by its own words: a rule binds, a call or a letter announces."""

import re

from pipeline.extract.parse import Parsed

_RULE = re.compile(
    r"richtlinie|satzung|ordnung\b|grundsätze|bestimmungen|erlass\b|verfügung\b|vertrag|vereinbarung", re.IGNORECASE
)
_SECTION = re.compile(r"§|Art(?:ikel|\.)")


def is_rule(parsed: Parsed) -> bool:
    """Whether title or sections say that the document lays down what is binding."""
    title = parsed.outline.title
    named = parsed.text.text[title[0] : title[1]] if title is not None else ""
    numbered = any(_SECTION.match(heading.number or "") for heading in parsed.outline.headings)
    return numbered or _RULE.search(named) is not None
