"""Findings → the record that others read, first with local ids, then with those of the entities."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from models.base import content_id
from models.document import (
    AmountRecord,
    ClauseRecord,
    CommitmentRecord,
    DateRecord,
    Document,
    Evidence,
    Extraction,
    MentionRecord,
    PageRecord,
    PartyRecord,
    RoleRecord,
    SectionRecord,
    SignatoryRecord,
    TextItem,
    ZoneRecord,
)
from models.draft import Draft, DraftReferent
from models.findings import DateItem, Findings, Span
from models.outline import Outline
from models.source import Source
from models.text import CleanText

Item = TypeVar("Item", bound=Evidence)


def draft_record(source: Source, text: CleanText, outline: Outline, findings: Findings) -> Draft:
    """The record of a document, its entity ids still local ("r3" is `referents[3]`)."""
    return Draft(document=_Writer(source, text, outline, findings).document(), referents=_referents(findings))


def resolve(draft: Draft, entity_ids: Mapping[int, str], path: str) -> Document:
    """The record with entity ids in place of local ones, and the path the bytes are known under."""

    def replaced(value: Any) -> Any:
        if isinstance(value, str):
            local = re.fullmatch(r"r(\d+)", value)
            return entity_ids[int(local[1])] if local else value
        return [replaced(part) for part in value] if isinstance(value, list) else value

    data = draft.document.model_dump()
    data["issuer_id"] = replaced(data["issuer_id"])
    for group, fields in _ENTITY_FIELDS.items():
        for item in data[group]:
            item.update({field: replaced(item[field]) for field in fields})
    data["source"]["path"] = path
    return Document.model_validate(data)


_ENTITY_FIELDS = {
    "mentions": ("entity_id",),
    "roles": ("person_id", "organisation_id"),
    "parties": ("entity_id",),
    "signatories": ("person_id", "organisation_id"),
    "commitments": ("actors", "beneficiaries", "programmes"),
}


def _referents(findings: Findings) -> list[DraftReferent]:
    return [
        DraftReferent(type=r.type, name=r.name, aliases=list(r.aliases), functions=list(r.functions))
        for r in findings.referents
    ]


def _local(referent: int | None) -> str | None:
    return None if referent is None else f"r{referent}"


def _known(referent: int) -> str:
    return f"r{referent}"


class _Writer:
    """Turns the findings of one document into records; ids hash document, kind, span and value."""

    def __init__(self, source: Source, text: CleanText, outline: Outline, findings: Findings) -> None:
        self.source, self.text, self.outline, self.findings = source, text, outline, findings

    def document(self) -> Document:
        outline, found = self.outline, self.findings
        sections = self._sections()
        section_ids = [section.id for section in sections]
        clauses = self._clauses(section_ids)
        return Document(
            id=self.source.document_id,
            source=self.source,
            extraction=self._extraction(),
            text=self.text.text,
            kind=outline.kind,
            kind_confidence=_rounded(outline.kind_confidence),
            title=self._title(),
            issued=self._date(found.issued) if found.issued else None,
            place=self._text_item(found.place) if found.place else None,
            issuer_id=_local(found.issuer),
            sections=sections,
            clauses=clauses,
            zones=[self._item(ZoneRecord, z.start, z.end, 1.0, kind=z.kind) for z in outline.zones if z.start < z.end],
            mentions=self._mentions(),
            roles=[
                self._span(
                    RoleRecord,
                    role,
                    person_id=_known(role.person),
                    function=role.function,
                    organisation_id=_local(role.organisation),
                    text=self._quote(role),
                )
                for role in found.roles
            ],
            parties=[
                self._span(
                    PartyRecord,
                    party,
                    entity_id=_known(party.referent),
                    name=party.name,
                    defined_as=list(party.defined_as),
                    text=self._quote(party),
                )
                for party in found.parties
            ],
            signatories=self._signatories(),
            dates=[self._date(date) for date in found.dates],
            amounts=self._amounts(),
            commitments=self._commitments(section_ids, [clause.id for clause in clauses]),
        )

    def _id(self, prefix: str, *parts: object) -> str:
        return content_id(prefix, self.source.sha256, *parts)

    def _quote(self, span: Span) -> str:
        return self.text.text[span.start : span.end]

    def _item(self, record: Callable[..., Item], /, start: int, end: int, confidence: float, **fields: Any) -> Item:
        place = self.text.place(start, end)
        return record(
            start=start,
            end=end,
            page=place.page,
            boxes=[
                (_rounded(b.x0, 2), _rounded(b.top, 2), _rounded(b.x1, 2), _rounded(b.bottom, 2)) for b in place.boxes
            ],
            box_pages=list(place.box_pages),
            confidence=_rounded(confidence),
            source_text=self.text.source_text(start, end),
            **fields,
        )

    def _span(self, record: Callable[..., Item], /, span: Span, **fields: Any) -> Item:
        return self._item(record, span.start, span.end, span.confidence, **fields)

    def _text_item(self, span: Span) -> TextItem:
        return self._span(TextItem, span, text=self._quote(span))

    def _title(self) -> TextItem | None:
        if self.outline.title is None:
            return None
        return self._text_item(Span(*self.outline.title, self.outline.title_confidence))

    def _extraction(self) -> Extraction:
        pages = [
            PageRecord(
                number=p.page.number,
                width=_rounded(p.page.width, 2),
                height=_rounded(p.page.height, 2),
                method=p.page.method,
                confidence=_rounded(p.page.confidence),
                rotation=p.page.rotation,
                expected_errors=p.page.expected_errors,
                start=p.start,
                end=p.end,
            )
            for p in self.text.pages
            if p.page.laid_out
        ]
        read = [p.page for p in self.text.pages if p.page.method not in ("blank", "failed")]
        mean = sum(page.confidence for page in read) / len(read) if read else 0.0
        return Extraction(
            method=self.text.method,
            engine=self.text.engine,
            language=self.text.language,
            confidence=_rounded(mean),
            pages=pages,
            warnings=[*self.text.warnings, *self.outline.warnings, *self.findings.warnings],
        )

    def _sections(self) -> list[SectionRecord]:
        headings = self.outline.headings
        ids = [self._id("s", h.start, h.end, h.number, h.title) for h in headings]
        return [
            self._item(
                SectionRecord,
                h.start,
                h.end,
                h.confidence,
                id=ids[i],
                parent=None if h.parent is None else ids[h.parent],
                level=h.level,
                number=h.number,
                title=h.title,
                text=self.text.text[h.start : h.end],
                section_end=h.section_end,
            )
            for i, h in enumerate(headings)
        ]

    def _clauses(self, sections: list[str]) -> list[ClauseRecord]:
        clauses = self.outline.clauses
        ids = [self._id("k", c.start, c.end, c.kind, c.number) for c in clauses]
        return [
            self._item(
                ClauseRecord,
                c.start,
                c.end,
                1.0,
                id=ids[i],
                section_id=None if c.section is None else sections[c.section],
                parent=None if c.parent is None else ids[c.parent],
                kind=c.kind,
                number=c.number,
            )
            for i, c in enumerate(clauses)
        ]

    def _mentions(self) -> list[MentionRecord]:
        return [
            self._span(
                MentionRecord,
                m,
                id=self._id("m", m.start, m.end, m.label, m.referent),
                label=m.label,
                text=self._quote(m),
                entity_id=_local(m.referent),
            )
            for m in self.findings.mentions
        ]

    def _signatories(self) -> list[SignatoryRecord]:
        return [
            self._span(
                SignatoryRecord,
                s,
                person_id=_known(s.person),
                name=s.name,
                function=s.function,
                organisation_id=_local(s.organisation),
                organisation=s.organisation_name,
                text=self._quote(s),
            )
            for s in self.findings.signatories
        ]

    def _date(self, item: DateItem) -> DateRecord:
        return self._span(
            DateRecord,
            item,
            text=self._quote(item),
            value=item.date.value,
            precision=item.date.precision,
            role=item.role,
            symbolic=item.symbolic,
            rule=item.rule,
        )

    def _amounts(self) -> list[AmountRecord]:
        return [
            self._span(
                AmountRecord,
                a,
                text=self._quote(a),
                value=a.value,
                currency=a.currency,
                approximate=a.approximate,
                bound=a.bound,
                per=a.per,
            )
            for a in self.findings.amounts
        ]

    def _commitments(self, sections: list[str], clauses: list[str]) -> list[CommitmentRecord]:
        records = []
        for c in self.findings.commitments:
            section, clause = self.outline.heading_at(c.start), self.outline.clause_at(c.start)
            record = self._span(
                CommitmentRecord,
                c,
                id=self._id("c", c.start, c.end, c.modality, *c.actors),
                actors=[_known(a) for a in c.actors],
                modality=c.modality,
                action=c.action,
                quote=self._quote(c),
                section_id=None if section is None else sections[section],
                clause_id=None if clause is None else clauses[clause],
                beneficiaries=[_known(b) for b in c.beneficiaries],
                programmes=[_known(p) for p in c.programmes],
                amounts=list(c.amounts),
                due=c.due,
                recurrence=c.recurrence,
                negated=c.negated,
                condition=c.condition,
            )
            records.append(record)
        return records


def _rounded(value: float, digits: int = 3) -> float:
    return round(float(value), digits)
