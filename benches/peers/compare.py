"""Prints documents and bytes per CPU second of claimgraph and of other readers on the same texts.

    python compare.py target/release/claimgraph [PATH...]

Reads the practice articles unless folders of .txt files or JSON lines are named. All are given what
they read in memory or in one file, so that starting up counts for none: the Python libraries read a
sentence first, and claimgraph reads the articles many times over in one run, less a run of one.
All have one thread: two threads of one core share its parts, and the same work takes more CPU seconds.
A library that is not installed is passed over and named.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time
import warnings

# So many bytes are read by claimgraph, by repeating the articles.
ENOUGH = 20_000_000
# The libraries read each article once, but no more than so many bytes.
MOST = 200_000
# No library reads longer than so many CPU seconds; what it read by then is counted.
LONGEST = 120

WARM = "It weighs 5 kg."


def texts(paths):
    """Returns the texts below the paths, in order."""
    found = []
    for path in paths:
        if path.is_dir():
            found += [file.read_text(encoding="utf-8") for file in sorted(path.rglob("*.txt"))]
        else:
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [json.loads(line)["text"] for line in lines]
    return found


def size(documents):
    """Returns the bytes of the documents."""
    return sum(len(text.encode()) for text in documents)


def quantulum():
    """Returns how quantulum3 finds the quantities of a text."""
    from quantulum3 import parser

    return "quantulum3", parser.parse


def recognizers_number():
    """Returns how Recognizers-Text finds the plain numbers of a text."""
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture

    model = NumberRecognizer(Culture.English).get_number_model()
    return "Recognizers, numbers", model.parse


def recognizers_units():
    """Returns how Recognizers-Text finds the numbers of a text and what has a unit."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    units = NumberWithUnitRecognizer(Culture.English)
    models = [
        NumberRecognizer(Culture.English).get_number_model(),
        units.get_dimension_model(),
        units.get_currency_model(),
        units.get_age_model(),
        units.get_temperature_model(),
    ]
    return "Recognizers, units too", lambda text: [found for model in models for found in model.parse(text)]


def spacy_rules():
    """Returns how the parts of spaCy that need no model find words that look like numbers, in sentences."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "CARDINAL", "pattern": [{"LIKE_NUM": True, "OP": "+"}]}])
    return "spaCy, rules alone", lambda text: pipeline(text).ents


def spacy_small():
    """Returns how the small model of spaCy finds the entities of a text that have numbers."""
    import spacy

    pipeline = spacy.load("en_core_web_sm")
    labels = {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}
    return "spaCy, small model", lambda text: [found for found in pipeline(text).ents if found.label_ in labels]


LIBRARIES = [quantulum, recognizers_number, recognizers_units, spacy_rules, spacy_small]


def read_by(find, documents):
    """Returns how many documents were read, in how many CPU seconds, and the numbers found."""
    list(find(WARM))
    read, found, start = 0, 0, time.process_time()
    for text in documents:
        found += len(find(text))
        read += 1
        if time.process_time() - start > LONGEST:
            break
    return read, time.process_time() - start, found


def run(program, documents):
    """Returns the CPU seconds of one run of claimgraph, and the lines it printed."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for at, text in enumerate(documents):
            file.write(json.dumps({"id": str(at), "text": text}, ensure_ascii=False) + "\n")
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        alone = {**os.environ, "RAYON_NUM_THREADS": "1"}
        done = subprocess.run([program, "extract", file.name], capture_output=True, check=False, env=alone)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, done.stdout.count(b"\n")


def report(name, documents, seconds, found):
    """Prints a line, and returns documents per CPU second."""
    rate, megabytes = len(documents) / seconds, size(documents) / seconds / 1e6
    each = found / len(documents)
    print(f"{name:22} {rate:10.1f} documents {megabytes:8.3f} MB a CPU second, {each:.1f} numbers each", flush=True)
    return rate


def main():
    warnings.simplefilter("ignore")
    program, *named = sys.argv[1:]
    stories = pathlib.Path(__file__).parents[2] / "data/practice/stories"
    documents = texts([pathlib.Path(path) for path in named] or [stories])
    print(f"{len(documents)} documents of {size(documents) / len(documents) / 1000:.1f} KB")
    few = []
    for text in documents:
        if few and size(few) > MOST:
            break
        few.append(text)
    rates = {}
    for library in LIBRARIES:
        try:
            name, find = library()
        except (ImportError, OSError) as error:
            print(f"{library.__name__}: passed over: {str(error).splitlines()[0]}")
            continue
        read, seconds, found = read_by(find, few)
        rates[name] = report(name, few[:read], seconds, found)
    many = documents * (ENOUGH // size(documents) + 1)
    start, _ = run(program, documents[:1])
    seconds, found = run(program, many)
    fast = report("claimgraph", many, seconds - start, found)
    for name, rate in rates.items():
        print(f"{fast / rate:.0f} times as many as {name}")


main()
