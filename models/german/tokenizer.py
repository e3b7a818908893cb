"""spaCy's German tokeniser, taught the forms of administrative German."""

import re
from collections.abc import Callable
from typing import cast

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_prefix_regex, compile_suffix_regex, registry

# Abbreviations that spaCy's German does not know; each stays one token with its full stop.
_ABBREVIATIONS = """
    Abschn. Anh. Anl. Anm. Art. Az. Bearb. Begl. Bl. Buchst. Doz. Drs. Drucks. Kap. Lit. Nrn. Rdnr. Rn. Ref. Tab. Ziff.
    Ziffn. begl. einschl. exkl. gez. i.V.m. insbes. jew. lfd. lit. m.b.H. n.F. a.F. o.Ä. rd. sogen. u.ä. u.Ä. ungef.
    vorl. z.Hd. zit. ff. Bgm. Dezern. Stv. stv. Präs. Vors.
"""

# Bürger*innen, Kund:innen, Schüler_innen, Bürger/-innen, Lehrer/innen, Lehrer(innen), Beauftragte*r, jede:r
_GENDERED = r"[^\W\d_][\w\-]*(?:[*:_]in(?:nen[\w\-]*)?|/-?in(?:nen)?|\(in(?:nen)?\)|[*:][rnems])"

# A full stop after four digits, or after decimals, ends a sentence: ordinals are shorter.
_SUFFIXES = (r"(?<=[0-9]{4})\.", r"(?<=,[0-9])\.", r"(?<=,[0-9]{2})\.")
# "Abs.2", "Nr.4": the abbreviation is a token even if the space was lost.
_PREFIXES = (r"(?:Abs|Art|Buchst|Nr|Rn|Ziff)\.(?=[0-9])",)


def with_german_rules(nlp: Language) -> Language:
    """The same pipeline with the rules added to its tokeniser; they are stored with the pipeline."""
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    suffixes, prefixes = nlp.Defaults.suffixes or [], nlp.Defaults.prefixes or []
    for abbreviation in _ABBREVIATIONS.split():
        tokenizer.add_special_case(abbreviation, [{ORTH: abbreviation}])
    tokenizer.suffix_search = compile_suffix_regex([*suffixes, *_SUFFIXES]).search
    tokenizer.prefix_search = compile_prefix_regex([*_PREFIXES, *prefixes]).search
    tokenizer.token_match = re.compile(f"{_GENDERED}$").match
    return nlp


def _callback() -> Callable[[Language], Language]:
    return with_german_rules


# The name by which the training configurations ask for the rules.
registry.callbacks.register("klauselwerk.german_tokenizer.v1", func=_callback)
