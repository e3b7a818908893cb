"""Frame: how a clause binds somebody."""

from dataclasses import dataclass
from typing import Literal

from models.findings import Modality

Place = Literal[
    "subject",
    "subject_or_default",
    "subject_or_all",
    "default",
    "agent_or_default",
    "payer",
    "possessor",
    "dative",
    "object",
    "mentioned",
    "party_agent",
    "body",
    "giver",
    "council",
]
"""Where the actor stands."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a clause binds: `bearer` says where the actor stands, `strength` (0 to 1) how sure the words alone are."""

    rule: str
    modality: Modality
    bearer: Place
    strength: float
