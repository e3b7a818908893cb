"""Tags after the model: what a word's form, its neighbours and its clause leave no choice about (STTS)."""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from models.german.grammar import verbs
from models.german.grammar.lists import AUXILIARIES, MODAL_INFINITIVES, MODALS, PARTS, first_names, places

COMPONENT = "german_tags"
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP"})
_SUBORDINATORS = frozenset({"KOUS", "PRELS", "PRELAT", "PWS", "PWAV", "PWAT"})
_NOT_BEFORE_NOUN = _FINITE | {
    "PTKNEG", "$.", "$,", "PPER", "ADJD", "PRF", "PTKVZ", "ART", "PDAT", "PPOSAT", "VVINF", "VVPP", "PIS", "PAV",
}  # fmt: skip
_AFTER_PRONOUN = _FINITE | {"ADV", "$,", "$.", "APPR", "VVINF", "VVPP", "KON", "VAPP", "PTKNEG"}
_AFTER_OPENING_VERB = frozenset({"PPER", "ART", "ADV", "PPOSAT", "ADJD", "APPR", "PDS", "PIS", "PTKNEG", "PAV"})
_OF_WHOM = {"uns": "wir", "mich": "ich", "mir": "ich", "dich": "du", "dir": "du", "euch": "ihr"}
_INFINITIVES = frozenset({"haben", "sein", "werden"})
_POSSESSIVE_TOO = frozenset({"sein", "sei"})
_ARTICLES = frozenset({"der", "die", "das", "dem", "den"})
_ONES = frozenset({"einer", "eine", "eines", "einen", "einem"})
_ALONE = frozenset({"nichts", "alles", "allem", "man", "jemand", "niemand", "jedermann", "etwas"})
_SEVERAL = frozenset({"alle", "beide", "aller", "allen", "viele", "einige"})


@Language.component(COMPONENT)
def mend_tags(doc: Doc) -> Doc:
    """Replace tags that stand where German allows another one only; take parts of speech from them, which are surer."""
    for token in doc:
        _retag(token, _by_word(token) or _by_neighbour(token))
    for clause in _clauses(doc):
        _mend_pronouns(clause)
        _mend_verbs(clause)
    _mend_names(doc)
    for token in doc:
        if token.tag_ in PARTS:
            token.pos_ = PARTS[token.tag_]
    return doc


def _retag(token: Token, tag: str | None) -> None:
    if tag and tag != token.tag_:
        token.tag_ = tag


def _neighbour(token: Token, distance: int) -> str:
    """The tag before or behind, "" at the edges."""
    place = token.i + distance
    return token.doc[place].tag_ if 0 <= place < len(token.doc) else ""


def _by_word(token: Token) -> str | None:
    """Verbs and conjunctions whose form says what they are."""
    word, tag, small = token.lower_, token.tag_, token.text[0].islower()
    if word in MODAL_INFINITIVES and (tag == "VVINF" or (tag == "VMFIN" and _neighbour(token, -1) == "PTKZU")):
        return "VMINF"
    if word in _INFINITIVES and tag == "VVINF":
        return "VAINF"
    if word in MODALS and tag in {"VVFIN", "VAFIN", "ADJA", "NN", "VVPP"} and (small or token.is_sent_start):
        return "VMFIN"
    if (
        word in AUXILIARIES
        and word not in _POSSESSIVE_TOO
        and tag in {"NN", "NE", "KOUS", "VVFIN", "KON", "PPER", "ADV"}
    ):
        opens = token.is_sent_start and (_neighbour(token, 1) in _AFTER_OPENING_VERB or word == "war")
        return "VAFIN" if small or opens else None
    if tag in {"VVINF", "VVPP", "VVFIN", "ADJD", "ADJA"} and small and _neighbour(token, -1) != "PTKZU":
        return "VVIZU" if verbs.without_zu(word) else None
    if word in {"um", "ohne", "statt", "anstatt"} and tag == "KOUS":
        return "KOUI"
    return None


