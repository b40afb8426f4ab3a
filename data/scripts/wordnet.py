#!/usr/bin/env python3
"""Builds words.tsv, irregular.tsv, derived.tsv and LICENSE-wordnet.txt from a WordNet 3.0 folder.

    python3 data/scripts/wordnet.py /usr/share/wordnet

The folder is the one of the Debian package wordnet-base (cntlist.rev, data.*, *.exc). Only what a
tagger needs is kept: single words in lower case with their sense counts summed by part of speech.
Words WordNet never counted are left out, except for those listed in extra_words.tsv beside this
script, which news cannot do without ("evacuee", "hospitalise", "airstrike").
"""
import collections
import pathlib
import re
import sys

SCRIPTS = pathlib.Path(__file__).resolve().parent
DATA = SCRIPTS.parent
LETTER_OF_TYPE = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LICENCE_LINES = 29

# Lexicographer files whose nouns name something that happens: act, communication, event,
# possession (payment, loss), process, state (injury, imprisonment).
EVENT_FILES = {4, 10, 11, 21, 22, 26}
PERSON_FILE = 18
# A noun is an event noun only if at least this share of its counted uses lies in EVENT_FILES.
EVENT_SHARE = 0.5
# Pairs (pattern, common form) under which British and American spellings of a word coincide.
SPELLINGS = (
    ("our", "or"), ("re$", "er"), ("is(e|ing|ation|er|ed)$", r"iz\1"), ("ys(e|ing|er)$", r"yz\1"),
    ("ll", "l"), ("ae|oe", "e"), ("ogue$", "og"), ("ce$", "se"), ("mme$", "m"), ("ou", "o"),
    ("ey$", "y"), ("-", ""), ("ph", "f"), ("que$", "ck"), ("dgement", "dgment"), ("plough", "plow"),
)
AGENT_ENDINGS = ("er", "or", "ee", "ist", "ant", "ent", "man")


def is_plain(word):
    """True for a single lower-case word of two or more letters, hyphens inside allowed."""
    return bool(re.fullmatch(r"[a-z]+(?:['-][a-z]+)*", word)) and len(word) > 1


