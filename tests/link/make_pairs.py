"""Labelled pairs of names for tuning and measuring the comparison: `python -m tests.link.make_pairs` writes pairs.tsv.

Columns: half (tune, held_out), kind, label (1: the same), what was done, first name, second name. The two halves are made of
other towns, fields, families and templates, so nothing learnt by heart helps. All names are made up of general words.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.link.noise_maker import misread

FILE = Path(__file__).with_name("pairs.tsv")
SEED = 22
PER_HALF = 1000
Pair = tuple[str, int, str, str, str]

STATES = {
    "tune": [
        ("Hessen", "Hessisch"),
        ("Bayern", "Bayerisch"),
        ("Sachsen", "Sächsisch"),
        ("Niedersachsen", "Niedersächsisch"),
        ("Saarland", "Saarländisch"),
        ("Brandenburg", "Brandenburgisch"),
        ("Nordrhein-Westfalen", "Nordrhein-Westfälisch"),
        ("Schleswig-Holstein", "Schleswig-Holsteinisch"),
    ],
    "held_out": [
        ("Thüringen", "Thüringisch"),
        ("Baden-Württemberg", "Baden-Württembergisch"),
        ("Rheinland-Pfalz", "Rheinland-Pfälzisch"),
        ("Sachsen-Anhalt", "Sachsen-Anhaltisch"),
        ("Mecklenburg-Vorpommern", "Mecklenburgisch"),
        ("Bremen", "Bremisch"),
        ("Hamburg", "Hamburgisch"),
        ("Hessen", "Hessisch"),
        ("Bayern", "Bayerisch"),
    ],
}
PORTFOLIOS = {
    "tune": [
        "der Finanzen",
        "des Innern und für Sport",
        "der Justiz",
        "für Soziales und Integration",
        "für Umwelt, Klima und Energie",
        "für Wirtschaft, Verkehr und Landesentwicklung",
        "für Wissenschaft und Kunst",
        "für Bildung und Kultur",
    ],
    "held_out": [
        "der Finanzen und für Europa",
        "des Innern und für Kommunales",
        "der Justiz und für Verbraucherschutz",
        "für Arbeit, Soziales und Gleichstellung",
        "für Umwelt, Landwirtschaft und Forsten",
        "für Wirtschaft und Arbeit",
        "für Schule und Weiterbildung",
        "für Familie, Frauen und Jugend",
        "für Wohnen, Bau und Verkehr",
    ],
}
OFFICES = {
    "tune": [
        "Landesamt für Denkmalpflege",
        "Landesamt für Umwelt und Geologie",
        "Landeszentrale für politische Bildung",
    ],
    "held_out": [
        "Landesamt für Verfassungsschutz",
        "Landesbetrieb Straßenwesen",
        "Landesanstalt für Medien und Rundfunk",
    ],
}
TOWNS = {
    "tune": "Marburg Harburg Warburg Homburg Hamburg Fulda Gotha Kassel Celle Halle Hanau Lindau Passau Rastatt Wetzlar Weimar Neustadt Altstadt Bernau Bernburg Wittenberg Wittenberge Mühldorf Mühlheim Nordheim Südheim".split(),
    "held_out": "Coburg Cottbus Lüneburg Limburg Merseburg Naumburg Offenburg Offenbach Erfurt Bochum Borken Pirna Peine Goslar Göttingen Tübingen Reutlingen Rottweil Rottenburg Oberursel Oberhausen Ostheim Westheim Weilburg Weilheim".split(),
}
FIELDS = {
    "tune": "Jugendhilfe Denkmalpflege Naturschutz Musikpflege Kinderbetreuung Suchtberatung Wasserwirtschaft Altenhilfe".split(),
    "held_out": "Heimatpflege Erwachsenenbildung Flüchtlingshilfe Tierschutz Familienberatung Landschaftspflege Sportförderung Städtepartnerschaft".split(),
}
HEADS = {
    "tune": ["Verein", "Förderverein", "Stiftung", "Zweckverband", "Arbeitskreis"],
    "held_out": ["Verband", "Bürgerinitiative", "Arbeitsgemeinschaft", "Netzwerk", "Fachstelle", "Bildungsstätte"],
}
PROGRAMMES = {
    "tune": [
        "Hochschulpakt",
        "Landesprogramm Ländlicher Raum",
        "Aktionsplan Inklusion",
        "Förderprogramm Dorf und Kultur",
    ],
    "held_out": [
        "Zukunftspakt Forschung",
        "Masterplan Radverkehr",
        "Integrationskonzept",
        "Wohnraumoffensive Mitte",
        "Digitalpakt Pflege",
    ],
}
FAMILIES = {
    "tune": "Schröder Müller-Lüdenscheid Kühnert Weißbach Brandhorst Öhlschläger Petersen Hofmann Rösner Kessler Vogt von Hagen Lindemann Bäumler".replace(
        "von Hagen", "von_Hagen"
    ).split(),
    "held_out": "Großmann Jäger Kröger-Ott Überschär Steinmetz Hübner Quandt Feldkamp Rößler Winterhalter zu_Rhein Bergmann Schlüter Nagel".split(),
}
GIVEN = {
    "tune": "Anna Hanna Petra Peter Katharina Karl Martin Martina Jan Jens Ute Uwe Sabine Jürgen".split(),
    "held_out": "Maria Mario Christian Christine Michael Michaela Stefan Stefanie Günter Gunda Thomas Tobias Heike Heiko".split(),
}
NEAR_TOWNS = {
    "tune": [
        ("Rodenbach", "Rotenbach"),
        ("Neuberg", "Neuburg"),
        ("Dornheim", "Dorheim"),
        ("Altheim", "Altham"),
        ("Hainstadt", "Heinstadt"),
        ("Lindenfels", "Lindenfeld"),
        ("Wiesenau", "Wiesenaue"),
        ("Birkenau", "Birkenhau"),
        ("Kirchberg", "Kirchburg"),
        ("Ellenbach", "Erlenbach"),
        ("Seeheim", "Seelheim"),
        ("Holzhausen", "Holthausen"),
    ],
    "held_out": [
        ("Steinach", "Steinbach"),
        ("Hartheim", "Herxheim"),
        ("Bergen", "Berge"),
        ("Weiden", "Weida"),
        ("Mosbach", "Mospach"),
        ("Ebersberg", "Ebersburg"),
        ("Schönau", "Schönaue"),
        ("Oberrod", "Oberrad"),
        ("Wallau", "Wollau"),
        ("Nieder-Roden", "Nieder-Ramen"),
        ("Haslach", "Hasloch"),
    ],
}
NEAR_FAMILIES = {
    "tune": [
        ("Kuhnert", "Kuhnart"),
        ("Hanssen", "Hansson"),
        ("Behrend", "Behrens"),
        ("Wieland", "Weiland"),
        ("Thamm", "Thomm"),
        ("Riemer", "Rieger"),
        ("Lohse", "Lohre"),
        ("Dahlke", "Dahle"),
        ("Pohlmann", "Pahlmann"),
    ],
    "held_out": [
        ("Bartsch", "Bartz"),
        ("Möllers", "Müllers"),
        ("Grothe", "Grote"),
        ("Seiffert", "Seifert"),
        ("Zander", "Sander"),
        ("Heller", "Keller"),
        ("Ruppert", "Rupprecht"),
        ("Hagemann", "Hegemann"),
        ("Klausen", "Klaasen"),
        ("Wendt", "Wandt"),
    ],
}
LEGAL = [" e. V.", " gGmbH", " GmbH", " AG", ""]


class Maker:
    """Makes pairs of one half with one source of chance."""

    def __init__(self, half: str, source: random.Random) -> None:
        self.half, self.source = half, source

    def one(self, table: dict[str, list]) -> object:
        return self.source.choice(table[self.half])

    def two(self, table: dict[str, list]) -> list:
        return self.source.sample(table[self.half], 2)

    # Names

    def ministry(self) -> str:
        return f"{self.one(STATES)[1]}es Ministerium {self.one(PORTFOLIOS)}"

    def club(self) -> str:
        return f"{self.one(HEADS)} für {self.one(FIELDS)} {self.one(TOWNS)}{self.source.choice(LEGAL)}"

    def office(self) -> str:
        return f"{self.one(OFFICES)} {self.one(STATES)[0]}"

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
        return f"{first} {self.one(TOWNS)}"

    def body(self) -> str:
        return self.source.choice([self.ministry, self.club, self.office, self.town_body, self.club])()

    def programme(self) -> str:
        return f"{self.one(PROGRAMMES)} {self.source.choice(['I', 'II', 'III', 'IV', '2020', '2025', '2030', '2019-2023'])}"

    def person(self) -> str:
        return f"{self.one(GIVEN)} {self.one(FAMILIES)}".replace("_", " ")

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
            name = f"{self.one(STATES)[1]}er Landesverband {self.one(FIELDS)}"
            other = name.replace("er Landesverband", "en Landesverbandes")
        return "organisation", 1, "inflected", name, other

    def reordered(self) -> Pair:
        if self.source.random() < 0.6:
            state, adjective = self.one(STATES)
            portfolio = self.one(PORTFOLIOS)
            other = self.source.choice(
                [f"Ministerium {portfolio} des Landes {state}", f"Ministerium {portfolio} {state}"]
            )
            return "organisation", 1, "other order", f"{adjective}es Ministerium {portfolio}", other
        field, town, head = self.one(FIELDS), self.one(TOWNS), self.one(HEADS)
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
        given, family, second = self.one(GIVEN), str(self.one(FAMILIES)).replace("_", " "), self.one(GIVEN)
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
        base = self.one(PROGRAMMES)
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
        town = self.one(TOWNS)
        return "organisation", 0, "other ordinal", f"{a} {body} {town}", f"{b} {body} {town}"

    def states(self) -> Pair:
        (a, adjective_a), (b, adjective_b) = self.two(STATES)
        if self.source.random() < 0.5:
            portfolio = self.one(PORTFOLIOS)
            return (
                "organisation",
                0,
                "other state",
                f"{adjective_a}es Ministerium {portfolio}",
                f"{adjective_b}es Ministerium {portfolio}",
            )
        office = self.one(OFFICES)
        return "organisation", 0, "other state", f"{office} {a}", f"{office} {b}"

    def portfolios(self) -> Pair:
        a, b = self.two(PORTFOLIOS)
        state = self.one(STATES)[1]
        return "organisation", 0, "other portfolio", f"{state}es Ministerium {a}", f"{state}es Ministerium {b}"

    def towns(self) -> Pair:
        a, b = self.two(TOWNS)
        if self.source.random() < 0.6:
            first = self.source.choice(TOWNS[self.half])
            alike = sorted(
                TOWNS[self.half],
                key=lambda t: (sum(x != y for x, y in zip(t, first, strict=False)) + abs(len(t) - len(first)), t),
            )
            a, b = first, alike[1]
        name = self.source.choice(
            [f"Stadt {{}}", f"{self.one(HEADS)} für {self.one(FIELDS)} {{}} e. V.", "Universität {}", "Landkreis {}"]
        )
        return "organisation", 0, "other town", name.format(a), name.format(b)

    def fields(self) -> Pair:
        a, b = self.two(FIELDS)
        head, town = self.one(HEADS), self.one(TOWNS)
        return "organisation", 0, "other field", f"{head} für {a} {town}", f"{head} für {b} {town}"

    def heads(self) -> Pair:
        a, b = self.two(HEADS)
        field, town = self.one(FIELDS), self.one(TOWNS)
        return "organisation", 0, "other head", f"{a} für {field} {town}", f"{b} für {field} {town}"

    def legal_kinds(self) -> Pair:
        name = f"{self.one(TOWNS)}er {self.one(FIELDS)}"
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
        town = self.one(TOWNS)
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
        a, b = self.two(GIVEN)
        family = str(self.one(FAMILIES)).replace("_", " ")
        return "person", 0, "other given name", f"{a} {family}", f"{b} {family}"

    def family_names(self) -> Pair:
        given = self.one(GIVEN)
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
        """Towns one letter apart that no list need know; German maps are full of them. (Pairs that differ in the dots of
        an umlaut alone are left out: names alone do not tell which of them are misread.)"""
        a, b = self.source.choice(NEAR_TOWNS[self.half])
        name = self.source.choice(
            ["Gemeinde {}", "Stadt {}", f"{self.one(HEADS)} für {self.one(FIELDS)} {{}}", "Feuerwehr {}"]
        )
        return "organisation", 0, "town nearly alike", name.format(a), name.format(b)

    def near_families(self) -> Pair:
        a, b = self.source.choice(NEAR_FAMILIES[self.half])
        given = self.one(GIVEN)
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
        f"{half}\t" + "\t".join(map(str, pair))
        for half in ("tune", "held_out")
        for pair in pairs(half, PER_HALF, source)
    ]
    FILE.write_text("\n".join(["half\tkind\tlabel\tdone\tfirst\tsecond", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