def _by_neighbour(token: Token) -> str | None:
    """Words that are articles, pronouns or conjunctions by what follows them."""
    word, tag, following = token.lower_, token.tag_, _neighbour(token, 1)
    if word in {"als", "wie"} and tag == "KON":
        paired = token.i + 1 < len(token.doc) and token.nbor().lower_ in {"auch", "vielmehr", "vor"}
        return None if paired else "KOKOM"
    if word == "da" and tag == "KOUS" and following in _FINITE:
        return "ADV"
    if tag == "ART" and word in _ARTICLES and following in _NOT_BEFORE_NOUN:
        return "PRELS" if _neighbour(token, -1) == "$," and following not in _FINITE else "PDS"
    if tag == "ART" and word in _ONES and following in {"ART", "PPOSAT", "PDAT", "$.", "$,"}:
        return "PIS"
    if word in _ALONE and tag in {"PIAT", "ART", "NN", "NE"}:
        return None if following == "NN" and word in {"alles", "allem", "etwas"} else "PIS"
    if word in _SEVERAL and tag == "PIAT" and following in _AFTER_PRONOUN:
        return "PIS"
    if word.startswith("ander") and tag in {"PIAT", "PIS"} and following in {"NN", "ADJA"} and token.i:
        return "ADJA"
    if (
        tag == "APPR"
        and following == "CARD"
        and _neighbour(token, -1) == "APPR"
        and word in {"über", "unter", "um", "an"}
    ):
        return "ADV"
    named_after = tag == "NN" and token.text.endswith("er") and token.text[:-2] in places()
    return "ADJA" if named_after and following in {"NN", "NE"} else None


def _clauses(doc: Doc) -> Iterator[list[Token]]:
    """The words between commas, full stops, dashes and sentence starts."""
    words: list[Token] = []
    for token in doc:
        if token.is_sent_start or token.tag_ in {"$,", "$."} or token.text in {":", ";", "-", "--", "–"}:
            if words:
                yield words
            words = []
        if not token.is_punct and not token.is_space:
            words.append(token)
    if words:
        yield words


def _mend_pronouns(clause: Sequence[Token]) -> None:
    """ "uns", "mich", "dir": reflexive where "wir", "ich", "du" is the subject, else personal."""
    present = {token.lower_ for token in clause}
    for token in clause:
        owner = _OF_WHOM.get(token.lower_)
        if owner is None or token.tag_ not in {"PPER", "PRF"}:
            continue
        governed = _neighbour(token, -1) == "APPR"
        if owner in present and not governed:
            _retag(token, "PRF")
        elif owner not in present and (governed or any(_is_third_person(other) for other in clause)):
            _retag(token, "PPER")


def _is_third_person(token: Token) -> bool:
    return token.tag_ in _FINITE and not token.lower_.endswith(("en", "ern", "eln"))


def _mend_verbs(clause: Sequence[Token]) -> None:
    """The last word of a clause: finite in a subordinate clause without another, else what its auxiliary asks for."""
    last, finite = clause[-1], [token for token in clause if token.tag_ in _FINITE]
    opener = clause[1] if clause[0].tag_ in {"KON", "APPR", "ADV"} and len(clause) > 1 else clause[0]
    subordinate = opener.tag_ in _SUBORDINATORS or clause[0].tag_ in _SUBORDINATORS
    if not last.text[0].islower():
        return
    if subordinate and not finite:
        _retag(last, _finite_at_end(last, clause))
    elif finite and not subordinate and finite[0].i < last.i:
        _retag(last, _behind_auxiliary(last, finite[0], clause))


def _finite_at_end(last: Token, clause: Sequence[Token]) -> str | None:
    word = last.lower_
    infinitive = any(token.lower_ == "zu" for token in clause)
    strong = word.startswith("ge") and word.endswith("en") and last.tag_ == "VVPP"
    possible = word.endswith(("t", "en", "te", "e", "ern", "eln")) and not strong and not infinitive
    return "VVFIN" if possible and last.tag_ in {"VVPP", "VVINF"} else None


def _behind_auxiliary(last: Token, finite: Token, clause: Sequence[Token]) -> str | None:
    between = [token.tag_ for token in clause if finite.i < token.i < last.i]
    if any(tag in _SUBORDINATORS or tag in {"PTKZU", "KON"} for tag in between):
        return None
    word, tag, auxiliary = last.lower_, last.tag_, AUXILIARIES.get(finite.lower_)
    if finite.tag_ == "VMFIN":
        unmarked = tag == "VVPP" and word.endswith("en") and "ge" not in word
        return "VVINF" if unmarked or (tag == "VVFIN" and word.endswith("n")) else None
    if auxiliary in {"haben", "sein"} and tag in {"VVFIN", "VVINF"} and verbs.is_participle(word):
        return "VVPP" if tag == "VVFIN" or not {"VVPP", "VVINF", "VAINF"} & set(between) else None
    return "VVPP" if auxiliary == "werden" and tag == "VVFIN" and word.endswith("t") else None


def _mend_names(doc: Doc) -> None:
    """Names of persons and places that the tagger took for nouns."""
    for entity in doc.ents:
        if entity.label_ == "PER" or (entity.label_ == "LOC" and len(entity) == 1 and entity.text in places()):
            for token in entity:
                _retag(token, "NE" if token.tag_ == "NN" and token.text[0].isupper() else None)
    for token in doc[:-1]:
        if token.tag_ == "NN" and token.text in first_names() and token.nbor().text[0].isupper():
            _retag(token, "NE")
