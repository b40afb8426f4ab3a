"""Prints documents and bytes per CPU second of quantulum3 and of claimgraph on the same texts.

    python compare.py target/release/claimgraph [PATH...]

Reads the practice articles unless folders of .txt files or JSON lines are named. Both are given what
they read in memory or in one file, so that starting up counts for neither: quantulum3 reads a
sentence first, and claimgraph reads the articles many times over in one run, less a run of one.
Both have one thread: two threads of one core share its parts, and the same work takes more CPU seconds.
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
# quantulum3 reads each article once, but no more than so many bytes.
MOST = 200_000


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


def read_by_quantulum(documents):
    """Returns the CPU seconds and the numbers found."""
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    parser.parse("It weighs 5 kg.")
    start = time.process_time()
    found = sum(len(parser.parse(text)) for text in documents)
    return time.process_time() - start, found


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
    print(f"{name:12} {rate:10.1f} documents {megabytes:8.3f} MB a CPU second, {found / len(documents):.1f} numbers each")
    return rate


def main():
    program, *named = sys.argv[1:]
    stories = pathlib.Path(__file__).parents[2] / "data/practice/stories"
    documents = texts([pathlib.Path(path) for path in named] or [stories])
    print(f"{len(documents)} documents of {size(documents) / len(documents) / 1000:.1f} KB")
    few = []
    for text in documents:
        if few and size(few) > MOST:
            break
        few.append(text)
    slow = report("quantulum3", few, *read_by_quantulum(few))
    many = documents * (ENOUGH // size(documents) + 1)
    start, _ = run(program, documents[:1])
    seconds, found = run(program, many)
    fast = report("claimgraph", many, seconds - start, found)
    print(f"{fast / slow:.0f} times as many")


main()
