"""Morphological features of tagged words, as UD German GSD writes them."""

from models.german.own_data.agreement import PREPOSITION_CASES, agreed
from models.german.own_data.brackets import Chunk, Leaf
from models.german.own_data.lexicon import Lexicon, Noun
from models.german.own_data.tagging import Tagger

_GENDER = {"m": "Masc", "f": "Fem", "n": "Neut"}
_PRONOUN = {
    "wir": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
    "uns": "Case=Dat|Number=Plur|Person=1|PronType=Prs",
    "ihn": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "es": "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "er": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
}
_FIXED = {
    "VVINF": "VerbForm=Inf", "VVIZU": "VerbForm=Inf", "VVPP": "VerbForm=Part", "VAINF": "VerbForm=Inf",
    "CARD": "NumType=Card", "PTKNEG": "Polarity=Neg", "PWAV": "PronType=Int", "PWS": "Case=Nom|PronType=Int",
}  # fmt: skip
_INDEFINITE = {"niemand": "Neg", "kein": "Neg", "alle": "Tot", "jeder": "Tot", "alles": "Tot", "beide": "Tot"}
_SUBJUNCTIVE = {"werde": "Pres", "schaffe": "Pres", "wäre": "Past", "stünden": "Past", "sollten": "Past"}
_PHRASE_CASES = {
    "nmod": ("Gen",), "obj": ("Acc", "Dat", "Gen"), "obl": ("Dat", "Acc", "Gen"),
}  # fmt: skip


def _joined(**values: str | None) -> str:
    names = {"Psor": "Number[psor]", "GenderPsor": "Gender[psor]"}
    pairs = sorted((names.get(name, name), value) for name, value in values.items() if value)
    return "|".join(f"{name}={value}" for name, value in sorted(pairs, key=lambda pair: pair[0].lower()))


