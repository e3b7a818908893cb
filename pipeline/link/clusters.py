"""Forms joined into clusters, never across a veto, and never two that one document tells apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.link.compare import EQUAL, Judgement, Known, judge_bodies, judge_persons
from pipeline.link.forms import Form
from pipeline.link.names import Name, PersonName
from pipeline.link.vetoes import body_veto, person_veto

SURE = 0.97
"""Two names of one document, which told them apart, must be as likely the same as this."""
MOST_LEADERS = 12
"""A name is compared with so many unlike names of a group; further ones would cost the square of their number."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Forms `a` and `b` (indexes) with the judgement that joined them or left them undecided."""

    a: int
    b: int
    judgement: Judgement


@dataclass(slots=True)
class Clusters:
    """A partition of forms that only grows coarser: `joints` are the merges made, `undecided` what a person decides."""

    forms: Sequence[Form]
    known: Known
    parents: list[int] = field(init=False)
    members: dict[int, list[int]] = field(init=False)
    joints: list[Joint] = field(default_factory=list)
    undecided: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    apart: dict[int, set[int]] = field(default_factory=dict)
    _judged: dict[tuple[int, int], Judgement] = field(default_factory=dict)
    _documents: dict[int, set[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.parents = list(range(len(self.forms)))
        self.members = {}
        self._documents = {}

    def root(self, index: int) -> int:
        while self.parents[index] != index:
            self.parents[index] = self.parents[self.parents[index]]
            index = self.parents[index]
        return index

    def all(self) -> list[list[int]]:
        """The clusters as ascending lists of form indexes, in the order of their first."""
        return [self.of(i) for i in range(len(self.forms)) if self.root(i) == i]

    def of(self, root: int) -> list[int]:
        return self.members.get(root, [root])

    def settle(self, group: Sequence[int]) -> None:
        """Join what means the same among the forms of a group; each is compared with the commonest unlike ones only."""
        leaders: list[int] = []
        for index in sorted(group, key=lambda i: (self.forms[i].authority is None, -len(self.forms[i].members), i)):
            if not self._finds_its_own(index, leaders) and len(leaders) < MOST_LEADERS:
                leaders.append(index)

    def _finds_its_own(self, index: int, leaders: list[int]) -> bool:
        root = self.root(index)
        if any(self.root(leader) == root for leader in leaders):
            return True
        for leader in leaders:
            judgement = self.judge(index, leader)
            if judgement.verdict == "same" and self.join(index, leader, judgement):
                return True
            if judgement.verdict == "undecided":
                self.undecided[min(index, leader), max(index, leader)] = judgement
        return False

    def judge(self, a: int, b: int) -> Judgement:
        """The judgement on two forms of one type, remembered."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._judged:
            if len(self._judged) > 100_000:
                self._judged.clear()
            self._judged[pair] = judge(self.forms[a], self.forms[b], self.known)
        return self._judged[pair]

    def join(self, a: int, b: int, judgement: Judgement, decided: bool = False) -> bool:
        """Make one cluster of those of `a` and `b`; False where something in them speaks against it.

        Where a person has `decided` it, nothing but another decision speaks against it.
        """
        one, other = sorted((self.root(a), self.root(b)))
        if one == other:
            return True
        if self.are_apart(one, other) or not (decided or self.may_join(one, other)):
            return False
        self.joints.append(Joint(a, b, judgement))
        self._unite(one, other)
        return True

    def keep_apart(self, a: int, b: int) -> None:
        """Never join the clusters of `a` and `b`, whatever is found later."""
        self.apart.setdefault(a, set()).add(b)
        self.apart.setdefault(b, set()).add(a)

    def are_apart(self, one: int, other: int) -> bool:
        """Whether a person decided that something in one cluster is not what something in the other is."""
        if not self.apart:
            return False
        theirs = set(self.of(other))
        return any(not theirs.isdisjoint(self.apart.get(index, ())) for index in self.of(one))

    def _unite(self, one: int, other: int) -> None:
        self.members[one] = sorted(self.of(one) + self.members.pop(other, [other]))
        documents = self._documents_of(other)
        self._documents[one] = self._documents_of(one) | documents
        self._documents.pop(other, None)
        self.parents[other] = one

    def may_join(self, one: int, other: int) -> bool:
        """Whether no form of one cluster forbids a form of the other."""
        ours, theirs = self._telling(one), self._telling(other)
        if any(self._forbidden(self.forms[a], self.forms[b]) for a in ours for b in theirs):
            return False
        if len(self.of(one)) > 1 and len(self.of(other)) > 1:
            leading = (max(self.of(r), key=lambda i: (len(self.forms[i].members), -i)) for r in (one, other))
            if self.judge(*leading).verdict == "different":
                return False
        return self._documents_agree(one, other)

    def _forbidden(self, a: Form, b: Form) -> bool:
        two_known = a.authority is not None and b.authority is not None and a.authority != b.authority
        return two_known or vetoed(a, b)

    def _telling(self, root: int) -> list[int]:
        """One form for each way in which forms of the cluster can be vetoed."""
        seen: dict[object, int] = {}
        for index in self.of(root):
            parts = self.forms[index].parts
            mark = (
                (parts.numbers, parts.states, parts.legal_form, self.forms[index].authority)
                if isinstance(parts, Name)
                else (parts.given[:1], parts.sex)
            )
            seen.setdefault(mark, index)
        return list(seen.values())

    def _documents_of(self, root: int) -> set[int]:
        return self._documents.get(root) or {number for number, _ in self.forms[root].members}

    def _documents_agree(self, one: int, other: int) -> bool:
        """Two referents of one document are two things unless their names are variants of each other."""
        shared = self._documents_of(one) & self._documents_of(other)
        if not shared:
            return True
        ours = [i for i in self.of(one) if any(number in shared for number, _ in self.forms[i].members)]
        theirs = [i for i in self.of(other) if any(number in shared for number, _ in self.forms[i].members)]
        return all(any(self.judge(a, b).probability >= SURE for a in ours) for b in theirs)


def judge(a: Form, b: Form, known: Known) -> Judgement:
    """Whether two forms mean the same."""
    if a.type != b.type:
        return Judgement("different", 0.0, ("of another kind",), veto=True)
    if a.key == b.key and a.scope == b.scope:
        return EQUAL
    if isinstance(a.parts, PersonName) and isinstance(b.parts, PersonName):
        return judge_persons(a.parts, b.parts, known)
    assert isinstance(a.parts, Name)
    assert isinstance(b.parts, Name)
    return judge_bodies(a.parts, b.parts, known)


def vetoed(a: Form, b: Form) -> bool:
    """Whether something forbids that two forms mean the same."""
    if isinstance(a.parts, PersonName) or isinstance(b.parts, PersonName):
        both = isinstance(a.parts, PersonName) and isinstance(b.parts, PersonName)
        return not both or bool(person_veto(a.parts, b.parts))  # type: ignore[arg-type]
    return bool(body_veto(a.parts, b.parts))
