"""The title of a form: what stands below "Betreff" up to the form's next label."""

from collections.abc import Sequence

from pipeline.divide.rows import Row, Unit
from pipeline.divide.vocabulary import heading_words

MOST_ROWS = 6
"""Rows of a subject; more is no form."""


def labelled_title(units: Sequence[Unit]) -> tuple[int, int] | None:
    """Where the subject of a form stands whose labels have lines of their own ("Betreff" / … / "Vorlage" / "2016/13");
    None in other papers."""
    rows = [row for unit in units for row in unit.rows]
    label = next((i for i, row in enumerate(rows) if is_label(row, heading_words().subjects)), None)
    if label is None:
        return None
    below: list[Row] = []
    for row in rows[label + 1 : label + 2 + MOST_ROWS]:
        if is_label(row, heading_words().form_labels):
            return (below[0].start, below[-1].end) if below else None
        below.append(row)
    return None


def is_label(row: Row, labels: frozenset[str]) -> bool:
    """Whether `row` holds one of `labels` and nothing else."""
    return row.text.strip(" :*").casefold() in labels
