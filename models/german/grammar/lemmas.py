"""Lemmas after the model: closed classes by list, verbs by table, nouns and adjectives by ending and word list."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from models.german.grammar import nominals, verbs
from models.german.grammar.lists import AUXILIARIES, DETERMINERS, MODALS, NUMBERS, POSSESSIVES, is_word

COMPONENT = "german_lemmas"
_PRONOUNS = frozenset({"PIAT", "PIS", "PDAT", "PWAT", "PDS", "PPOSAT"})
_SMALL = frozenset({"ADV", "APPR", "KOUS", "KON", "KOKOM", "PAV", "PWAV", "PTKVZ", "PTKNEG", "KOUI"})


@Language.component(COMPONENT)
def mend_lemmas(doc: Doc) -> Doc:
    """Replace the model's lemmas where its tag and the form leave no choice."""
    for token in doc:
        found = _lemma(token.text, token.tag_, token.lemma_, bool(token.is_sent_start))
        if found is not None:
            token.lemma_ = found
    return doc


@lru_cache(maxsize=20_000)
def _lemma(form: str, tag: str, guess: str, opens: bool) -> str | None:
    """The lemma of `form`; None where the model's `guess` stays. `opens`: the word is the first of its sentence."""
    word = form.lower()
    if tag[:1] == "V":
        return _verb(form, tag, guess)
    if tag in _PRONOUNS or (tag == "ADJA" and word.startswith("ander")):
        return _pronoun(word, tag)
    if tag in _SMALL:
        return word if guess.lower() == word and not form.isupper() else None
    if tag == "ADJA":
        return nominals.of_adjective(word) if form.islower() or opens else None
    if tag == "ADJD":
        verbal = guess.endswith(("eren", "ern")) and not word.endswith("n")
        return word if verbal or not is_word(guess) else None
    if tag == "NN":
        return nominals.of_noun(form, guess)
    if tag == "NE":
        return nominals.of_name(form, guess)
    return word if tag == "CARD" and word in NUMBERS else None


def _verb(form: str, tag: str, guess: str) -> str | None:
    word = form.lower()
    if tag[:2] in ("VA", "VM"):
        return AUXILIARIES.get(word) or MODALS.get(word)
    if tag == "VVINF":
        return word if form.islower() else None
    if tag == "VVIZU":
        return verbs.without_zu(word)
    if tag == "VVPP":
        kept = word.startswith("ge") and guess.startswith("ge") and guess.endswith("n") and verbs.is_infinitive(guess)
        return None if kept else verbs.of_participle(word)
    return verbs.of_finite(word) if tag == "VVFIN" else None


def _pronoun(word: str, tag: str) -> str | None:
    patterns = POSSESSIVES if tag == "PPOSAT" else DETERMINERS
    return next((lemma for pattern, lemma in patterns if pattern.fullmatch(word)), None)