def read_synsets(folder):
    """Yields (pos letter, offset, lexicographer file, words, pointers) of every synset."""
    for letter, name in FILES.items():
        with open(folder / f"data.{name}", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("  "):
                    continue
                fields = line.split(" | ")[0].split()
                offset, lexfile, count = fields[0], int(fields[1]), int(fields[3], 16)
                words = [re.sub(r"\(.*\)$", "", w) for w in fields[4 : 4 + 2 * count : 2]]
                senses = [int(s, 16) for s in fields[5 : 5 + 2 * count : 2]]
                at = 4 + 2 * count
                pointers = []
                for i in range(int(fields[at])):
                    symbol, target, pos, ends = fields[at + 1 + 4 * i : at + 5 + 4 * i]
                    pointers.append((symbol, target, pos, int(ends[:2], 16), int(ends[2:], 16)))
                yield letter, offset, lexfile, words, senses, pointers


def read_counts(folder):
    """Returns the tag counts by (word, letter, lexicographer file, sense id in that file)."""
    counts = {}
    for line in open(folder / "cntlist.rev", encoding="utf-8"):
        key, _, count = line.split()
        word, rest = key.split("%")
        kind, lexfile, lexid = rest.split(":")[:3]
        head = ":".join(rest.split(":")[3:])
        counts[word, kind, int(lexfile), int(lexid), head] = int(count)
    return counts


def write(name, header, rows):
    path = DATA / name
    text = "".join("\t".join(row) + "\n" for row in [header] + sorted(set(rows)))
    path.write_text(text, encoding="utf-8")
    print(f"{name}: {len(set(rows))} rows, {len(text)} bytes")


def read_list(name):
    rows = [l.rstrip("\n").split("\t") for l in open(SCRIPTS / name, encoding="utf-8")]
    return [r for r in rows if not r[0].startswith("#")]


def main(folder):
    counts = read_counts(folder)
    by_sense = collections.Counter()  # (word, letter, lexfile, lexid) -> count
    for (word, kind, lexfile, lexid, _), n in counts.items():
        by_sense[word, LETTER_OF_TYPE[kind], lexfile, lexid] += n

    tags = collections.defaultdict(collections.Counter)
    known = collections.defaultdict(set)  # every lower-case single word and its letters
    in_files = collections.defaultdict(collections.Counter)  # noun -> lexfile -> count
    synsets = {}
    seen = set()
    for letter, offset, lexfile, words, senses, pointers in read_synsets(folder):
        synsets[letter, offset] = (words, senses, lexfile, pointers)
        for word, sense in zip(words, senses):
            if not is_plain(word):
                continue  # a name, a phrase, a number
            known[word].add(letter)
            key = (word, letter, lexfile, sense)
            if key in seen:
                continue
            seen.add(key)
            n = by_sense[key]
            if n:
                tags[word][letter] += n
                if letter == "n":
                    in_files[word][lexfile] += n
    add_spellings(tags, known, synsets)
    for word, letters in read_list("extra_words.tsv"):
        for letter in letters.split():
            if letter not in tags[word]:
                tags[word][letter] = 1
    for word, letter in table_words():
        tags[word].setdefault(letter, 1)
    for word in [r[0] for r in read_list("dropped_words.tsv") if len(r) == 1 or not r[1]]:
        tags.pop(word, None)
    for word, letters in [r for r in read_list("dropped_words.tsv") if len(r) > 1 and r[1]]:
        for letter in letters.split():
            tags[word].pop(letter, None)

    rows = []
    for word, by in tags.items():
        if by:
            order = sorted(by.items(), key=lambda x: (-x[1], "nvar".index(x[0])))
            rows.append((word, " ".join(f"{l}:{n}" for l, n in order)))
    write("words.tsv", ("# word", "tags"), rows)

    write("irregular.tsv", ("# form", "pos", "lemma"), irregular(folder, tags))
    write("derived.tsv", ("# noun", "verb"), derived(tags, in_files, synsets, by_sense))
    with open(folder / "data.noun", encoding="utf-8") as lines:
        licence = [next(lines)[4:].rstrip() for _ in range(LICENCE_LINES)]
    (DATA / "LICENSE-wordnet.txt").write_text("\n".join(licence) + "\n", encoding="utf-8")


def table_words():
    """Yields (word, letter) of the hand tables, so that every event and person is a known word."""
    for name in ("events.tsv", "persons.tsv"):
        path = DATA / name
        for line in path.read_text(encoding="utf-8").splitlines()[1:] if path.exists() else ():
            cells = line.split("\t")
            word, letter = (cells[2], cells[1]) if name == "events.tsv" else (cells[0], "n")
            if is_plain(word) and letter in "nv":
                yield word, letter


def british(word):
    """Returns the word with the spellings that differ across the Atlantic made alike."""
    for pattern, common in SPELLINGS:
        word = re.sub(pattern, common, word)
    return word


def add_spellings(tags, known, synsets):
    """Gives a word's counts to the other spelling in its synset ("centre" counts as "center")."""
    twins = set()
    for (letter, _), (words, _, _, _) in synsets.items():
        counted = [w for w in words if letter in tags.get(w, ())]
        for word in words:
            if not is_plain(word) or letter in tags.get(word, ()):
                continue
            for other in counted:
                if is_plain(other) and british(other) == british(word):
                    twins.add((word, letter, tags[other][letter]))
    for word, letter, n in sorted(twins):
        tags[word][letter] = max(tags[word][letter], n)


def irregular(folder, tags):
    """Rows (form, letter, lemma) of the exception lists, the most frequent lemma of each form."""
    dropped = {(r[0], r[1]) for r in read_list("dropped_irregular.tsv")}
    best = {}
    for letter, name in FILES.items():
        for line in open(folder / f"{name}.exc", encoding="utf-8"):
            form, *lemmas = line.split()
            if not is_plain(form) or (form, letter) in dropped:
                continue
            for lemma in lemmas:
                if lemma == form or letter not in tags.get(lemma, ()):
                    continue
                n = tags[lemma][letter]
                if n > best.get((form, letter), (0, ""))[0]:
                    best[form, letter] = (n, lemma)
    for form, letter, lemma in read_list("extra_irregular.tsv"):
        best[form, letter] = (0, lemma)
    return [(form, letter, lemma) for (form, letter), (_, lemma) in best.items()]


def derived(tags, in_files, synsets, by_sense):
    """Rows (noun, verb): event nouns and the verb they are derived from, by WordNet's pointers."""
    score = collections.defaultdict(collections.Counter)
    for (letter, _), (words, senses, lexfile, pointers) in synsets.items():
        if letter != "n" or lexfile not in EVENT_FILES:
            continue
        for symbol, target, pos, source_word, target_word in pointers:
            if symbol != "+" or pos != "v" or not source_word or not target_word:
                continue
            noun = words[source_word - 1]
            verbs, verb_senses, verb_file, _ = synsets["v", target]
            verb = verbs[target_word - 1]
            if "n" in tags.get(noun, ()) and "v" in tags.get(verb, ()):
                uses = by_sense[noun, "n", lexfile, senses[source_word - 1]]
                verb_uses = by_sense[verb, "v", verb_file, verb_senses[target_word - 1]]
                score[noun][verb] += 1 + 10 * min(uses, 20) + min(verb_uses, 20)
    dropped = {r[0] for r in read_list("dropped_derived.tsv")}
    rows = []
    for noun, verbs in score.items():
        uses = in_files[noun]
        total = sum(uses.values())
        events = sum(n for f, n in uses.items() if f in EVENT_FILES)
        verb = max(verbs, key=lambda v: (verbs[v], v))
        agent = noun != verb and noun.endswith(AGENT_ENDINGS) and uses[PERSON_FILE]
        zero = noun == verb
        if noun in dropped or agent or total == 0 or events < EVENT_SHARE * total:
            continue
        # A noun that is its own verb must be used as a verb too ("people" is no event).
        if zero and tags[noun]["v"] < 0.1 * tags[noun]["n"]:
            continue
        rows.append((noun, verb))
    rows = [r for r in rows if r[0] not in {x[0] for x in read_list("extra_derived.tsv")}]
    return rows + [tuple(r) for r in read_list("extra_derived.tsv")]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
