"""STTS tags for a treebank that has none, made from parts of speech and features where these leave no choice."""

from models.german.recipe.sentence import MISSING, Sentence

_MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
_AUXILIARIES = frozenset({"sein", "haben", "werden"})
_SIMPLE = {"PROPN": "NE", "NOUN": "NN", "NUM": "CARD", "CCONJ": "KON", "SCONJ": "KOUS", "INTJ": "ITJ"}
_ARTICLES = {"Art": "ART", "Dem": "PDAT", "Int": "PWAT", "Ind": "PIAT", "Tot": "PIAT", "Neg": "PIAT"}
_PRONOUNS = {
    "Prs": "PPER", "Rel": "PRELS", "Dem": "PDS", "Int": "PWS", "Ind": "PIS", "Tot": "PIS", "Neg": "PIS",
}  # fmt: skip
_SENTENCE_MARKS = frozenset(".?!:;")


def tags_from_parts(sentence: Sentence) -> tuple[str, ...]:
    """One tag a word, "" where only a person could tell."""
    assert sentence.parts is not None and sentence.features is not None
    return tuple(_tag(sentence, index) for index in range(len(sentence.words)))


def _tag(sentence: Sentence, index: int) -> str:
    assert sentence.parts and sentence.features and sentence.relations and sentence.tags
    part, word, relation = sentence.parts[index], sentence.words[index], sentence.relations[index]
    features = dict(f.split("=") for f in sentence.features[index].split("|") if f)
    if sentence.tags[index] == "APPRART":
        return "APPRART"
    if part in {"VERB", "AUX"}:
        return _verb(sentence, index, features)
    if part == "PUNCT":
        return "$," if word == "," else "$." if word in _SENTENCE_MARKS else "$("
    if part == "ADJ":
        return {"amod": "ADJA", "advmod": "ADJD"}.get(relation, MISSING)
    if part in {"DET", "PRON"}:
        return _pronoun(part, features)
    if part == "ADP" and relation == "case":
        return "KOKOM" if word.lower() in {"als", "wie"} else "APPR"
    if part == "PART":
        return {"zu": "PTKZU", "nicht": "PTKNEG"}.get(word.lower(), MISSING)
    return _SIMPLE.get(part, MISSING)


def _verb(sentence: Sentence, index: int, features: dict[str, str]) -> str:
    assert sentence.lemmas is not None
    lemma = sentence.lemmas[index].lower()
    kind = "VM" if lemma in _MODALS else "VA" if lemma in _AUXILIARIES else "VV"
    form = features.get("VerbForm")
    if form == "Fin":
        return MISSING if features.get("Mood") == "Imp" else f"{kind}FIN"
    if form == "Part":
        return f"{kind}PP" if kind != "VM" else MISSING
    if form == "Inf":
        after_zu = index > 0 and sentence.words[index - 1].lower() == "zu"
        joined = "zu" in sentence.words[index][1:] and not lemma.startswith("zu") and not after_zu and "zu" not in lemma
        return "VVIZU" if kind == "VV" and joined else f"{kind}INF"
    return MISSING


def _pronoun(part: str, features: dict[str, str]) -> str:
    if part == "DET":
        if features.get("Poss") == "Yes":
            return "PPOSAT"
        return _ARTICLES.get(features.get("PronType", ""), MISSING)
    if features.get("Reflex") == "Yes":
        return "PRF"
    return _PRONOUNS.get(features.get("PronType", ""), MISSING)
