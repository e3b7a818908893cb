"""Words of a sentence as the rules see them: form, tag, infinitive, tense and number."""

from dataclasses import dataclass

from pipeline.extract.commitments.lexicon import Lexicon, lexicon
from pipeline.extract.parse import Sentence

WERDEN = frozenset({"werde", "wird", "werden", "werdet"})
HABEN = frozenset({"habe", "hat", "haben", "habt"})
SEIN = frozenset({"ist", "sind", "sei", "seien", "bin", "seid"})
WILL = frozenset({"will", "wollen", "wolle", "wollt", "möchte", "möchten"})
SHALL = frozenset({"soll", "sollen", "solle"})
REPORTING = frozenset({"wolle", "werde", "habe", "sei", "solle", "müsse", "könne", "dürfe"})
"""Forms of the subjunctive that tell what somebody said."""
MUST = frozenset({"muss", "müssen", "müsse", "muß"})
_OTHER_FINITE = frozenset(
    [
        "wurde",
        "wurden",
        "würde",
        "würden",
        "hatte",
        "hatten",
        "hätte",
        "hätten",
        "war",
        "waren",
        "wäre",
        "wären",
        "kann",
        "können",
        "könne",
        "könnte",
        "könnten",
        "konnte",
        "konnten",
        "darf",
        "dürfen",
        "dürfe",
        "dürfte",
        "dürften",
        "durfte",
        "durften",
        "sollte",
        "sollten",
        "müsste",
        "müssten",
        "musste",
        "mussten",
        "wollte",
        "wollten",
        "mag",
        "mögen",
    ]
)
AUXILIARY = WERDEN | HABEN | SEIN | WILL | SHALL | MUST | _OTHER_FINITE
_MODAL_LEMMA = {
    "will": "wollen",
    "wolle": "wollen",
    "möchte": "wollen",
    "möchten": "wollen",
    "solle": "sollen",
    "soll": "sollen",
}
PARTICLES = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "ein",
        "fest",
        "fort",
        "her",
        "hin",
        "hinzu",
        "los",
        "mit",
        "nach",
        "statt",
        "teil",
        "vor",
        "weg",
        "weiter",
        "zu",
        "zurück",
        "zusammen",
        "bereit",
        "dar",
        "durch",
        "um",
        "entgegen",
        "frei",
        "sicher",
        "voran",
        "wieder",
        "nieder",
        "bekannt",
        "wahr",
        "dazu",
        "aufrecht",
        "offen",
        "hervor",
        "überein",
    ]
)
BREAKS = frozenset(",;:–—()[]")
QUOTES = frozenset('„“”»«"‚‘’›‹')
FINAL = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Word:
    """A token at `text[start:end]`; `low` in small letters, `tag` STTS, `lemma` in small letters."""

    text: str
    low: str
    tag: str
    lemma: str
    start: int
    end: int
    past: bool
    plural: bool | None

    @property
    def is_break(self) -> bool:
        return self.text in BREAKS or self.text in QUOTES or self.text in FINAL or self.tag in ("$,", "$.")

    @property
    def is_finite(self) -> bool:
        return self.tag.endswith("FIN")

    @property
    def is_noun(self) -> bool:
        return self.text[:1].isupper() and self.tag in ("NN", "NE", "TRUNC", "FM", "XY", "NNP")


def words_of(sentence: Sentence) -> list[Word]:
    """The words of `sentence` without white space."""
    return [
        _word(token.text, token.tag_, token.lemma_.lower(), sentence.position(token))
        for token in sentence.tokens()
        if not token.is_space
    ]


def _word(text: str, tag: str, lemma: str, place: tuple[int, int]) -> Word:
    known, low = lexicon(), text.lower()
    tag = _tag(text, low, tag)
    if tag[0] == "V" or (tag == "ADJD" and low.endswith(("t", "en"))):
        lemma = infinitive_of(low, lemma, known)
    return Word(text, low, tag, lemma, *place, is_past(low, lemma, tag, known), is_plural(low, tag))


def _tag(text: str, low: str, tag: str) -> str:
    if text in BREAKS or text in QUOTES:
        return "$("
    if text in FINAL:
        return "$."
    if low in AUXILIARY and (text[0].islower() or tag not in ("NN", "NE")):
        return "VMFIN" if low in WILL | SHALL | MUST else "VAFIN"
    if text[0].isupper() and tag.endswith("FIN") and tag[0] == "V":
        return tag
    return tag or "XY"


def infinitive_of(low: str, lemma: str, known: Lexicon) -> str:
    """The infinitive of a verb form: the table, then the model's if a verb of ours, then by its ending."""
    if low in _MODAL_LEMMA:
        return _MODAL_LEMMA[low]
    if low in known.irregular:
        return known.irregular[low]
    if lemma in known.known_verbs:
        return lemma
    guesses = [guess for guess in _infinitives(low) if guess in known.known_verbs]
    return guesses[0] if guesses else lemma


def _infinitives(low: str) -> list[str]:
    """Infinitives that `low` may be a regular form of: "zugesichert" → "zusichern", "fördert" → "fördern"."""
    stems = [low]
    endings = ("t", "te", "ten", "et", "ete", "eten", "en", "n", "e")
    stems += [low.removesuffix(ending) for ending in endings if low.endswith(ending)]
    bare = [
        stem.replace("zuge", "zu", 1) if stem.startswith("zuge") else stem.replace("ge", "", 1)
        for stem in stems
        if "ge" in stem
    ]
    joined = [stem.replace("zu", "", 1) for stem in stems if "zu" in stem[1:]]
    return [stem + ending for stem in stems + bare + joined for ending in ("en", "n", "")]


def is_past(low: str, lemma: str, tag: str, known: Lexicon) -> bool:
    """Whether a finite verb is in the past tense, by the strong forms listed or the endings of weak verbs."""
    if not tag.endswith("FIN"):
        return False
    if low in known.strong_past:
        return True
    stem = lemma.removesuffix("en") if lemma.endswith("en") else lemma.removesuffix("n")
    return low in {stem + "te", stem + "ten", stem + "ete", stem + "eten"} and low not in {"möchte", "möchten"}


def is_plural(low: str, tag: str) -> bool | None:
    """Whether a finite verb is plural; None where its form leaves it open."""
    if not tag.endswith("FIN"):
        return None
    if low in {"wird", "hat", "ist", "will", "soll", "muss", "kann", "darf", "sei", "solle", "habe", "werde", "möchte"}:
        return False
    if low in {"sind", "seien"}:
        return True
    return low.endswith("n")