class Features:
    """Computes the features of one sentence's words."""

    def __init__(self, lexicon: Lexicon, tagger: Tagger, tags: dict[Leaf, str], relations: dict[Leaf, str]) -> None:
        self._lexicon, self._tagger, self._tags, self._relations = lexicon, tagger, tags, relations
        self.found: dict[Leaf, str] = {}
        self._cells: dict[Chunk, tuple[str, str, str | None]] = {}

    def read(self, chunk: Chunk) -> None:
        """Fill `found` for a constituent and all inside it; ValueError where nothing agrees."""
        head = self._tagger.head_of(chunk, self._tags)
        if self._is_phrase(chunk, head):
            self._cells[chunk] = self._cell(chunk, head)
        for leaf in chunk.leaves:
            self.found[leaf] = self._of(leaf, chunk, self._cells.get(chunk))
        for inner in chunk.chunks:
            self.read(inner)

    def _is_phrase(self, chunk: Chunk, head: Leaf) -> bool:
        return self._tags[head] in ("NN", "NE")

    def _cell(self, chunk: Chunk, head: Leaf) -> tuple[str, str, str | None]:
        forms = [w.form for w in chunk.leaves if self._tags[w] in ("ART", "PPOSAT", "PIAT", "PDAT", "PWAT", "APPRART")]
        name = Noun(head.form, self._lexicon.names.get(head.form, "n"), (("Sing", None),))
        noun = name if self._tags[head] == "NE" else self._lexicon.nouns[head.form]
        cell = agreed(noun.readings, noun.gender, self._cases(chunk), forms)
        if cell is None:
            raise ValueError(f"nothing agrees in {chunk.relation} {[w.form for w in chunk.leaves]}")
        return cell

    def _cases(self, chunk: Chunk) -> tuple[str, ...]:
        if chunk.case:
            return (chunk.case,)
        prepositions = [w.form.lower() for w in chunk.leaves if self._tags[w] in ("APPR", "APPRART")]
        if prepositions:
            last = prepositions[-1]
            return PREPOSITION_CASES.get(last) or PREPOSITION_CASES[self._lexicon.lemma(last, "APPRART")]
        if any(self._tags[w] == "KOKOM" for w in chunk.leaves):
            return ("Acc",)
        if chunk.relation in ("conj", "appos") and chunk.parent in self._cells:
            return (self._cells[chunk.parent][0],)
        if chunk.relation == "conj":
            return ("Acc",)
        if chunk.relation == "nmod" and chunk.parent is not None and any("Euro" in w.form for w in chunk.parent.leaves):
            return ("Acc",)
        return _PHRASE_CASES.get(chunk.relation, ("Nom",))

    def _of(self, leaf: Leaf, chunk: Chunk, cell: tuple[str, str, str | None] | None) -> str:
        tag, low = self._tags[leaf], leaf.form.lower()
        if tag in _FIXED:
            passive = tag == "VAINF" and self._relations[leaf] == "aux:pass"
            return _FIXED[tag] + ("|Voice=Pass" if passive else "")
        if tag == "ADJD":
            return "Degree=Cmp" if low in self._lexicon.comparative else "Degree=Pos"
        if tag in ("VVFIN", "VAFIN", "VMFIN"):
            return self._finite(leaf, chunk)
        if tag in ("PPER", "PRF"):
            return self._pronoun(leaf, chunk)
        if tag in ("PRELS", "PIS", "PDS"):
            return self._standing_alone(leaf, chunk)
        return "" if cell is None else self._in_phrase(leaf, cell)

    def _in_phrase(self, leaf: Leaf, cell: tuple[str, str, str | None]) -> str:
        case, number, gender = cell
        tag, low = self._tags[leaf], leaf.form.lower()
        base = {"Case": case, "Gender": _GENDER.get(gender or ""), "Number": number}
        if tag in ("NN", "NE"):
            return _joined(Gender="Neut") if leaf.form == "Prozent" else _joined(**base)
        if tag == "ADJA":
            if low[0].isdigit():
                return _joined(Case=case, Degree="Pos", NumType="Ord")
            return _joined(
                **base, Degree="Cmp" if low in self._lexicon.comparative else "Sup" if low == "wichtigstes" else "Pos"
            )
        if tag == "APPRART" or (tag == "ART" and not low.startswith("ein")):
            return _joined(**base | ({"Gender": None} if number == "Plur" else {}), Definite="Def", PronType="Art")
        if tag == "ART":
            return _joined(**base, Definite="Ind", NumType="Card", PronType="Art")
        if tag == "PPOSAT":
            return self._possessive(low, base)
        if tag in ("PIAT", "PDAT", "PWAT"):
            lemma = self._lexicon.lemma(low, tag)
            kind = {"PDAT": "Dem", "PWAT": "Int"}.get(tag) or _INDEFINITE.get(lemma, "Ind")
            return _joined(**base, PronType=kind)
        return ""

    def _possessive(self, low: str, base: dict[str, str | None]) -> str:
        if low.startswith("unser"):
            return _joined(**base, Psor="Plur", Person="1", Poss="Yes", PronType="Prs")
        if low.startswith("sein"):
            return _joined(**base, GenderPsor="Masc,Neut", Psor="Sing", Person="3", Poss="Yes", PronType="Prs")
        return _joined(**base, Person="3", Poss="Yes", PronType="Prs")

    def _finite(self, leaf: Leaf, chunk: Chunk) -> str:
        low = leaf.form.lower()
        plural = low.endswith("n") or low == "sind"
        first = plural and self._subject_is_we(chunk)
        mood, tense = (
            ("Sub", _SUBJUNCTIVE[low])
            if low in _SUBJUNCTIVE
            else ("Ind", "Past" if low in self._lexicon.past else "Pres")
        )
        passive = self._lexicon.lemma(leaf.form, "VAFIN") == "werden" and self._relations[leaf] == "aux:pass"
        return _joined(Mood=mood, Number="Plur" if plural else "Sing", Person="1" if first else "3", Tense=tense,
                       VerbForm="Fin", Voice="Pass" if passive else None)  # fmt: skip

    def _subject_is_we(self, chunk: Chunk) -> bool:
        subjects = [inner for inner in chunk.chunks if inner.relation.startswith("nsubj")]
        if not subjects and chunk.relation == "conj" and chunk.parent is not None:
            return self._subject_is_we(chunk.parent)
        return any(w.form.lower() == "wir" for inner in subjects for w in inner.leaves)

    def _pronoun(self, leaf: Leaf, chunk: Chunk) -> str:
        low = leaf.form.lower()
        if self._tags[leaf] == "PRF":
            person = "Number=Plur|Person=1" if low == "uns" else "Person=3"
            return f"Case=Acc|{person}|PronType=Prs|Reflex=Yes"
        if low != "sie":
            return _PRONOUN[low]
        if chunk.relation == "obj":
            return "Case=Acc|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
        clause = chunk.parent.leaves if chunk.parent else []
        plural = any(w.form.endswith("n") and self._tags[w] in ("VVFIN", "VMFIN", "VAFIN") for w in clause)
        gender, number = (None, "Plur") if plural else ("Fem", "Sing")
        return _joined(Case="Nom", Gender=gender, Number=number, Person="3", PronType="Prs")

    def _standing_alone(self, leaf: Leaf, chunk: Chunk) -> str:
        place = leaf.relation or chunk.relation
        case = "Nom" if place.startswith(("nsubj", "root")) else "Acc" if place == "obj" else "Dat"
        if self._tags[leaf] == "PRELS":
            clause = chunk if leaf.relation else chunk.parent
            _, number, gender = self._cells[clause.parent]  # type: ignore[union-attr,index]
            shown = None if number == "Plur" else _GENDER.get(gender or "")
            kind = "Rel" if leaf.form == "denen" else "Dem,Rel"
            return _joined(Case=case, Gender=shown, Number=number, PronType=kind)
        if self._tags[leaf] == "PDS":
            return _joined(Case=case, Gender="Neut", Number="Sing", PronType="Dem")
        lemma = self._lexicon.lemma(leaf.form, "PIS")
        number = "Plur" if leaf.form in ("beide", "andere") else "Sing"
        return _joined(Case=case, Number=number, PronType=_INDEFINITE.get(lemma, "Ind"))
