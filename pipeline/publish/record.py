"""Findings → the record that others read, its entity ids still local."""

from models.document import (
    AmountRecord,
    CommitmentRecord,
    DateRecord,
    Document,
    Extraction,
    MentionRecord,
    PageRecord,
    PartyRecord,
    RoleRecord,
    SignatoryRecord,
    TextItem,
)
from models.draft import Draft, DraftReferent
from models.findings import DateItem, Findings, Span
from models.outline import Outline
from models.source import Source
from models.text import CleanText
from pipeline.publish.evidence import Maker, rounded
from pipeline.publish.outline_records import clause_records, section_records, zone_records


def draft_record(source: Source, text: CleanText, outline: Outline, findings: Findings) -> Draft:
    """The record of a document, its entity ids still local ("r3" is `referents[3]`)."""
    return Draft(document=_Writer(source, text, outline, findings).document(), referents=_referents(findings))


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
    """Turns the findings of one document into records."""

    def __init__(self, source: Source, text: CleanText, outline: Outline, findings: Findings) -> None:
        self.source, self.text, self.outline, self.findings = source, text, outline, findings
        self.make = Maker(source.sha256, text)

    def document(self) -> Document:
        outline, found = self.outline, self.findings
        sections = section_records(outline, self.text.text, self.make)
        section_ids = [section.id for section in sections]
        clauses = clause_records(outline, section_ids, self.make)
        return Document(
            id=self.source.document_id,
            source=self.source,
            extraction=self._extraction(),
            text=self.text.text,
            kind=outline.kind,
            kind_confidence=rounded(outline.kind_confidence),
            title=self._title(),
            issued=self._date(found.issued) if found.issued else None,
            place=self.make.text_item(found.place) if found.place else None,
            issuer_id=_local(found.issuer),
            sections=sections,
            clauses=clauses,
            zones=zone_records(outline, self.make),
            mentions=self._mentions(),
            roles=[
                self.make.span(
                    RoleRecord,
                    role,
                    person_id=_known(role.person),
                    function=role.function,
                    organisation_id=_local(role.organisation),
                    text=self.make.quote(role),
                )
                for role in found.roles
            ],
            parties=[
                self.make.span(
                    PartyRecord,
                    party,
                    entity_id=_known(party.referent),
                    name=party.name,
                    defined_as=list(party.defined_as),
                    text=self.make.quote(party),
                )
                for party in found.parties
            ],
            signatories=self._signatories(),
            dates=[self._date(date) for date in found.dates],
            amounts=self._amounts(),
            commitments=self._commitments(section_ids, [clause.id for clause in clauses]),
        )

    def _title(self) -> TextItem | None:
        if self.outline.title is None:
            return None
        return self.make.text_item(Span(*self.outline.title, self.outline.title_confidence))

    def _extraction(self) -> Extraction:
        pages = [
            PageRecord(
                number=p.page.number,
                width=rounded(p.page.width, 2),
                height=rounded(p.page.height, 2),
                method=p.page.method,
                confidence=rounded(p.page.confidence),
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
            confidence=rounded(mean),
            pages=pages,
            warnings=[*self.text.warnings, *self.outline.warnings, *self.findings.warnings],
        )

    def _mentions(self) -> list[MentionRecord]:
        return [
            self.make.span(
                MentionRecord,
                m,
                id=self.make.id("m", m.start, m.end, m.label, m.referent),
                label=m.label,
                text=self.make.quote(m),
                entity_id=_local(m.referent),
            )
            for m in self.findings.mentions
        ]

    def _signatories(self) -> list[SignatoryRecord]:
        return [
            self.make.span(
                SignatoryRecord,
                s,
                person_id=_known(s.person),
                name=s.name,
                function=s.function,
                organisation_id=_local(s.organisation),
                organisation=s.organisation_name,
                text=self.make.quote(s),
            )
            for s in self.findings.signatories
        ]

    def _date(self, item: DateItem) -> DateRecord:
        return self.make.span(
            DateRecord,
            item,
            text=self.make.quote(item),
            value=item.date.value,
            precision=item.date.precision,
            role=item.role,
            symbolic=item.symbolic,
            rule=item.rule,
        )

    def _amounts(self) -> list[AmountRecord]:
        return [
            self.make.span(
                AmountRecord,
                a,
                text=self.make.quote(a),
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
            record = self.make.span(
                CommitmentRecord,
                c,
                id=self.make.id("c", c.start, c.end, c.modality, *c.actors),
                actors=[_known(a) for a in c.actors],
                modality=c.modality,
                action=c.action,
                quote=self.make.quote(c),
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
