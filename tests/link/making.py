"""Drafts made for tests: documents in which bodies are named."""

from models.document import Document, Extraction, MentionRecord
from models.draft import Draft, DraftReferent
from models.source import Source


def draft(number: int, *names: str, kind: str = "organisation", aliases: dict[str, list[str]] | None = None) -> Draft:
    """A document that names each of `names` once, in a sentence of its own."""
    text, mentions = "", []
    for index, name in enumerate(names):
        start = len(text) + len("Heute tagt in Vorgang Nr. 17 ")
        text += f"Heute tagt in Vorgang Nr. 17 {name} im Saal {number} des Hauses. "
        mentions.append(mention(index, name, start))
    document = Document(
        schema_version="1.0",
        id=f"d-{number:016d}",
        source=Source(path=f"in/{number}.txt", sha256=f"{number:064d}", media_type="text/plain", size=1),
        extraction=Extraction(method="text", engine="none", language="de", confidence=1.0, pages=[], warnings=[]),
        text=text,
        kind="other",
        kind_confidence=1.0,
        title=None,
        issued=None,
        place=None,
        issuer_id=None,
        sections=[],
        clauses=[],
        zones=[],
        mentions=mentions,
        roles=[],
        parties=[],
        signatories=[],
        dates=[],
        amounts=[],
        commitments=[],
    )
    referents = [
        DraftReferent(type=kind, name=name, aliases=(aliases or {}).get(name, []), functions=[]) for name in names
    ]
    return Draft(document=document, referents=referents)


def mention(index: int, name: str, start: int) -> MentionRecord:
    return MentionRecord(
        id=f"m-{index}",
        start=start,
        end=start + len(name),
        page=None,
        boxes=[],
        box_pages=[],
        confidence=1.0,
        label="ORG",
        text=name,
        entity_id=f"r{index}",
    )
