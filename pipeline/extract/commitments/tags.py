"""The tagger's evidence mended: tags that no German clause allows where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.commitments.lexicon import lexicon
from pipeline.extract.commitments.words import (
    AUXILIARY,
    MUST,
    SEIN,
    SHALL,
    WERDEN,
    WILL,
    Word,
    infinitive_of,
    is_past,
    is_plural,
)

_PREPOSITIONS = frozenset(
    {"binnen", "gemäß", "laut", "mittels", "zwecks", "hinsichtlich", "bezüglich", "anhand", "mangels", "ungeachtet"}
)
_AFTER_COMPLEX = frozenset(
    {"und", "oder", "sowie", "werden", "worden", "sein", "haben", "bzw.", "beziehungsweise", "als"}
)
_SAME_PARTICIPLE = frozenset(
    [
        "erhalten",
        "vergeben",
        "verlassen",
        "betreten",
        "vertreten",
        "überlassen",
        "behalten",
        "beraten",
        "erfahren",
        "übertragen",
        "übergeben",
        "erlassen",
        "entlassen",
        "vorbehalten",
        "einbehalten",
        "beladen",
        "ausgegeben",
        "vergessen",
        "unterhalten",
        "hinterlassen",
        "befahren",
    ]
)
"""Verbs whose participle has the form of the infinitive."""
_MISTAKEN = frozenset({"VVPP", "VVINF", "ADJD", "ADJA", "NN", "NE", "VVIZU", "APPR"})
_TRUE_PREPOSITIONS = frozenset(
    {"laut", "statt", "anstatt", "seit", "mit", "samt", "nebst", "zwischen", "neben", "gegen", "wegen"}
)
_GE = re.compile(
    r"(?:ab|an|auf|aus|bei|ein|fest|fort|her|hin|hinzu|los|mit|nach|statt|teil|vor|weg|weiter|zu|zurück|zusammen|bereit|durch|um|wieder|vorher|voran|sicher)?ge\w+(?:en|t)$"
)
_PAST_PARTICIPLE = re.compile(r"\w*ge\w+|(?:be|ver|er|ent|zer)\w+")
ZU_INFINITIVE = re.compile(r"(?!(?:hinzu|dazu|herzu)(?!zu))[a-zäöüß]{2,}zu[a-zäöüß]{3,}n$")
"""Infinitives of separable verbs with "zu" inside."""


def corrected(words: Sequence[Word]) -> list[Word]:
    """The words of one part with the tags of verbs mended by what stands around them."""
    mended = list(words)
    for i, word in enumerate(mended):
        tag = _tag_in_place(mended, i)
        if tag != word.tag:
            mended[i] = replace(word, tag=tag, past=False, plural=is_plural(word.low, tag))
    _mend_opening(mended)
    if not any(word.is_finite for word in mended):
        _promote(mended)
    else:
        _promote_opening(mended)
    return mended


def _mend_opening(words: list[Word]) -> None:
    """ "Angestrebt wird ...": a participle with a capital letter before an auxiliary."""
    if len(words) < 3 or words[0].tag not in ("NN", "NE", "ADJD", "ADJA") or words[1].low not in WERDEN | SEIN:
        return
    lemma = infinitive_of(words[0].low, words[0].lemma, lexicon())
    if words[0].low.endswith(("t", "en")) and lemma in lexicon().known_verbs and _PAST_PARTICIPLE.match(words[0].low):
        words[0] = replace(words[0], tag="VVPP", lemma=lemma)


def _promote(words: list[Word]) -> None:
    """Make the first word that looks like a verb of ours finite, where the tagger saw no finite verb at all."""
    known = lexicon()
    for i, word in enumerate(words[1:], 1):
        if word.low in _TRUE_PREPOSITIONS:
            continue
        if word.text[0].islower() and word.tag in _MISTAKEN and word.low.endswith(("t", "en", "te", "ten")):
            lemma = infinitive_of(word.low, word.lemma, known)
            if lemma in known.known_verbs and words[i - 1].low not in ("zu", "nicht"):
                past = is_past(word.low, lemma, "VVFIN", known)
                words[i] = replace(word, tag="VVFIN", lemma=lemma, past=past, plural=is_plural(word.low, "VVFIN"))
                return
    for i, word in enumerate(words[1:], 1):
        if word.tag in ("VVPP", "VVINF") and word.text[0].islower() and not is_infinitive_with_zu(words, i):
            words[i] = replace(word, tag="VVFIN", plural=is_plural(word.low, "VVFIN"))
            return
    for i, word in enumerate(words[1:-1], 1):
        behind_noun = words[i - 1].is_noun and word.text[0].islower() and word.tag in ("ADJA", "ADJD", "VVINF")
        if (
            behind_noun
            and word.low.endswith(("en", "ern", "eln", "t"))
            and words[i + 1].tag in ("ART", "NN", "NE", "PPER", "PRF")
        ):
            words[i] = replace(word, tag="VVFIN", plural=is_plural(word.low, "VVFIN"))
            return


def _promote_opening(words: list[Word]) -> None:
    """ "Die Stadt beabsichtigt, ...": a participle alone at the end of the first words before a comma."""
    end = next((i for i, word in enumerate(words) if word.is_break), len(words))
    if not 2 <= end < len(words) or words[end].text != "," or any(word.is_finite for word in words[:end]):
        return
    word, known = words[end - 1], lexicon()
    lemma = infinitive_of(word.low, word.lemma, known)
    if word.tag in ("VVPP", "VVINF", "ADJD") and lemma in known.verbs["announce"] | known.verbs["pledge"]:
        words[end - 1] = replace(word, tag="VVFIN", lemma=lemma, plural=is_plural(word.low, "VVFIN"))


def _tag_in_place(words: list[Word], i: int) -> str:
    """Participles and infinitives at the end of a verbal complex are not finite, nor is "konkrete" before a noun."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else None
    if word.low in _PREPOSITIONS:
        return "APPR"
    if word.low == "vertreten" and following is not None and following.low == "durch":
        return "VVPP"
    if word.tag == "VVINF" and _GE.match(word.low):
        return "VVPP"
    past = word.low in lexicon().strong_past and word.text[0].islower() and not word.tag.endswith("FIN")
    if past and not _auxiliary_before(words, i):
        return "VVFIN"
    plain = word.low == word.lemma and word.low not in _SAME_PARTICIPLE
    may_be = word.tag == "VVPP" and word.low.endswith("n") and not _GE.match(word.low)
    if may_be and (plain or _ends_modal_frame(words, i)):
        return "VVINF"
    if word.tag in ("VVINF", "VVIZU") and not word.low.endswith("n"):
        return "VVPP"
    if word.tag == "VVIZU" and "zu" not in word.low[1:]:
        return "VVINF"
    if word.tag == "VVFIN" and _is_no_verb(words, i):
        return "ADJD"
    closing = following is None or following.is_break
    if word.tag == "NN" and word.text.islower() and word.low.endswith("n") and closing and _auxiliary_before(words, i):
        return "VVINF"
    if not word.is_finite or (word.text[0].isupper() and i):
        return word.tag
    if (
        following is not None
        and word.low in ("werden", "sein", "haben")
        and following.low in AUXILIARY
        and _is_last(words, i + 1)
    ):
        return "VAINF"
    if word.tag == "VVFIN" and following is not None and following.tag == "VVFIN" and following.text[0].islower():
        return "VVINF"
    closes = following is None or following.is_break or following.low in _AFTER_COMPLEX
    if (
        word.tag == "VVFIN"
        and word.low.endswith("e")
        and following is not None
        and following.is_noun
        and word.lemma not in lexicon().known_verbs
    ):
        return "ADJA"
    if closes and _auxiliary_before(words, i):
        if word.low in AUXILIARY:
            return (
                "VAINF"
                if word.low in ("werden", "sein", "haben", "können", "müssen", "dürfen", "sollen", "wollen")
                else word.tag
            )
        infinitive = word.low == word.lemma or (_ends_modal_frame(words, i) and not _GE.match(word.low))
        return "VVINF" if infinitive and word.low.endswith("n") else "VVPP"
    return word.tag


