"""Names of bodies, persons, places, programmes and laws as they stand in the text; rules first, then the model."""

from collections.abc import Iterable, Iterator

from models.findings import NameSpan
from pipeline.extract.events import find_events
from pipeline.extract.laws import find_laws
from pipeline.extract.organisations import find_organisations
from pipeline.extract.parse import Parsed
from pipeline.extract.passage import Passage, passages
from pipeline.extract.persons import family_names, find_persons, model_persons
from pipeline.extract.places import find_places
from pipeline.extract.programmes import find_programmes
from pipeline.extract.supplement import affiliations, authorities, credits_named, model_bodies
from pipeline.extract.territories import territories
from pipeline.german.home_state import home_state


def find_names(parsed: Parsed, given: tuple[NameSpan, ...] = ()) -> tuple[NameSpan, ...]:
    """All names in `parsed`, in order and without overlaps.

    `given`: names that are known already (parties, signatories); they win over everything that overlaps them.
    """
    blocks = passages(parsed)
    home = home_state(parsed.text.text)
    persons = [span for passage in blocks for span in find_persons(passage)]
    bodies = [span for passage in blocks for span in find_organisations(passage, home)]
    bodies += authorities(blocks, [*persons, *given])
    programmes = [span for passage in blocks for span in find_programmes(passage)]
    laws = list(find_laws(parsed.text.text))
    events = [span for passage in blocks for span in find_events(passage)]
    sure = without_overlaps([given, laws, _longest(bodies, programmes), events, persons])
    people = [span for span in sure if span.label == "PER"]
    known = without_overlaps([sure, affiliations(blocks, people), credits_named(blocks), model_persons(parsed, blocks)])
    people = [span for span in known if span.label == "PER"]
    spoken_of = territories(blocks, known, home) if parsed.outline.kind != "agreement" else ()
    rest = [family_names(blocks, people), spoken_of, model_bodies(parsed, blocks), _places(blocks)]
    return without_overlaps([known, *rest])


def _places(blocks: tuple[Passage, ...]) -> Iterator[NameSpan]:
    return (span for passage in blocks for span in find_places(passage))


def _longest(bodies: list[NameSpan], programmes: list[NameSpan]) -> list[NameSpan]:
    """Bodies and programmes, longer names first; a programme wins over a body of the same length."""
    order = {"PROGRAMME": 0, "ORG": 1}
    return sorted(bodies + programmes, key=lambda span: (span.start - span.end, order[span.label], -span.confidence))


def without_overlaps(groups: Iterable[Iterable[NameSpan]]) -> tuple[NameSpan, ...]:
    """The spans of all groups in the order of the text; of those that overlap the one that comes first is kept."""
    kept: list[NameSpan] = []
    taken: set[int] = set()
    for group in groups:
        for span in group:
            cells = range(span.start, span.end)
            if not taken.isdisjoint(cells):
                continue
            taken.update(cells)
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))
