"""What words.toml knows of words: their tags, lemmas, genders and numbers."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_PUNCTUATION = {",": "$,", **dict.fromkeys(".:;!?", "$."), **dict.fromkeys("„“–()", "$(")}
_ARTICLES = {"der", "die", "das", "dem", "den", "des"}
_INDEFINITE = re.compile(r"(ein)(e|er|es|em|en)?")
_POSSESSIVE = re.compile(r"(unser|ihr|sein|mein)(e|er|es|em|en)?")
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun's form: gender m, f, n or None (plural only, or told by the article); readings: number, case or None."""

    lemma: str
    gender: str | None
    readings: tuple[tuple[str, str | None], ...]


class Lexicon:
    """The words of words.toml; a form may have several tags."""

    def __init__(self, path: Path) -> None:
        known = tomllib.loads(path.read_text(encoding="utf-8"))
        self.verbs = {tag: _entries(listed) for tag, listed in known["verbs"].items()}
        self.others = {tag: _entries(listed) for tag, listed in known["others"].items()}
        self.comparative, self.past = (set(known["forms"][kind].split()) for kind in ("comparative", "past"))
        groups = {group: _entries(listed) for group, listed in known["nouns"].items()}
        self.names = {name: gender for gender in "mfn" for name in groups[f"names_{gender}"]}
        self.nouns: dict[str, Noun] = {}
        for gender in "mfn":
            for form, lemma in groups[gender].items():
                self.nouns[form] = Noun(lemma, gender, _readings(form, lemma, gender, form in groups["same"]))
        for form, lemma in groups["plural"].items():
            self.nouns[form] = Noun(lemma, None, (("Plur", None),))
        for form, lemma in groups["adjectival"].items():
            self.nouns[form] = Noun(lemma, None, (("Plur", None), ("Sing", None)))

    def tags(self, form: str) -> list[str]:
        """All tags a form may have, likeliest first; empty if it is unknown."""
        if form in _PUNCTUATION:
            return [_PUNCTUATION[form]]
        if _NUMBER.fullmatch(form):
            return ["ADJA" if form.endswith(".") else "CARD"]
        low = form.lower()
        found = ["ART"] if low in _ARTICLES or _INDEFINITE.fullmatch(low) else []
        found += ["PPOSAT"] if _POSSESSIVE.fullmatch(low) else []
        found += ["PTKNEG"] if low == "nicht" else []
        found += [tag for tag, entries in (self.others | self.verbs).items() if low in entries]
        if form in self.nouns or form in self.names:
            found.insert(0, "NN" if form in self.nouns else "NE")
        return found

    def lemma(self, form: str, tag: str) -> str:
        """The lemma of a form under a tag; a regular one where the lexicon has none."""
        low = form.lower()
        known = {**self.verbs, **self.others}.get(tag, {}).get(low)
        if known:
            return known
        if tag == "NN" and form in self.nouns:
            return self.nouns[form].lemma
        if tag == "ART":
            return "ein" if low.startswith("ein") else "der"
        if tag == "PPOSAT" and (match := _POSSESSIVE.fullmatch(low)):
            return match[1]
        if tag == "PRELS":
            return "der"
        if tag == "ADJA" and not form[0].isdigit():
            return re.sub(r"(e|er|es|em|en)$", "", low)
        if low == "uns":
            return "wir"
        return form if tag in {"NN", "NE", "CARD", "ADJA", "TRUNC"} or form.endswith(".") else low


def _entries(listed: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in listed.split())
    return {form: lemma or form for form, _, lemma in pairs}


def _readings(form: str, lemma: str, gender: str, same_plural: bool) -> tuple[tuple[str, str | None], ...]:
    if form == lemma:
        return (("Plur", None), ("Sing", None)) if same_plural else (("Sing", None),)
    if gender != "f" and form in (lemma + "s", lemma + "es"):
        return (("Sing", "Gen"), ("Plur", None))
    return (("Plur", None),)
