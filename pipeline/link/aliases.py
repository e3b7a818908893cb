"""Names joined because a document gives one as another form of the other: abbreviations and short forms."""

from collections import defaultdict
from collections.abc import Iterator

from pipeline.german.names_key import key
from pipeline.german.place_names import is_known_place
from pipeline.link.clusters import Clusters, vetoed
from pipeline.link.compare import Judgement
from pipeline.link.forms import Form
from pipeline.link.names import Name
from pipeline.link.wording import wording

SHORTEST_ABBREVIATION = 3
SHORTEST_NAME = 9
CALLED_SO = 0.95
IN_DOUBT = 0.5


def join_aliases(clusters: Clusters) -> None:
    """Join each form that is an alias of the forms of exactly one other cluster.

    A short form that leaves out a place or a state, as many documents do for themselves alone, is left undecided.
    """
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for index, form in enumerate(clusters.forms):
        for alias in form.aliases:
            owners[form.type, key(alias)].add(index)
    for index, form in enumerate(clusters.forms):
        owning = owners.get((form.type, form.key), set()) - {index}
        if form.type == "person" or form.scope.startswith("d-") or not owning:
            continue
        roots = {clusters.root(owner) for owner in owning} - {clusters.root(index)}
        if len(roots) == 1:
            _settle(clusters, index, min(owning, key=lambda i: (-len(clusters.forms[i].members), i)))


def _settle(clusters: Clusters, index: int, owner: int) -> None:
    short, full = clusters.forms[index], clusters.forms[owner]
    if vetoed(short, full):
        return
    if is_abbreviation(short):
        if stands_for(short.name, full.name):
            clusters.join(index, owner, Judgement("same", CALLED_SO, (f"{short.name} is its abbreviation",)))
    elif len(short.key) > SHORTEST_NAME:
        reason = f"a document or an authority file gives {short.name} as another name of {full.name}"
        if any(_is_telling(word, short, full) for word in _left_out(short, full)):
            pair = min(index, owner), max(index, owner)
            clusters.undecided[pair] = Judgement(
                "undecided", IN_DOUBT, (reason, "it may mean so in that document alone")
            )
        else:
            clusters.join(index, owner, Judgement("same", CALLED_SO, (reason,)))


def is_abbreviation(form: Form) -> bool:
    """Whether a name is but capitals ("HJR"), and not one that many bodies share ("IHK")."""
    name = form.name
    capitals = sum(sign.isupper() for sign in name)
    return (
        " " not in name
        and SHORTEST_ABBREVIATION <= len(name) < 11
        and capitals * 2 > len(name)
        and name.lower() not in wording().short
    )


def stands_for(short: str, full: str) -> bool:
    """Whether the letters of `short` are met in this order in `full`, the first where a word begins."""
    rest: Iterator[str] = iter(full.lower())
    letters = [sign for sign in short.lower() if sign.isalpha()]
    begins = any(word.lower().startswith(letters[0]) for word in full.split()) if letters else False
    return begins and len(full) > 2 * len(short) and all(letter in rest for letter in letters)


def _left_out(short: Form, full: Form) -> list[str]:
    if not isinstance(short.parts, Name) or not isinstance(full.parts, Name):
        return []
    return [word for word in full.parts.words if word not in short.parts.words]


def _is_telling(word: str, short: Form, full: Form) -> bool:
    assert isinstance(short.parts, Name)
    assert isinstance(full.parts, Name)
    return (
        short.parts.states != full.parts.states
        or is_known_place(word)
        or word.endswith(("verband", "gruppe", "stelle"))
    )
