"""How fast and how well names are linked: made-up bodies with misread mentions, 100,000 and a million of them.

Run with `python -m tests.bench.link_bench [MENTIONS ...]`; the number of bodies is a tenth of that of mentions.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter

from models.draft import DraftReferent
from pipeline.link.forms import forms_of
from pipeline.link.known import is_known
from pipeline.link.merge import joined
from tests.link.noise_maker import misread

FIRST = [
    "Alten",
    "Bergen",
    "Birken",
    "Brunn",
    "Dorn",
    "Eber",
    "Eichen",
    "Erlen",
    "Feld",
    "Finken",
    "Fisch",
    "Freien",
    "Fürsten",
    "Geis",
    "Grün",
    "Hagen",
    "Hasel",
    "Heiden",
    "Hirsch",
    "Hohen",
    "Kalten",
    "Kirch",
    "König",
    "Kron",
    "Lauter",
    "Linden",
    "Löwen",
    "Mühl",
    "Neuen",
    "Nieder",
    "Nuss",
    "Ober",
    "Ochsen",
    "Platten",
    "Rauen",
    "Reh",
    "Rosen",
    "Rot",
    "Schön",
    "Schwarzen",
    "Sonnen",
    "Stein",
    "Tannen",
    "Unter",
    "Wald",
    "Weiden",
    "Weiß",
    "Wiesen",
    "Wolfs",
    "Ziegen",
]
LAST = [
    "au",
    "bach",
    "beck",
    "berg",
    "brück",
    "brunn",
    "burg",
    "dorf",
    "eck",
    "feld",
    "felden",
    "furt",
    "grund",
    "hagen",
    "hain",
    "hausen",
    "heim",
    "hof",
    "hofen",
    "kirchen",
    "leben",
    "lingen",
    "rode",
    "roth",
    "see",
    "stadt",
    "stein",
    "stetten",
    "tal",
    "wald",
    "weiler",
    "werder",
    "wörth",
]
FIELDS = [
    "Jugendhilfe",
    "Denkmalpflege",
    "Heimatpflege",
    "Kinderbetreuung",
    "Altenhilfe",
    "Naturschutz",
    "Musikpflege",
    "Sportförderung",
    "Erwachsenenbildung",
    "Flüchtlingshilfe",
    "Landschaftspflege",
    "Wasserwirtschaft",
    "Städtepartnerschaft",
    "Suchtberatung",
    "Tierschutz",
    "Verkehrserziehung",
    "Berufsbildung",
    "Energieberatung",
    "Familienberatung",
    "Geschichtsforschung",
]
KINDS = ["Grundschule", "Stadtwerke", "Sparkasse", "Gemeinde", "Volkshochschule", "Feuerwehr"]
HEADS = [
    "Verein",
    "Förderverein",
    "Stiftung",
    "Arbeitskreis",
    "Zweckverband",
    "Bürgerinitiative",
    "Beratungsstelle",
    "Zentrum",
]
FAMILIES = [
    a + b
    for a in [
        "Acker",
        "Bau",
        "Brenn",
        "Eich",
        "Fried",
        "Gold",
        "Hart",
        "Kess",
        "Kühn",
        "Lang",
        "Meis",
        "Neu",
        "Ott",
        "Reich",
        "Sand",
        "Schön",
        "Stein",
        "Wein",
        "Zell",
    ]
    for b in [
        "mann",
        "er",
        "hofer",
        "ler",
        "ner",
        "bauer",
        "meier",
        "berger",
        "holz",
        "feld",
        "ke",
        "rich",
        "ing",
        "el",
        "hardt",
    ]
]
GIVEN = [
    "Anna",
    "Bernd",
    "Carla",
    "Dieter",
    "Elke",
    "Frank",
    "Gerda",
    "Heinz",
    "Ines",
    "Jochen",
    "Karin",
    "Lars",
    "Maria",
    "Norbert",
    "Olga",
    "Peter",
    "Renate",
    "Stefan",
    "Ute",
    "Volker",
    "Walter",
    "Petra",
    "Jürgen",
    "Monika",
    "Sabine",
    "Thomas",
    "Birgit",
    "Klaus",
    "Heike",
    "Uwe",
]


def bodies(count: int, source: random.Random) -> list[tuple[str, str]]:
    """(kind, name) of `count` different bodies, persons and programmes."""
    towns = sorted({a + b for a in FIRST for b in LAST})
    found: dict[tuple[str, str], None] = {}
    while len(found) < count:
        town, field, roll = source.choice(towns), source.choice(FIELDS), source.random()
        if roll < 0.45:
            found["organisation", f"{source.choice(HEADS)} für {field} {town} e. V."] = None
        elif roll < 0.6:
            found["organisation", f"{source.choice(KINDS)} {town}-{source.choice(towns)}"] = None
        elif roll < 0.75:
            found["organisation", f"{source.choice(FAMILIES)} {field}s-Gesellschaft {town} mbH"] = None
        elif roll < 0.85:
            found[
                "programme",
                f"{field}sprogramm {town} {source.choice(['I', 'II', 'III', '2019', '2020', '2021', '2030'])}",
            ] = None
        else:
            found["person", f"{source.choice(GIVEN)} {source.choice(FAMILIES)}-{source.choice(FAMILIES)}"] = None
    return list(found)


def mention(kind: str, name: str, source: random.Random) -> str:
    """The name as a document has it: six in ten clean, a quarter slightly, the rest badly misread."""
    if kind == "organisation" and source.random() < 0.1:
        name = name.replace(" e. V.", source.choice(["", " e.V."])).replace(" für ", source.choice([" f. ", " für "]))
    roll = source.random()
    return name if roll < 0.6 else misread(name, 0.015 if roll < 0.85 else 0.05, source)


def documents(mentions: int, seed: int = 1) -> tuple[list[list[DraftReferent]], list[list[int]]]:
    """Documents of ten referents each, and which body each of them is."""
    source = random.Random(seed)
    known = bodies(mentions // 10, source)
    weights = [1 / (1 + i) ** 0.6 for i in range(len(known))]
    drawn = list(range(len(known))) + source.choices(range(len(known)), weights, k=mentions - len(known))
    source.shuffle(drawn)
    truth = [list(dict.fromkeys(drawn[i : i + 10])) for i in range(0, mentions, 10)]
    made = [
        [
            DraftReferent.model_construct(type=known[i][0], name=mention(*known[i], source), aliases=[], functions=[])
            for i in row
        ]
        for row in truth
    ]
    return made, truth


def measure(mentions: int) -> dict[str, float]:
    """Seconds, memory (MiB, of linking with its input) and pairwise figures for so many mentions."""
    made, truth = documents(mentions)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    is_known("aufwärmen")
    started = time.process_time()
    forms = forms_of(made, [f"d-{i}" for i in range(len(made))])
    parsed = time.process_time() - started
    clusters = joined(forms, is_known)
    seconds = time.process_time() - started
    rows = [
        Counter(truth[number][index] for i in members for number, index in forms[i].members)
        for members in clusters.all()
    ]
    together = sum(n * (n - 1) // 2 for row in rows for n in row.values())
    joint = sum(n * (n - 1) // 2 for n in (row.total() for row in rows))
    true = sum(n * (n - 1) // 2 for n in Counter(body for row in truth for body in row).values())
    precision, recall = together / max(1, joint), together / max(1, true)
    return {
        "mentions": mentions,
        "forms": len(forms),
        "entities": len(rows),
        "seconds": round(seconds, 1),
        "parsing": round(parsed, 1),
        "MiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "MiB of the input": round(before),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "F1": round(2 * precision * recall / max(1e-9, precision + recall), 4),
    }


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        for size in sys.argv[1:] or ["100000", "1000000"]:
            subprocess.run([sys.executable, "-m", "tests.bench.link_bench", "--one", size], check=True)
