"""Tags, heads and relations of the words of a bracketed sentence."""

from models.german.own_data.brackets import Chunk, Leaf, words
from models.german.own_data.lexicon import Lexicon

NOMINAL = ("NN", "NE")
_EMPTY = {"ART", "PPOSAT", "APPR", "APPRART", "APZR", "KON", "KOUS", "KOUI", "PTKZU", "ADJA", "$,", "$.", "$("}
_LEAF_RELATION = {
    "ART": "det", "PPOSAT": "det:poss", "PIAT": "det", "PDAT": "det", "PWAT": "det", "ADJA": "amod", "APPR": "case",
    "APPRART": "case", "APZR": "case", "KOKOM": "case", "PTKZU": "mark", "KOUS": "mark", "KOUI": "mark", "KON": "cc",
    "ADV": "advmod", "ADJD": "advmod", "PAV": "advmod", "PWAV": "advmod", "PTKNEG": "advmod", "VMFIN": "aux",
    "PTKVZ": "compound:prt", "PRF": "obj", "PPER": "expl", "NE": "appos", "$,": "punct", "$.": "punct", "$(": "punct",
}  # fmt: skip
_BEFORE_NOUN = {
    "ART", "PPOSAT", "PIAT", "PDAT", "APPR", "APPRART", "ADV", "PAV", "KON", "CARD", "ADJA", "PPER", "PTKNEG",
    "NN", "NE",
}  # fmt: skip
_CLAUSES = {"conj", "ccomp", "csubj", "xcomp", "acl", "advcl", "appos"}


