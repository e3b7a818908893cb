"""The one door to spaCy pipelines: ours, or any installed German one with what it lacks taken from ours."""

from collections.abc import Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis, Span, Token

from models.german import boundaries, entities
from models.german.embedding import keep_words
from models.german.grammar import lemmas, relations, tags

PIPELINE = Path(__file__).with_name("pipeline")
_BORROWED = "german_borrowed"
_IDLE = ("senter",)
"""What has nothing to do behind the parser, which decides on every sentence."""


class ModelError(ValueError):
    """The named spaCy pipeline cannot be used; the message says why and what to do."""


def load_german(name: str | None = None, without: Sequence[str] = ()) -> Language:
    """Our pipeline, or the installed one (package name or folder) called `name`.

    Every pipeline returned sets tags (STTS), parts of speech, morphology, lemmas, heads and relations, sentence starts
    and entities, and starts a sentence after every blank line. Components of ours that are named in `without` are not
    even loaded. Raises ModelError if `name` is not installed, is not German or has no parser.
    """
    if name is None:
        nlp = _with_grammar(_with_rules(spacy.load(PIPELINE, exclude=[*without, *_IDLE])), without)
        keep_words(nlp)
        return nlp
    nlp = _foreign(name)
    missing = _needed() - _set_by(nlp)
    if missing:
        nlp.add_pipe(_BORROWED, config={"attributes": sorted(missing)})
    return _with_rules(nlp)


def _foreign(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError) as error:
        raise ModelError(f"The spaCy pipeline {name!r} cannot be loaded: {error}") from error
    if nlp.lang != "de":
        raise ModelError(f"The spaCy pipeline {name!r} is for language {nlp.lang!r}. Name a German one.")
    if "parser" not in {nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}:
        raise ModelError(f"The spaCy pipeline {name!r} has no parser. Name one that has.")
    return nlp


def _with_rules(nlp: Language) -> Language:
    nlp.add_pipe(boundaries.COMPONENT, before="parser")
    nlp.add_pipe(boundaries.JOINING_COMPONENT, after="parser")
    nlp.add_pipe(entities.COMPONENT)
    return nlp


def _with_grammar(nlp: Language, without: Sequence[str] = ()) -> Language:
    """Our own pipeline with the rules that mend its tags, lemmas and relations; another one's are left as they are."""
    for component in (tags.COMPONENT, lemmas.COMPONENT, relations.COMPONENT):
        if component not in without:
            nlp.add_pipe(component)
    return nlp


def _needed() -> set[str]:
    return {"token.tag", "token.pos", "token.morph", "token.lemma", "doc.ents"}


def _set_by(nlp: Language) -> set[str]:
    """What the pipeline's components say they assign; an attribute ruler makes parts of speech out of tags."""
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    if "attribute_ruler" in nlp.pipe_names:
        assigned |= {"token.pos", "token.morph"}
    return assigned


@Language.factory(_BORROWED, default_config={"attributes": []})
class Borrowed:
    """Runs our pipeline over the tokens of another one's document and copies the named attributes.

    Our components cannot simply be moved over: their input layer expects our vectors.
    """

    def __init__(self, nlp: Language, name: str, attributes: list[str]) -> None:
        self._ours = _with_grammar(spacy.load(PIPELINE))
        self._attributes = attributes

    def __call__(self, doc: Doc) -> Doc:
        twin = Doc(self._ours.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for _, pipe in self._ours.pipeline:
            twin = pipe(twin)
        for target, source in zip(doc, twin, strict=True):
            for attribute in self._attributes:
                _COPY.get(attribute, _nothing)(target, source)
        if "doc.ents" in self._attributes:
            doc.ents = tuple(Span(doc, e.start, e.end, label=e.label_) for e in twin.ents)
        return doc


def _copy_tag(target: Token, source: Token) -> None:
    target.tag_ = source.tag_


def _copy_pos(target: Token, source: Token) -> None:
    target.pos_ = source.pos_


def _copy_morph(target: Token, source: Token) -> None:
    target.morph = MorphAnalysis(target.vocab, str(source.morph))


def _copy_lemma(target: Token, source: Token) -> None:
    target.lemma_ = source.lemma_


def _nothing(target: Token, source: Token) -> None:
    """Entities are copied as spans."""


_COPY = {"token.tag": _copy_tag, "token.pos": _copy_pos, "token.morph": _copy_morph, "token.lemma": _copy_lemma}
