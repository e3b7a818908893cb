"""How fast and how well names are linked: made-up bodies with misread mentions, 100,000 and a million of them.

Run with `python -m tests.bench.link_bench [MENTIONS ...]`; the number of bodies is a tenth of that of mentions. Splink
links the same names where `make rivals` has put it into an environment of its own.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from models.draft import DraftReferent
from pipeline.link.forms import forms_of
from pipeline.link.known import is_known
from pipeline.link.merge import joined
from tests.link.measure_pairs import RIVALS
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


def measure(mentions: int) -> dict[str, float | str]:
    """Seconds, memory (MiB, of linking with its input) and pairwise figures for so many mentions."""
    made, truth = documents(mentions)
    before = peak()
    is_known("aufwärmen")
    started = time.process_time()
    forms = forms_of(made, [f"d-{i}" for i in range(len(made))])
    clusters = joined(forms, is_known)
    seconds = time.process_time() - started
    found = [
        Counter(truth[number][index] for i in members for number, index in forms[i].members)
        for members in clusters.all()
    ]
    return {"by": "klauselwerk", "seconds": round(seconds, 1), "MiB": peak(), "of it input": before, **compared(found)}


def measure_rival(mentions: int) -> dict[str, float | str]:
    """The same of Splink, which gets every spelling once, as we compare it once."""
    made, truth = documents(mentions)
    bodies_of: dict[tuple[str, str], Counter[int]] = {}
    for referents, row in zip(made, truth, strict=True):
        for referent, body in zip(referents, row, strict=True):
            bodies_of.setdefault((referent.type, referent.name), Counter())[body] += 1
    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
        rows = (f"{kind}\t{name}\t{counts.most_common(1)[0][0]}\n" for (kind, name), counts in bodies_of.items())
        file.write("kind\tname\tbody\n" + "".join(rows))
        file.flush()
        command = [RIVALS, Path(__file__).with_name("rivals.py"), "mentions", file.name]
        told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    found: dict[int, Counter[int]] = {}
    for cluster, counts in zip(told.pop("clusters"), bodies_of.values(), strict=True):
        found.setdefault(cluster, Counter()).update(counts)
    return {"by": "Splink", **told, "of it input": 0, **compared(found.values())}


def peak() -> int:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def compared(found: Iterable[Counter[int]]) -> dict[str, float]:
    """Pairwise figures of clusters, each as the number of mentions of each body in it."""
    rows = list(found)
    together = sum(n * (n - 1) // 2 for row in rows for n in row.values())
    joint = sum(n * (n - 1) // 2 for n in (row.total() for row in rows))
    true = sum(n * (n - 1) // 2 for n in _summed(rows).values())
    precision, recall = together / max(1, joint), together / max(1, true)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"entities": len(rows), "precision": round(precision, 4), "recall": round(recall, 4), "F1": round(f1, 4)}


def _summed(rows: Iterable[Counter[int]]) -> Counter[int]:
    total: Counter[int] = Counter()
    for row in rows:
        total.update(row)
    return total


def main(sizes: list[int]) -> None:
    columns = ["by", "seconds", "MiB", "of it input", "entities", "precision", "recall", "F1"]
    print(f"| mentions | {' | '.join(columns)} |\n|{' --- |' * (len(columns) + 1)}")
    for size in sizes:
        for way in ("ours", "rival") if RIVALS.is_file() else ("ours",):
            command = [sys.executable, "-m", "tests.bench.link_bench", f"--{way}", str(size)]
            row = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
            print(f"| {size} | {' | '.join(str(row[column]) for column in columns)} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ours"]:
        print(json.dumps(measure(int(sys.argv[2]))))
    elif sys.argv[1:2] == ["--rival"]:
        print(json.dumps(measure_rival(int(sys.argv[2]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [100_000, 1_000_000])
