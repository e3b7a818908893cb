"""Forms: each name as it is written somewhere, with all the places that write it so, ready to be compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from models.draft import DraftReferent
from models.entity import EntityKind
from pipeline.german.names_key import folded, key
from pipeline.german.nominative import noun_of
from pipeline.german.vocabulary import bodies
from pipeline.link.garbage import uncollected
from pipeline.link.names import Name, PersonName, is_state_body, parse_name, parse_person
from pipeline.link.wording import wording

GENERAL = frozenset({"B", "b", "C", "D", "O", "P"})


@dataclass(slots=True)
class Form:
    """A name; `members` are (document number, referent number).

    `scope` is empty for a name that means the same everywhere, the state for a body that each state has, and the
    document's id for a name that tells nothing by itself. `authority` is the canonical name of the known body that goes
    by this name.
    """

    type: EntityKind
    key: str
    scope: str
    parts: Name | PersonName
    members: list[tuple[int, int]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    authority: str | None = None

    @property
    def name(self) -> str:
        """The spelling most documents use; of equals the longest, then the first by letters."""
        if not self.names:
            return self.parts.text
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))

    @property
    def order(self) -> tuple[str, str, str]:
        return self.type, self.key, self.scope


@uncollected()
def forms_of(documents: Sequence[Sequence[DraftReferent]], ids: Sequence[str]) -> list[Form]:
    """The forms of all documents in an order that does not depend on theirs; `ids` are the documents' ids."""
    found: dict[tuple[str, str, str], Form] = {}
    known: dict[tuple[str, str], tuple[str, Name | PersonName]] = {}
    for number, referents in enumerate(documents):
        read = [_read(referent, known) for referent in referents]
        home = home_state(parts for _, parts in read)
        for index, (referent, (folded_name, parts)) in enumerate(zip(referents, read, strict=True)):
            scope = scope_of(referent.type, parts, home, ids[number])
            form = found.get((referent.type, folded_name, scope))
            if form is None:
                form = Form(referent.type, folded_name, scope, _at(parts, scope))
                found[referent.type, folded_name, scope] = form
            form.members.append((number, index))
            form.names[referent.name] += 1
            form.aliases.update(referent.aliases)
    return sorted(found.values(), key=lambda form: form.order)


def _read(
    referent: DraftReferent, known: dict[tuple[str, str], tuple[str, Name | PersonName]]
) -> tuple[str, Name | PersonName]:
    """The key and the parts of a referent's name, each name taken apart once."""
    address = referent.type, referent.name
    if address not in known:
        known[address] = key(referent.name), _parts(referent)
    return known[address]


def _parts(referent: DraftReferent) -> Name | PersonName:
    return parse_person(referent.name) if referent.type == "person" else parse_name(referent.name)


def _at(parts: Name | PersonName, scope: str) -> Name | PersonName:
    return replace(parts, states=frozenset({scope})) if isinstance(parts, Name) and _is_state(scope) else parts


def _is_state(scope: str) -> bool:
    return bool(scope) and not scope.startswith("d-")


def home_state(names: Iterable[Name | PersonName]) -> str:
    """The state that a document is about: the only one its names give, or the one they give three times as often."""
    counts = Counter(state for parts in names if isinstance(parts, Name) for state in parts.states).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < 3 * counts[1][1]):
        return ""
    return counts[0][0]


def scope_of(kind: EntityKind, parts: Name | PersonName, home: str, document_id: str) -> str:
    """Within what a name means one thing; see `Form`."""
    if isinstance(parts, PersonName):
        return "" if parts.given else document_id
    if kind == "place":
        return ""
    if is_state_body(parts):
        return home or (document_id if len(parts.words) == 1 else "")
    if not _tells_nothing(parts):
        return ""
    return home or document_id if kind == "programme" else document_id


def _tells_nothing(parts: Name) -> bool:
    """Whether a name is but a noun that many bodies or plans have ("Kreistag", "Rektorat", "Integrationsplan")."""
    if len(parts.words) != 1 or parts.numbers or parts.states or parts.text.isupper():
        return False
    if parts.words[0].startswith(("bund", "europ")) or parts.text in bodies():
        return False
    noun = noun_of(parts.text.split()[0].strip(",."))
    return noun is not None and bool(noun.tags & GENERAL)


def block_words(form: Form) -> tuple[str, ...]:
    """The folded words by which a form is put beside those like it; empty for names that mean one document's only.

    A state is one word however it is named, so that "Hessische Staatskanzlei" meets "Staatskanzlei des Landes Hessen".
    """
    parts = form.parts
    if form.scope and not _is_state(form.scope):
        return ()
    if isinstance(parts, PersonName):
        return (folded(parts.given[0]), *folded(parts.family).split()) if parts.given else ()
    words = [word for word in parts.words if not (parts.states and wording().is_of_state(word))]
    states = sorted(parts.states) if words else []
    return tuple(word for word in map(folded, [*(words or parts.words), *states]) if word) + tuple(
        n.replace("I", "1") for n in parts.numbers
    )
