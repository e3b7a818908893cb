"""Labelled pairs of names for tuning and measuring the comparison: `python -m tests.link.make_pairs` writes pairs.tsv.

Columns: half (tune, held_out), kind, label (1: the same), what was done, first name, second name. The two halves are
made of other towns, fields, families and templates (pair_words.toml), so nothing learnt by heart helps.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.link.noise_maker import misread

FILE = Path(__file__).with_name("pairs.tsv")
SEED = 22
COUNTS = {"tune": 1000, "held_out": 2000}
Pair = tuple[str, int, str, str, str]

WORDS = tomllib.loads(Path(__file__).with_name("pair_words.toml").read_text("utf-8"))
LEGAL = [" e. V.", " gGmbH", " GmbH", " AG", ""]


class Maker:
    """Makes pairs of one half with one source of chance."""

    def __init__(self, half: str, source: random.Random) -> None:
        self.half, self.source = half, source

    def one(self, table: str) -> Any:
        return self.source.choice(WORDS[self.half][table])

    def two(self, table: str) -> list[Any]:
        return self.source.sample(WORDS[self.half][table], 2)

    # Names

    def ministry(self) -> str:
        return f"{self.one('states')[1]}es Ministerium {self.one('portfolios')}"

    def club(self) -> str:
        return f"{self.one('heads')} für {self.one('fields')} {self.one('towns')}{self.source.choice(LEGAL)}"

    def office(self) -> str:
        return f"{self.one('offices')} {self.one('states')[0]}"

    def town_body(self) -> str:
        first = self.source.choice(
            [
                "Stadt",
                "Landkreis",
                "Universität",
                "Sparkasse",
                "Technische Universität",
                "Industrie- und Handelskammer",
                "Volkshochschule",
            ]
        )
        return f"{first} {self.one('towns')}"

    def body(self) -> str:
        return self.source.choice([self.ministry, self.club, self.office, self.town_body, self.club])()

    def programme(self) -> str:
        number = self.source.choice(["I", "II", "III", "IV", "2020", "2025", "2030", "2019-2023"])
        return f"{self.one('programmes')} {number}"

    def person(self) -> str:
        return f"{self.one('given')} {self.one('families')}".replace("_", " ")

    # The same

    def noisy(self) -> Pair:
        kind, name = self.source.choice(
            [
                ("organisation", self.body()),
                ("organisation", self.body()),
                ("programme", self.programme()),
                ("person", self.person()),
            ]
        )
        rate = self.source.choice([0.01, 0.02, 0.03, 0.05])
        other = name
        while other == name:
            other = misread(name, rate, self.source)
        return kind, 1, f"misread {rate}", name, other

    def both_noisy(self) -> Pair:
        kind, name = self.source.choice(
            [("organisation", self.body()), ("programme", self.programme()), ("person", self.person())]
        )
        return kind, 1, "both misread", misread(name, 0.02, self.source), misread(name, 0.03, self.source)

    def no_umlauts(self) -> Pair:
        name = ""
        while not set(name) & set("äöüß"):
            kind, name = self.source.choice([("organisation", self.body()), ("person", self.person())])
        table = self.source.choice(
            [
                {"ä": "a", "ö": "o", "ü": "u", "ß": "B"},
                {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
                {"ä": "ä", "ö": "6", "ü": "ii", "ß": "f"},
            ]
        )
        return kind, 1, "umlauts lost", name, name.translate(str.maketrans(table))

    def shortened(self) -> Pair:
        name = self.source.choice([self.ministry, self.club, self.town_body, self.office])()
        rules = [
            ("Ministerium", "Min."),
            (" für ", " f. "),
            (" und ", " u. "),
            ("Technische Universität", "TU"),
            ("Universität", "Univ."),
            ("Industrie- und Handelskammer", "IHK"),
            ("Verein ", "Ver. "),
            ("Arbeitsgemeinschaft", "Arbeitsgem."),
            ("Landesamt", "Landesamt"),
            ("Volkshochschule", "VHS"),
            ("Landeszentrale", "Landesztr."),
        ]
        other = name
        for full, short in rules:
            if full in other and self.source.random() < 0.8:
                other = other.replace(full, short)
        return "organisation", 1, "written short", name, other

    def inflected(self) -> Pair:
        name = self.source.choice([self.ministry, self.club])()
        other = (
            name.replace("isches Ministerium", "ischen Ministeriums")
            .replace("Verein ", "Vereins ")
            .replace("Verband ", "Verbandes ")
            .replace("Zweckverband", "Zweckverbandes")
            .replace("Arbeitskreis", "Arbeitskreises")
            .replace("Netzwerk", "Netzwerks")
        )
        if other == name:
            name = f"{self.one('states')[1]}er Landesverband {self.one('fields')}"
            other = name.replace("er Landesverband", "en Landesverbandes")
        return "organisation", 1, "inflected", name, other

    def reordered(self) -> Pair:
        if self.source.random() < 0.6:
            state, adjective = self.one("states")
            portfolio = self.one("portfolios")
            other = self.source.choice(
                [f"Ministerium {portfolio} des Landes {state}", f"Ministerium {portfolio} {state}"]
            )
            return "organisation", 1, "other order", f"{adjective}es Ministerium {portfolio}", other
        field, town, head = self.one("fields"), self.one("towns"), self.one("heads")
        return (
            "organisation",
            1,
            "other order",
            f"{head} {field} {town}",
            f"{town}er {head} {field}" if False else f"{head} {town} für {field}",
        )

    def legal_form(self) -> Pair:
        name = self.club().removesuffix(" e. V.").removesuffix(" gGmbH").removesuffix(" GmbH").removesuffix(" AG")
        one, other = self.source.choice(
            [
                (" e. V.", " e.V."),
                (" e. V.", ""),
                (" GmbH", " G.m.b.H."),
                (" gGmbH", ""),
                (" e.V.", " e. V"),
                (" AG", " Aktiengesellschaft"),
            ]
        )
        return "organisation", 1, "legal form", name + one, name + other

    def parted(self) -> Pair:
        name = self.club()
        words = name.split()
        i = max(range(len(words)), key=lambda k: len(words[k]))
        cut = self.source.randint(3, len(words[i]) - 3)
        return (
            "organisation",
            1,
            "words parted",
            name,
            " ".join([*words[:i], words[i][:cut], words[i][cut:], *words[i + 1 :]]),
        )

    def abbreviation_behind(self) -> Pair:
        name = self.body()
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        return "organisation", 1, "abbreviation behind", name, f"{name} ({letters})"

    def person_forms(self) -> Pair:
        given, family, second = self.one("given"), str(self.one("families")).replace("_", " "), self.one("given")
        full = f"{given} {second} {family}" if second != given else f"{given} {family}"
        return (
            "person",
            1,
            "titles, second names",
            f"Dr. {given} {family}",
            self.source.choice([full, f"Prof. Dr. {given} {family}", f"{given} {family}"]),
        )

    # Different

    def numbers(self) -> Pair:
        base = self.one("programmes")
        a, b = self.source.choice(
            [
                ("I", "II"),
                ("II", "III"),
                ("III", "IV"),
                ("2019", "2020"),
                ("2020", "2021"),
                ("2025", "2026"),
                ("2016-2020", "2021-2025"),
                ("1", "2"),
            ]
        )
        return "programme", 0, "other number", f"{base} {a}", f"{base} {b}"

    def ordinals(self) -> Pair:
        a, b = self.source.sample(["Erste", "Zweite", "Dritte", "Vierte"], 2)
        body = self.source.choice(["Kammer", "Fachkonferenz", "Staffel", "Strafkammer", "Abteilung"])
        town = self.one("towns")
        return "organisation", 0, "other ordinal", f"{a} {body} {town}", f"{b} {body} {town}"

    def states(self) -> Pair:
        (a, adjective_a), (b, adjective_b) = self.two("states")
        if self.source.random() < 0.5:
            portfolio = self.one("portfolios")
            return (
                "organisation",
                0,
                "other state",
                f"{adjective_a}es Ministerium {portfolio}",
                f"{adjective_b}es Ministerium {portfolio}",
            )
        office = self.one("offices")
        return "organisation", 0, "other state", f"{office} {a}", f"{office} {b}"

    def portfolios(self) -> Pair:
        a, b = self.two("portfolios")
        state = self.one("states")[1]
        return "organisation", 0, "other portfolio", f"{state}es Ministerium {a}", f"{state}es Ministerium {b}"

    def towns(self) -> Pair:
        a, b = self.two("towns")
        if self.source.random() < 0.6:
            first = self.source.choice(WORDS[self.half]["towns"])
            alike = sorted(
                WORDS[self.half]["towns"],
                key=lambda t: (sum(x != y for x, y in zip(t, first, strict=False)) + abs(len(t) - len(first)), t),
            )
            a, b = first, alike[1]
        name = self.source.choice(
            ["Stadt {}", f"{self.one('heads')} für {self.one('fields')} {{}} e. V.", "Universität {}", "Landkreis {}"]
        )
        return "organisation", 0, "other town", name.format(a), name.format(b)

    def fields(self) -> Pair:
        a, b = self.two("fields")
        head, town = self.one("heads"), self.one("towns")
        return "organisation", 0, "other field", f"{head} für {a} {town}", f"{head} für {b} {town}"

    def heads(self) -> Pair:
        a, b = self.two("heads")
        field, town = self.one("fields"), self.one("towns")
        return "organisation", 0, "other head", f"{a} für {field} {town}", f"{b} für {field} {town}"

    def legal_kinds(self) -> Pair:
        name = f"{self.one('towns')}er {self.one('fields')}"
        a, b = self.source.sample([" e. V.", " GmbH", " AG", " gGmbH"], 2)
        return "organisation", 0, "other legal form", name + a, name + b

    def offices(self) -> Pair:
        ministry = self.ministry()
        a, b = self.source.sample(
            [
                "Abteilung Sport",
                "Abteilung Haushalt",
                "Referat Kultur",
                "Referat Presse",
                "Referat 31",
                "Referat 32",
                "Abteilung IV",
                "Abteilung VI",
            ],
            2,
        )
        return "organisation", 0, "other office of a ministry", f"{ministry}, {a}", f"{ministry}, {b}"

    def part(self) -> Pair:
        town = self.one("towns")
        a, b = self.source.choice(
            [
                ("Stadt {}", "Rat der Stadt {}"),
                ("Universität {}", "Studierendenwerk Universität {}"),
                ("Caritasverband {}", "Caritasverband {} Land"),
                ("Feuerwehr {}", "Förderverein Feuerwehr {}"),
                ("Landkreis {}", "Sparkasse Landkreis {}"),
            ]
        )
        return "organisation", 0, "a part of it", a.format(town), b.format(town)

    def given_names(self) -> Pair:
        a, b = self.two("given")
        family = str(self.one("families")).replace("_", " ")
        return "person", 0, "other given name", f"{a} {family}", f"{b} {family}"

    def family_names(self) -> Pair:
        given = self.one("given")
        a, b = self.source.choice(
            [
                ("Hofmann", "Hoffmann"),
                ("Maier", "Meier"),
                ("Schmidt", "Schmitz"),
                ("Krüger", "Kröger"),
                ("Becker", "Becher"),
                ("Weber", "Wieber"),
                ("Lange", "Lang"),
                ("Kaiser", "Käsler"),
            ]
            if self.half == "tune"
            else [
                ("Mayer", "Bayer"),
                ("Schulz", "Schulze"),
                ("Fischer", "Fichter"),
                ("Koch", "Kock"),
                ("Peters", "Petersen"),
                ("Brandt", "Brand"),
                ("Vogel", "Vogler"),
                ("Richter", "Rechter"),
            ]
        )
        return "person", 0, "other family name", f"{given} {a}", f"{given} {b}"

    def near_towns(self) -> Pair:
        """Towns one letter apart, of which German maps are full; none that differ in an umlaut alone, because names
        alone do not tell which of those are misread."""
        a, b = self.source.choice(WORDS[self.half]["near_towns"])
        name = self.source.choice(
            ["Gemeinde {}", "Stadt {}", f"{self.one('heads')} für {self.one('fields')} {{}}", "Feuerwehr {}"]
        )
        return "organisation", 0, "town nearly alike", name.format(a), name.format(b)

    def near_families(self) -> Pair:
        a, b = self.source.choice(WORDS[self.half]["near_families"])
        given = self.one("given")
        return "person", 0, "family name nearly alike", f"{given} {a}", f"{given} {b}"

    def noisy_different(self) -> Pair:
        make: Callable[[], Pair] = self.source.choice(
            [self.numbers, self.states, self.portfolios, self.towns, self.fields, self.given_names, self.offices]
        )
        kind, label, done, a, b = make()
        return kind, label, f"{done}, misread", misread(a, 0.015, self.source), misread(b, 0.02, self.source)


def pairs(half: str, count: int, source: random.Random) -> Iterator[Pair]:
    """`count` different pairs, as many true as false ones."""
    maker = Maker(half, source)
    true = [
        *[maker.noisy] * 7,
        *[maker.both_noisy] * 3,
        maker.no_umlauts,
        maker.no_umlauts,
        maker.shortened,
        maker.shortened,
        maker.inflected,
        maker.inflected,
        maker.reordered,
        maker.reordered,
        maker.legal_form,
        maker.parted,
        maker.abbreviation_behind,
        maker.person_forms,
    ]
    false = [
        maker.numbers,
        maker.numbers,
        maker.ordinals,
        maker.states,
        maker.states,
        maker.portfolios,
        maker.portfolios,
        maker.towns,
        maker.towns,
        maker.fields,
        maker.heads,
        maker.legal_kinds,
        maker.offices,
        maker.offices,
        maker.part,
        maker.given_names,
        maker.given_names,
        maker.family_names,
        maker.near_towns,
        maker.near_families,
        *[maker.noisy_different] * 4,
    ]
    for makers in (true, false):
        seen: set[tuple[str, str]] = set()
        while len(seen) < count // 2:
            pair = source.choice(makers)()
            if pair[3] != pair[4] and (pair[3], pair[4]) not in seen:
                seen.add((pair[3], pair[4]))
                yield pair


def main() -> None:
    source = random.Random(SEED)
    rows = [
        f"{half}\t" + "\t".join(map(str, pair)) for half, count in COUNTS.items() for pair in pairs(half, count, source)
    ]
    FILE.write_text("\n".join(["half\tkind\tlabel\tdone\tfirst\tsecond", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