class Tagger:
    """Tags and attaches the words of one sentence at a time; results by word, in the order of the sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, root: Chunk) -> tuple[dict[Leaf, str], dict[Leaf, Leaf | None], dict[Leaf, str]]:
        """Tag, head (None for the root) and relation of each word; ValueError names an unknown word."""
        tags: dict[Leaf, str] = {}
        self._tag(root, tags)
        heads: dict[Leaf, Leaf | None] = {}
        relations: dict[Leaf, str] = {}
        self._attach(root, None, tags, heads, relations)
        return tags, heads, relations

    def _tag(self, chunk: Chunk, tags: dict[Leaf, str]) -> None:
        for leaf in chunk.leaves:
            tags[leaf] = leaf.tag or self._tag_of(leaf, chunk)
        for inner in chunk.chunks:
            self._tag(inner, tags)

    def _tag_of(self, leaf: Leaf, chunk: Chunk) -> str:
        options = self._lexicon.tags(leaf.form)
        if leaf.form[0].isupper() and leaf is not words(_top(chunk))[0] and options and options[0] in NOMINAL:
            return options[0]
        if leaf.form.lower() == "zu":
            after = _next(leaf, chunk)
            return "PTKZU" if after is not None and after.marked else "APPR"
        if leaf.relation and leaf.relation.startswith(("nsubj", "obj")) and "ART" in options:
            return "PRELS"
        if leaf.form.lower() in self._lexicon.verbs["VAFIN"] or leaf.form.lower() in self._lexicon.verbs["VMFIN"]:
            return self._auxiliary(leaf, chunk)
        if leaf.marked and (verb := self._verb(leaf, chunk)):
            return verb
        if options and options[0].startswith("$"):
            return options[0]
        if self._before_noun(leaf, chunk) and options != ["KOUS"]:
            return next((tag for tag in options if tag in _BEFORE_NOUN), "ADJA")
        return self._other(leaf, chunk, options)

    def _other(self, leaf: Leaf, chunk: Chunk, options: list[str]) -> str:
        phrase = chunk.relation in {"nmod", "obl", "obj", "nsubj", "nsubj:pass"}
        if len(chunk.leaves) > 1 and options and options[0] == "ART" and not phrase:
            return "PDS" if leaf.form.lower() == "das" else "ART"
        if "ART" in options and chunk.leaves[-1] is leaf:
            return "PDS" if leaf.form == "Das" else "PRELS"
        first = {"KOUS"} if chunk.leaves[0] is leaf or chunk.leaves[0].form == "," else set()
        for tag in options:
            if tag in first or tag not in {"KOUS", "PTKVZ"} or len(options) == 1:
                return tag
        raise ValueError(f"unknown word {leaf.form!r}")

    def _before_noun(self, leaf: Leaf, chunk: Chunk) -> bool:
        later = chunk.leaves[chunk.leaves.index(leaf) + 1 :]
        return any(word.form in self._lexicon.nouns or word.form in self._lexicon.names for word in later)

    def _auxiliary(self, leaf: Leaf, chunk: Chunk) -> str:
        if leaf.form.lower() in self._lexicon.verbs["VMFIN"]:
            return "VMFIN"
        verbs = self._lexicon.verbs
        finite = [w for w in chunk.leaves if w is not leaf and w.form.lower() in verbs["VAFIN"] | verbs["VMFIN"]]
        return "VAINF" if finite and leaf.form == "werden" and not leaf.marked else "VAFIN"

    def _verb(self, leaf: Leaf, chunk: Chunk) -> str | None:
        verbs, form = self._lexicon.verbs, leaf.form.lower()
        before = chunk.leaves[: chunk.leaves.index(leaf)]
        if before and before[-1].form == "zu":
            return "VVINF"
        if form in verbs["VVIZU"]:
            return "VVIZU"
        helpers = self._helpers(chunk)
        if form in verbs["VVPP"] and helpers & (verbs["VAFIN"].keys()):
            return "VVPP"
        if helpers and form.endswith("n") and leaf.form not in self._lexicon.nouns:
            return "VVINF"
        return "VVFIN" if form in verbs["VVFIN"] else None

    def _helpers(self, chunk: Chunk) -> set[str]:
        verbs = self._lexicon.verbs
        found = {w.form.lower() for w in chunk.leaves} & (verbs["VAFIN"].keys() | verbs["VMFIN"].keys())
        finite = any(w.marked and w.form.lower() in verbs["VVFIN"] and not w.form.endswith("n") for w in chunk.leaves)
        if not found and not finite and chunk.relation == "conj" and chunk.parent is not None:
            return self._helpers(chunk.parent)
        return found

    def head_of(self, chunk: Chunk, tags: dict[Leaf, str]) -> Leaf:
        """The constituent's head: the marked word, else the last noun, else the last word of content."""
        for choice in (
            [leaf for leaf in chunk.leaves if leaf.marked],
            [leaf for leaf in chunk.leaves if tags[leaf] in NOMINAL and leaf.relation is None],
            [leaf for leaf in chunk.leaves if tags[leaf] not in _EMPTY],
        ):
            if choice:
                names = len(choice) > 1 and tags[choice[-1]] == "NE"
                return choice[0] if names else choice[-1]
        raise ValueError(f"no head in {' '.join(w.form for w in words(chunk))!r}")

    def _attach(
        self, chunk: Chunk, governor: Leaf | None, tags: dict[Leaf, str], heads: dict[Leaf, Leaf | None],
        relations: dict[Leaf, str],
    ) -> None:  # fmt: skip
        head = self.head_of(chunk, tags)
        heads[head], relations[head] = governor, chunk.relation
        for inner in chunk.chunks:
            self._attach(inner, head, tags, heads, relations)
        for leaf in chunk.leaves:
            if leaf is not head:
                heads[leaf] = self._comma_head(leaf, chunk, tags) or head
                relations[leaf] = leaf.relation or self._leaf_relation(leaf, head, chunk, tags)
        others = [leaf for leaf in chunk.leaves if leaf is not head]
        if any(relations[leaf] == "aux:pass" or _is_zu(leaf, head, tags) for leaf in others):
            for inner in chunk.chunks:
                inner_head = self.head_of(inner, tags)
                relations[inner_head] = {"nsubj": "nsubj:pass"}.get(relations[inner_head], relations[inner_head])

    def _comma_head(self, leaf: Leaf, chunk: Chunk, tags: dict[Leaf, str]) -> Leaf | None:
        place = chunk.items.index(leaf)
        after = chunk.items[place + 1] if place + 1 < len(chunk.items) else None
        before = chunk.items[place - 1] if place else None
        for near in (after, before):
            if tags[leaf] == "$," and isinstance(near, Chunk) and near.relation in _CLAUSES:
                return self.head_of(near, tags)
        return None

    def _leaf_relation(self, leaf: Leaf, head: Leaf, chunk: Chunk, tags: dict[Leaf, str]) -> str:
        tag = tags[leaf]
        if tag == "CARD":
            return "nummod" if chunk.leaves.index(leaf) < chunk.leaves.index(head) else "nmod"
        if tag == "NE" and tags[head] == "NE":
            return "flat"
        if tag in ("VAFIN", "VAINF"):
            lemma = self._lexicon.verbs["VAFIN"].get(leaf.form.lower())
            if tags[head] == "VVPP" and lemma in ("werden", "sein"):
                return "aux:pass"
            return "aux" if tags[head].startswith("VV") else "cop"
        if tag == "PRF" and leaf.form == "uns" and tags[head] == "ADJD":
            return "obl"
        try:
            return _LEAF_RELATION[tag]
        except KeyError:
            raise ValueError(f"no relation for {leaf.form!r} ({tag})") from None


def _is_zu(leaf: Leaf, head: Leaf, tags: dict[Leaf, str]) -> bool:
    """Whether "ist" makes an infinitive with "zu" passive ("ist vorzulegen")."""
    return leaf.form in ("ist", "sind") and tags[leaf] == "VAFIN" and tags[head] in ("VVIZU", "VVINF")


def _top(chunk: Chunk) -> Chunk:
    return chunk if chunk.parent is None else _top(chunk.parent)


def _next(leaf: Leaf, chunk: Chunk) -> Leaf | None:
    place = chunk.items.index(leaf)
    after = chunk.items[place + 1] if place + 1 < len(chunk.items) else None
    return after if isinstance(after, Leaf) else None
