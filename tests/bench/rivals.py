"""Other programs on our pairs and our million mentions; run by `rivals_bench.py` in an environment that has them.

    python rivals.py pairs PAIRS.tsv       prints {way: [score of each held-out pair]} as JSON
    python rivals.py mentions NAMES.tsv    prints seconds, MiB and the cluster of each name as JSON

Each program works as its manual tells a new user to: nomenklatura compares entities that have but a kind and a name,
Splink takes its ready-made comparison of names and learns its weights (from the tuning half, or
from the very answers).
"""

import csv
import json
import logging
import resource
import sys
import time
from collections.abc import Iterator
from typing import Any

SCHEMA = {"organisation": "Organization", "person": "Person", "programme": "LegalEntity", "place": "LegalEntity"}
THRESHOLD = 0.9


def rows_of(path: str) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def nomenklatura_scores(rows: list[dict[str, str]]) -> Iterator[tuple[str, list[float]]]:
    from followthemoney import EntityProxy
    from nomenklatura.matching import LogicV1, LogicV2, RegressionV1

    def entity(number: int, side: str, row: dict[str, str]) -> Any:
        names = {"name": [row[side]]}
        return EntityProxy.from_dict({"id": f"{side}{number}", "schema": SCHEMA[row["kind"]], "properties": names})

    for way in (LogicV2, LogicV1, RegressionV1):
        config = way.default_config()
        yield (
            f"nomenklatura {way.NAME}",
            [
                way.compare(entity(i, "first", row), entity(i, "second", row), config).score
                for i, row in enumerate(rows)
            ],
        )


def splink_scores(rows: list[dict[str, str]]) -> list[float]:
    """Match probabilities of the held-out pairs; the model is trained on the tuning half's labels."""
    import pandas
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator

    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="number",
        comparisons=[compare.NameComparison("name")],
        blocking_rules_to_generate_predictions=["l.number = r.number"],
        probability_two_random_records_match=0.5,
    )
    linker = None
    for half in ("tune", "held_out"):
        chosen = [row for row in rows if row["half"] == half]
        sides = [
            pandas.DataFrame(
                {
                    "number": range(len(chosen)),
                    "name": [row[side].lower() for row in chosen],
                    "same": [f"{i}" if row["label"] == "1" else f"{side}{i}" for i, row in enumerate(chosen)],
                }
            )
            for side in ("first", "second")
        ]
        api = DuckDBAPI()
        linker = Linker([api.register(side) for side in sides], settings)
        if half == "tune":
            linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
            linker.training.estimate_m_from_label_column("same")
            settings = linker.misc.save_model_to_json()
    assert linker is not None
    found = linker.inference.predict().as_pandas_dataframe()
    by_number = dict(zip(found["number_l"], found["match_probability"], strict=True))
    return [float(by_number[i]) for i in range(len(chosen))]


def splink_clusters(rows: list[dict[str, str]]) -> list[int]:
    """The cluster of each name: compared are names of one kind with the same beginning or the same end.

    Every spelling is there once, so there is no level for equal names. The weights are learnt from the very answers.
    """
    import pandas
    import splink.comparison_level_library as levels
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    names = [row["name"].lower() for row in rows]
    table = pandas.DataFrame(
        {
            "number": range(len(rows)),
            "kind": [row["kind"] for row in rows],
            "body": [row["body"] for row in rows],
            "name": names,
            "letters": names,
            "start": [name[:20] for name in names],
            "finish": [name[-20:] for name in names],
        }
    )
    rules = [block_on("kind", "start"), block_on("kind", "finish")]
    like = [levels.JaroWinklerLevel("name", share) for share in (0.98, 0.95, 0.92, 0.88)]
    edits = [levels.LevenshteinLevel("letters", most) for most in (1, 2, 4)]
    like, edits = (
        [levels.NullLevel("name"), *like, levels.ElseLevel()],
        [levels.NullLevel("letters"), *edits, levels.ElseLevel()],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        comparisons=[compare.CustomComparison(like), compare.CustomComparison(edits)],
        blocking_rules_to_generate_predictions=rules,
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match(rules, recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_m_from_label_column("body")
    found = linker.inference.predict(threshold_match_probability=THRESHOLD)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, THRESHOLD).as_pandas_dataframe()
    by_number = dict(zip(clusters["number"], clusters["cluster_id"], strict=True))
    return [int(by_number[i]) for i in range(len(rows))]


def main(what: str, path: str) -> None:
    logging.disable(logging.CRITICAL)
    rows = rows_of(path)
    if what == "pairs":
        scores = dict(nomenklatura_scores([row for row in rows if row["half"] == "held_out"]))
        print(json.dumps({**scores, "Splink NameComparison": splink_scores(rows)}))
        return
    started = time.process_time()
    clusters = splink_clusters(rows)
    seconds = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(seconds, 1), "MiB": round(memory), "clusters": clusters}))


if __name__ == "__main__":
    main(*sys.argv[1:])
