"""Names a document gives to its parties: "– nachfolgend „Stadt“ genannt –", "(im Folgenden: Träger)"."""

import re
from dataclasses import dataclass

_OPENING = (
    r"(?:nachfolgend|nachstehend|im\s+(?:nach)?folgenden|im\s+weiteren|fortan|künftig|kurz|zukünftig|weiterhin)"
    r"(?:\s+(?:auch|kurz|nur|noch|jeweils|hier|im\s+Text))*"
)
_TOGETHER = r"(?P<together>\b(?:gemeinsam|zusammen|gemeinschaftlich|beide|alle|einzeln|jeweils)\b[^„“\"»\n]{0,40}?)?"
_QUOTED = r"[„“”\"»›‚,]\s?(?:(?:der|die|das|den)\s+)?(?P<quoted>[A-ZÄÖÜ][^„“”\"«»‹›\n]{1,60}?)\s?[“”\"«‹‘*]"
_BARE = (
    r"(?:(?:der|die|das|den)\s+)?(?P<bare>[A-ZÄÖÜ][\w.-]+(?:\s+(?!genannt|bezeichnet|und\b|oder\b)[\wäöüß.-]+){0,4}?)"
)
_DEFINITION = re.compile(
    rf"(?P<before>\b(?:gemeinsam|zusammen)\s+)?(?i:\b{_OPENING}|(?P<alone>\b(?:gemeinsam|zusammen))(?=\s*:))\s*[:,–—-]?\s*{_TOGETHER}(?:als\s+|:\s*)?"
    rf"(?:(?:der|die|das|den)\s+)?(?:{_QUOTED}|{_BARE}(?=\s*(?:genannt|bezeichnet|[)\n–—;,.-]|$)))"
)
_OR = re.compile(rf"\s*(?:oder|bzw\.|/|und)\s*(?:auch\s+)?(?:(?:der|die|das|den)\s+)?{_QUOTED}")
_DASHES = re.compile(
    r"(?:^|\n)\s*[-–—]{1,2}\s*(?:(?:der|die|das)\s+)?(?P<bare>[A-ZÄÖÜ][^\n–—]{2,60}?)\s*[-–—]{1,2}\s*(?:$|\n)"
)
_AS = re.compile(r"\bals\s+(?P<bare>[A-ZÄÖÜ][\w-]+(?:(?:in|innen))?)\b(?!\s+[A-ZÄÖÜ]\w+\s+des)")
_BRACKETS = re.compile(r"\(\s*(?P<bare>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß&-]*[A-ZÄÖÜ][A-Za-zÄÖÜäöüß&/. -]{0,14})\s*\)")
_ROLE_LINE = re.compile(r"(?:^|\n)[ \t]*\(\s*(?P<bare>[A-ZÄÖÜ][a-zäöüß]{3,})\s*\)[ \t,]*(?=\n|$)")
_ENDS = re.compile(r"\s+(?:genannt|bezeichnet)$")


@dataclass(frozen=True, slots=True)
class Definitions:
    """Names given to one party, abbreviations printed behind its name, and names given to several together."""

    own: tuple[str, ...]
    abbreviations: tuple[str, ...]
    together: tuple[str, ...]


def definitions_in(text: str) -> Definitions:
    """The names defined in `text`, which follows the name of a party up to the next one."""
    own: list[str] = []
    together: list[str] = []
    for match in _DEFINITION.finditer(text):
        names = [match["quoted"] or match["bare"]]
        position = match.end()
        while match["quoted"] and (more := _OR.match(text, position)):
            names.append(more["quoted"])
            position = more.end()
        shared = match["together"] or match["alone"] or match["before"]
        (together if shared else own).extend(_ENDS.sub("", name).strip() for name in names)
    for pattern in (_DASHES, _AS, _ROLE_LINE):
        own += [match["bare"].strip() for match in pattern.finditer(text) if not _DEFINITION.search(match[0])]
    short = [match["bare"].strip() for match in _BRACKETS.finditer(text)]
    return Definitions(_once(own), _once(short), _once(together))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