def _is_no_verb(words: list[Word], i: int) -> bool:
    """No finite form ends like this, or an unknown word stands before an infinitive with "zu"."""
    word, known = words[i], lexicon()
    if word.low[-1] not in "ten" and word.low not in known.strong_past:
        return True
    before_zu = i + 2 < len(words) and words[i + 1].low == "zu" and words[i + 2].tag.endswith("INF")
    return before_zu and word.lemma not in known.known_verbs


def _is_last(words: list[Word], i: int) -> bool:
    return i + 1 >= len(words) or words[i + 1].is_break


def _ends_modal_frame(words: list[Word], i: int) -> bool:
    """Whether a modal verb stands before and nothing of the verbal complex behind: an infinitive must stand here."""
    following = words[i + 1] if i + 1 < len(words) else None
    if following is not None and not following.is_break and following.low not in ("und", "oder", "sowie"):
        return False
    for j in range(i - 1, -1, -1):
        if words[j].is_break and words[j].text != ",":
            return False
        if words[j].is_finite:
            modal = words[j].low in WILL | SHALL | MUST
            return modal and not any(words[k].low in ("werden", "sein") for k in range(i, min(len(words), i + 9)))
    return False


def _auxiliary_before(words: list[Word], i: int) -> bool:
    """Whether an auxiliary in second place opens the verbal frame that the word at `i` closes."""
    may_cross = words[i].low in AUXILIARY and i > 0 and words[i - 1].tag in ("VVPP", "VVINF", "ADJD")
    for j in range(i - 1, -1, -1):
        if words[j].is_break and not (words[j].text == "," and (may_cross or _enumerates(words, j))):
            return False
        if words[j].low in AUXILIARY and words[j].is_finite:
            return not (words[j].low in ("haben", "sein") and i - j == 1)
        if words[j].tag in ("KOUS", "PRELS", "PRELAT", "PWAV") or words[j].low in ("dass", "daß", "wenn"):
            return False
        if words[j].tag == "VVFIN" and may_cross:
            return False
    return False


def _enumerates(words: Sequence[Word], comma: int) -> bool:
    """Whether the comma parts two nouns of a list, as in "Ministerium für Arbeit, Familie und Gesundheit"."""
    between = 0 < comma < len(words) - 1
    return between and words[comma - 1].is_noun and words[comma + 1].is_noun


def is_infinitive_with_zu(words: Sequence[Word], i: int) -> bool:
    """Whether the word at `i` is an infinitive with "zu", before it or inside it."""
    word = words[i]
    if word.text[0].isupper():
        return False
    if word.tag == "VVIZU" or (ZU_INFINITIVE.match(word.low) and word.tag[:1] in "VA"):
        return True
    return i > 0 and words[i - 1].low == "zu" and word.low.endswith("n")
