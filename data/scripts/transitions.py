#!/usr/bin/env python3
"""Builds transitions.tsv: which part of speech likes to follow which.

    python3 data/scripts/transitions.py en_ewt-ud-dev.conllu en_ewt-ud-test.conllu > data/transitions.tsv

The files are the development and test parts of the Universal Dependencies treebank English EWT.
Nothing of the text is kept: the table holds, for each pair of neighbouring tags, 16 times the binary
logarithm of how much more often the pair was counted than chance would have it.
"""
import collections
import math
import sys

EDGE = "edge"
# Penn tags of the treebank to the tags of src/lexicon/tag.rs.
TAGS = {
    "NN": "noun", "NNS": "nouns", "NNP": "name", "NNPS": "name", "VB": "verb", "VBP": "verb",
    "VBZ": "verb", "VBD": "past", "VBN": "participle", "VBG": "gerund", "MD": "modal",
    "JJ": "adjective", "JJR": "adjective", "JJS": "adjective", "AFX": "adjective", "RB": "adverb",
    "RBR": "adverb", "RBS": "adverb", "DT": "determiner", "PDT": "determiner", "IN": "preposition",
    "TO": "to", "PRP": "pronoun", "PRP$": "possessive", "POS": "possessive", "CC": "conjunction",
    "WDT": "wh", "WP": "wh", "WP$": "wh", "WRB": "wh", "CD": "number", "RP": "particle",
    "EX": "there", "SYM": "symbol", "$": "symbol",
}
AUXILIARY_LEMMAS = {"be", "have", "do"}
# Added to every count, so that a pair never seen is rare and not impossible.
SMOOTHING = 0.5
LOWEST, HIGHEST = -80, 80


def tag_of(form, lemma, upos, xpos):
    """The tag of src/lexicon/tag.rs for a token of the treebank."""
    if upos == "PUNCT":
        return "mark"
    if form.lower() == "to":
        return "to"
    if lemma == "not":
        return "negation"
    if lemma in AUXILIARY_LEMMAS and xpos.startswith("V") and form.lower() not in ("done", "doing"):
        return "auxiliary"
    return TAGS.get(xpos, "other")


def sentences(paths):
    """Yields the tags of each sentence."""
    for path in paths:
        tags = []
        for line in open(path, encoding="utf-8"):
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 5:
                if tags:
                    yield tags
                tags = []
            elif fields[0].isdigit():
                tags.append(tag_of(fields[1], fields[2], fields[3], fields[4]))


def main():
    pairs, left_counts, right_counts = (collections.Counter() for _ in range(3))
    for tags in sentences(sys.argv[1:]):
        for left, right in zip([EDGE] + tags, tags + [EDGE]):
            pairs[left, right] += 1
            left_counts[left] += 1
            right_counts[right] += 1
    total = sum(pairs.values())
    print("# left tag\tright tag\tscore")
    names = sorted(left_counts)
    for left in names:
        for right in names:
            expected = left_counts[left] * right_counts[right] / total
            ratio = (pairs[left, right] + SMOOTHING) / (expected + SMOOTHING)
            score = max(LOWEST, min(HIGHEST, round(16 * math.log2(ratio))))
            if score:
                print(left, right, score, sep="\t")


main()
