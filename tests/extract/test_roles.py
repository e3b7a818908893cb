import pytest
from conftest import make_parsed

from pipeline.extract.names import find_names
from pipeline.extract.referents import resolve
from pipeline.extract.roles import find_roles

ROLES = [
    ("Staatssekretär Jens Roth kam.", [("Jens Roth", "Staatssekretär", None)]),
    (
        "Der Bevollmächtigte der Hessischen Landesregierung für Integration, Staatssekretär Jens Roth, kam.",
        [
            ("Jens Roth", "Bevollmächtigter für Integration", "Hessische Landesregierung"),
            ("Jens Roth", "Staatssekretär", None),
        ],
    ),
    (
        "Ute Krall, Geschäftsführerin des Vereins Lesebude Prenzlau e. V., dankte.",
        [("Ute Krall", "Geschäftsführerin", "Verein Lesebude Prenzlau e. V.")],
    ),
    ("Jens Roth, Minister für Bau und Verkehr, kam.", [("Jens Roth", "Minister für Bau und Verkehr", None)]),
    (
        "Nele Heinz (Forscherin und Referentin für Medien) sprach.",
        [("Nele Heinz", "Forscherin", None), ("Nele Heinz", "Referentin für Medien", None)],
    ),
    ("die stellvertretende Vorsitzende Ute Krall", [("Ute Krall", "stellvertretende Vorsitzende", None)]),
    ("der Sozial- und Integrationsminister Jens Roth", [("Jens Roth", "Sozial- und Integrationsminister", None)]),
    ("vertreten durch die Bürgermeisterin Frau Dr. Ute Krall", [("Ute Krall", "Bürgermeisterin", None)]),
    ("Jens Roth\nPräsident", [("Jens Roth", "Präsident", None)]),
    (
        "der Spediteur Ali Kaya, die Orthopädin Ute Krall",
        [("Ali Kaya", "Spediteur", None), ("Ute Krall", "Orthopädin", None)],
    ),
    (
        "Wolf Sand (geboren in Kiel) war ein deutscher Philosoph und Komponist.",
        [("Wolf Sand", "Philosoph", None), ("Wolf Sand", "Komponist", None)],
    ),
    ("Ute Krall wurde zur Beauftragten für Sport ernannt.", [("Ute Krall", "Beauftragte für Sport", None)]),
    (
        "Ministerin Ute Krall und der Sprecher des Bundes, Jens Roth, kamen.",
        [("Ute Krall", "Ministerin", None), ("Jens Roth", "Sprecher", None)],
    ),
    ("Redaktion: Ute Krall", [("Ute Krall", "Redaktion", None)]),
    ("Ute Krall und Jens Roth wanderten.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_offices_and_bodies_of_persons_are_found(text, expected):
    parsed = make_parsed(text)
    resolution = resolve(parsed, find_names(parsed))
    named = resolution.referents
    roles = [
        (
            named[role.person].name,
            role.function,
            named[role.organisation].name if role.organisation is not None else None,
        )
        for role in find_roles(parsed, resolution)
    ]
    assert sorted(roles, key=str) == sorted(expected, key=str)
