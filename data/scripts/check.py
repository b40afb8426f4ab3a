#!/usr/bin/env python3
"""Checks the shape of the word tables of data/: python3 data/scripts/check.py

A table is UTF-8 with one '#' line that names the columns, then rows with as many columns, sorted
by code point, no two rows with the same key, no stray blanks. Prints what is wrong, exits 1.
Tables that are not in TABLES keep an order of their own and are not looked at.
"""
import pathlib
import sys
import unicodedata

DATA = pathlib.Path(__file__).resolve().parent.parent
TABLES = """abbreviations agencies akin demonyms derived event_relations event_roles events families functions irregular
modality name_kinds persons place_nouns places speaker_nouns speech subsets suffixes titles words
""".split()
# How many leading columns make the key of a row; one where not named, 0 for the whole row.
KEYS = {
    "agencies.tsv": 2,
    "akin.tsv": 2,
    "irregular.tsv": 2,
    "events.tsv": 0,
    "event_roles.tsv": 0,
    "event_relations.tsv": 2,
    "places.tsv": 3,
    "demonyms.tsv": 2,
    "functions.tsv": 2,
    "speech.tsv": 2,
    "modality.tsv": 3,
    "name_kinds.tsv": 2,
    "word_roles.tsv": 0,
    "time.tsv": 2,
}
# The closed vocabularies of columns: file -> {column: allowed values}.
VALUES = {
    "agencies.tsv": {
        1: {"agency", "distributor", "byline", "release", "desk", "reported", "statement", "cue", "generic"},
    },
    "families.tsv": {1: {"family", "platform"}},
    "irregular.tsv": {1: set("nvar")},
    "events.tsv": {1: set("vnap")},
    "event_relations.tsv": {2: {"related", "part"}},
    "persons.tsv": {1: {"person", "minor", "female", "male", "role", "collective"}},
    "places.tsv": {1: {"country", "region", "city", "continent", "area"}, 5: {"", "ambiguous"}},
    "speech.tsv": {1: {"say", "think", "show", "source", "object", "vow", "foresee", "measure", "sight"}},
    "modality.tsv": {
        1: {"denied", "hypothetical", "planned", "forecast", "expected"},
        2: {"before", "after", "verb"},
    },
}


def problems(path):
    text = path.read_bytes().decode("utf-8")
    if unicodedata.normalize("NFC", text) != text:
        yield 0, "not NFC"
    if not text.endswith("\n") or "\r" in text:
        yield 0, "lines must end in a single line feed"
    lines = text.split("\n")[:-1]
    if not lines or not lines[0].startswith("# "):
        yield 1, "the first line must name the columns"
        return
    width = lines[0].count("\t") + 1
    depth = KEYS.get(path.name, 1)
    allowed = VALUES.get(path.name, {})
    seen = set()
    for at, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != width:
            yield at, f"{len(cells)} columns, not {width}: {line!r}"
            continue
        if any(c != c.strip() or "  " in c for c in cells) or not cells[0]:
            yield at, f"stray blanks or an empty key: {line!r}"
        key = tuple(cells[:depth] if depth else cells)
        if key in seen:
            yield at, f"twice: {key}"
        seen.add(key)
        for column, values in allowed.items():
            if cells[column] not in values:
                yield at, f"{cells[column]!r} is none of {sorted(values)}"
    for at, (before, after) in enumerate(zip(lines[1:], lines[2:]), 3):
        if after < before:
            yield at, f"not sorted by code point: {after!r}"
            break


def references():
    """Relations must name classes that exist."""
    events = DATA / "events.tsv"
    relations = DATA / "event_relations.tsv"
    if not events.exists() or not relations.exists():
        return
    classes = {l.split("\t")[0] for l in events.read_text(encoding="utf-8").splitlines()[1:]}
    for line in relations.read_text(encoding="utf-8").splitlines()[1:]:
        for name in line.split("\t")[:2]:
            if name not in classes:
                yield relations, f"no such class: {name}"


def main():
    count = 0
    for path in [DATA / f"{name}.tsv" for name in TABLES]:
        for at, what in problems(path):
            count += 1
            print(f"{path.name}:{at}: {what}")
    for path, what in references():
        count += 1
        print(f"{path.name}: {what}")
    print(f"{len(TABLES)} tables, {count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
