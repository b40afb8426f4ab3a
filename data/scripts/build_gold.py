#!/usr/bin/env python3
"""Builds the plain articles and the gold of a corpus from its marked sources.

    build_gold.py CORPUS [--stories DIR] [--check]

  CORPUS/marked/STORY/NAME.txt         articles with inline markup (below)
  CORPUS/marked/STORY/_quantities.txt  a figure's defaults, one a line:  id | counted | event | place | unit
  CORPUS/marked/STORY/_relations.txt   kind | side ; side | why          and:  copy | COPY | ORIGINAL
  -> DIR/STORY/NAME.txt (DIR is CORPUS/stories unless given), CORPUS/gold.jsonl, CORPUS/relations.json

With --check nothing is written; the run fails where a built file is not what its sources give.

Markup of a number (every number in an article must be marked, or the build fails):
  [[TEXT|-reason]]            not a claim (date, age, time, address ...): reporting it is an error
  [[TEXT|?reason|q=ID]]       optional: reporting it or not makes no difference; q= names it for _relations.txt
  [[TEXT|ID|attributes]]      a claim of figure ID
Attributes: >= > <= < (bound), ~ (approximate), low= high= (where the text doesn't parse), u= unit (UCUM, or a
currency's ISO code), c= counted, e= event, p= place, s= speaker (alternatives parted by /, '-' for none), per=.
The date in a second line of the form 'By AUTHOR | OUTLET | DATE' is marked by the build itself.

A side of a relation is a list of selectors, parted by commas: 'NAME:ID', 'NAME:ID=VALUE', 'NAME:ID@UNIT', 'ID';
an ID that ends in '.*' stands for all figures that begin so.
A kind followed by '?' is optional: finding it counts as right, missing it costs nothing.

The build also fails where two claims of one figure have values that exclude each other and no relation covers them;
values in two currencies, or in percent and in points, always need a relation.

Plain Python, standard library only, so that the gold can be rebuilt anywhere.
"""
import argparse
import collections
import itertools
import json
import pathlib
import re
import sys

MARK = re.compile(r"\[\[((?:[^\[\]|])+)\|((?:[^\[\]]|\[[A-Za-z_]+\])*)\]\]")
BYLINE_DATE = re.compile(r"\A(.*\nBy [^|\n]+ \| [^|\n]+ \| )(\d{4}-\d\d-\d\d)$", re.M)
NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? "
    "millions? billions? trillions? dozens? half halves twice thrice couple handful scores").split()
# What counts as a number that must be marked.
NUMBER = re.compile(r"\d|\b(?:" + "|".join(NUMBER_WORDS) + r")\b|\ba (?:third|quarter|fifth|tenth)\b", re.I)
SMALL = {word: value for value, word in enumerate(NUMBER_WORDS[:20])}
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10)))
MAGNITUDE = {"dozen": 12, "hundred": 100, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9,
             "bn": 1e9, "trillion": 1e12}
# Units that convert into each other: (dimension, size in the dimension's base unit).
UNITS = {"[mi_i]/h": ("speed", 1.609344), "km/h": ("speed", 1.0), "m/s": ("speed", 3.6), "[kn_i]": ("speed", 1.852),
         "[acr_us]": ("area", 0.404687), "har": ("area", 1.0), "m2": ("area", 0.0001), "km2": ("area", 100.0),
         "[mi_i]2": ("area", 258.998811), "[lb_av]": ("mass", 0.45359237), "kg": ("mass", 1.0), "g": ("mass", 0.001),
         "t": ("mass", 1000.0), "mm": ("length", 0.001), "cm": ("length", 0.01), "[in_i]": ("length", 0.0254),
         "[ft_i]": ("length", 0.3048), "m": ("length", 1.0), "km": ("length", 1000.0), "[mi_i]": ("length", 1609.344),
         "L": ("volume", 1.0), "m3": ("volume", 1000.0), "[gal_us]": ("volume", 3.785412), "d": ("time", 1.0),
         "wk": ("time", 7.0), "h": ("time", 1 / 24), "min": ("time", 1 / 1440), "pp": ("points", 1.0),
         "bp": ("points", 0.01), "MW": ("power", 1.0), "GW": ("power", 1000.0), "kW": ("power", 0.001),
         "Cel": ("temperature", 1.0), "[degF]": ("temperature", 5 / 9)}
# What is added to a value before it is multiplied.
OFFSETS = {"[degF]": -32.0}
CURRENCY = {"USD", "GBP", "EUR", "CHF"}
BOUNDS = (">=", ">", "<=", "<")
ATTRIBUTES = {"low", "high", "u", "c", "e", "p", "s", "per", "q"}
KINDS = {"value_conflict", "sum_conflict", "part_conflict", "update", "compatible"}
# How far a value may stretch before two of one figure are said to exclude each other (a share of the value).
APPROXIMATE, CONVERTED, ROUNDED_MONEY, EXACT = 0.10, 0.012, 0.006, 1e-9
# Two articles share a passage where a paragraph of this many characters has this share of its six-word runs in common.
PASSAGE_CHARACTERS, PASSAGE_SHARE, RUN_WORDS = 90, 0.6, 6
errors = []


def fail(*parts):
    """Notes an error; all of them are printed before the build gives up."""
    errors.append(" ".join(map(str, parts)))


def parse(text):
    """The value of a number in digits or words; None where it takes more than that (give low= and high=)."""
    plain = text.lower().replace(",", "").rstrip("%").strip()
    digits = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(trillion|million|billion|bn|m|thousand|k)?", plain)
    if digits:
        return round(float(digits[1]) * MAGNITUDE.get(digits[2], 1), 6)
    total, seen = 0.0, False
    for word in re.split(r"[\s-]+", plain):
        if word in ("a", "an", "and"):
            continue
        if word in SMALL:
            total += SMALL[word]
        elif word in TENS:
            total += TENS[word]
        elif word in MAGNITUDE:
            total = (total or 1) * MAGNITUDE[word]
        else:
            return None
        seen = True
    return total if seen else None


def alternatives(text):
    """Right answers parted by slashes; '-' is the empty one."""
    return [word.strip() if word.strip() != "-" else None for word in text.split("/")]


def interval(row):
    """A claim's interval in base units, widened for approximation, conversion and rounding of sums of money."""
    factor, offset = UNITS.get(row["unit"], (None, 1.0))[1], OFFSETS.get(row["unit"], 0.0)
    stretch = EXACT
    if row["approx"]:
        stretch = APPROXIMATE
    elif row["unit"] in UNITS:
        stretch = CONVERTED
    elif row["unit"] in CURRENCY:
        stretch = ROUNDED_MONEY
    low, high = (None if end is None else (end + offset) * factor for end in (row["low"], row["high"]))
    return (None if low is None else low - abs(low) * stretch), (None if high is None else high + abs(high) * stretch)


def disjoint(left, right):
    """Whether two claims of one figure exclude each other."""
    units = {left["unit"], right["unit"]}
    if len(units) == 2 and (units <= CURRENCY or units == {"%", "pp"}):
        return True  # a relation must say which
    (left_low, left_high), (right_low, right_high) = interval(left), interval(right)
    return (left_high is not None and right_low is not None and left_high < right_low) or \
           (right_high is not None and left_low is not None and right_high < left_low)


def read_quantities(path):
    """The defaults of a story's figures."""
    quantities = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        name, counted, event, place, unit, *_ = [field.strip() for field in line.split("|")] + [""]
        if name in quantities:
            fail(path.parent.name, "figure defined twice:", name)
        quantities[name] = dict(counted=alternatives(counted), event=alternatives(event),
                                place=alternatives(place), unit=unit or None)
    return quantities


def read_spec(document, text, spec):
    """The parts of a mark: its head, its flags and its named attributes."""
    head, *rest = spec.split("|")
    flags = [part for part in rest if part in BOUNDS + ("~",)]
    named = dict(part.split("=", 1) for part in rest if "=" in part and part not in flags)
    bad = [part for part in rest if part not in flags and part.split("=")[0] not in ATTRIBUTES]
    if bad:
        fail(document, text, "bad attributes", bad)
    return head, flags, named


def read_interval(document, text, flags, named):
    """Low and high ends of a mark, None where it is open; no ends at all where the text isn't understood."""
    value = parse(text)
    low = float(named["low"]) if "low" in named else value
    if "high" in named:
        high = float(named["high"])
    else:
        high = low if "low" in named and flags and "~" not in flags else value
    if low is None or high is None:
        fail(document, text, "value not parsed")
        return None
    bound = next((flag for flag in flags if flag in BOUNDS), "")
    return (None if bound[:1] == "<" else low), (None if bound[:1] == ">" else high), bound


def make_row(document, story, span, text, spec, quantities, loose):
    """One line of the gold from one mark; None if it's wrong."""
    start, end = span
    head, flags, named = read_spec(document, text, spec)
    row = dict(kind="claim", id=f"{document}@{start}-{end}", story=story, document=document, start=start, end=end, text=text)
    if head[:1] in "-?":
        row.update(kind="not_claim" if head[0] == "-" else "optional", why=head[1:])
        return row | ({"quantity": named["q"]} if "q" in named else {})
    default = quantities.get(head)
    if default is None:  # a figure defined at its mention
        if not {"c", "e", "p"} <= set(named):
            fail(document, text, "no defaults for", head)
            return None
        key = (named["c"], named["e"], named["p"], named.get("u"))
        if loose.setdefault(head, key) != key:
            fail(document, text, head, "attributes differ from", loose[head])
        default = dict(unit=None)
    ends = read_interval(document, text, flags, named)
    if ends is None:
        return None
    low, high, bound = ends
    row.update(low=low, high=high, exclusive_low=bound == ">", exclusive_high=bound == "<", approx="~" in flags,
               unit=named.get("u", default["unit"]), per=named.get("per"))
    for key, short in (("counted", "c"), ("event", "e"), ("place", "p")):
        row[key] = alternatives(named[short]) if short in named else default[key]
    row.update(speaker=alternatives(named.get("s", "-")), quantity=head)
    dimension = lambda unit: UNITS.get(unit, (unit,))[0]
    if default["unit"] and dimension(default["unit"]) != dimension(row["unit"]):
        fail(document, text, "unit", row["unit"], "for", head)
    return row


def plain(document, gap):
    """Text between two marks, which must hold no number."""
    for found in NUMBER.finditer(gap):
        fail(document, "unmarked number:", repr(gap[max(0, found.start() - 30):found.end() + 30]))
    return gap


def strip_marks(document, source):
    """The plain article and its marks: ((start, end) in bytes, text, specification)."""
    out, position, marks = "", 0, []
    for mark in MARK.finditer(source):
        out += plain(document, source[position:mark.start()])
        start = len(out.encode())
        out += mark[1]
        marks.append(((start, len(out.encode())), mark[1], mark[2]))
        position = mark.end()
    out += plain(document, source[position:])
    if "[[" in out or "]]" in out:
        fail(document, "stray markup", out[max(0, out.find("[[") - 20):][:80])
    return out, marks


def read_story(folder):
    """The gold lines and the plain articles of one story."""
    quantities, loose, rows, texts = read_quantities(folder / "_quantities.txt"), {}, [], {}
    for path in sorted(folder.glob("[!_]*.txt")):
        document = f"{folder.name}/{path.name}"
        source = BYLINE_DATE.sub(r"\1[[\2|-date]]", path.read_text(encoding="utf-8"), count=1)
        texts[document], marks = strip_marks(document, source)
        rows += filter(None, (make_row(document, folder.name, *mark, quantities, loose) for mark in marks))
    used = {row.get("quantity") for row in rows}
    for name in quantities:
        if name not in used:
            fail(folder.name, "figure never used:", name)
    return rows, texts


def select(side, story, rows):
    """The gold lines that one side of a relation names."""
    out = []
    for selector in side.split(","):
        name, _, rest = selector.strip().rpartition(":")
        rest, _, value = rest.partition("=")
        figure, _, unit = rest.partition("@")
        fits = (lambda q: q.startswith(figure[:-1])) if figure.endswith(".*") else (lambda q: q == figure)
        hits = [row for row in rows if fits(row.get("quantity") or "")
                and name in ("", "*", row["document"].split("/")[1].removesuffix(".txt"))
                and (not value or float(value) in (row.get("low"), row.get("high")))
                and (not unit or row.get("unit") == unit)]
        if not hits:
            fail(story, "selector finds nothing:", selector)
        out += [row for row in hits if row not in out]
    return out


def check_pair(story, kind, optional, left, right):
    """Two mentions that a relation sets against each other must be of one figure, and differ where it says so."""
    if left["kind"] != "claim" or right["kind"] != "claim":
        return
    same = left["quantity"] == right["quantity"]
    if kind == "update" and not same and not optional:
        fail(story, kind, "over two figures", left["quantity"], right["quantity"])
    if kind == "value_conflict" and same and not disjoint(left, right):
        fail(story, "not disjoint:", left["id"], left["text"], right["id"], right["text"])


def make_relation(story, fields, rows, covered, number):
    """One relation from one line; None if it's wrong."""
    kind, optional, about = fields[0].rstrip("?"), fields[0].endswith("?"), None
    if kind == "place_conflict":
        kind, about = "value_conflict", "place"
    if kind not in KINDS:
        fail(story, "kind", kind)
    sides = [select(side, story, rows) for side in fields[1].split(";")]
    if len(sides) != 2 or len(fields) < 3 or not fields[2]:
        fail(story, "two sides and a reason:", " | ".join(fields))
        return None
    if {row["id"] for row in sides[0]} & {row["id"] for row in sides[1]}:
        fail(story, "sides overlap:", " | ".join(fields))
    for left, right in itertools.product(*sides):
        covered.add(frozenset((left["id"], right["id"])))
        if not about:
            check_pair(story, kind, optional, left, right)
    relation = dict(id=f"{story}/r{number}", kind=kind, story=story, sides=[[row["id"] for row in side] for side in sides],
                    quantities=[sorted({row["quantity"] for row in side}) for side in sides], why=fields[2])
    return relation | ({"about": about} if about else {}) | ({"optional": True} if optional else {})


def read_relations(folder, rows, texts):
    """A story's relations and copies."""
    relations, copies, covered, story = [], [], set(), folder.name
    for line in (folder / "_relations.txt").read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("|")]
        if not line.strip():
            continue
        if fields[0] == "copy":
            copies.append([f"{story}/{name}.txt" for name in fields[1:3]])
            for name in copies[-1]:
                if name not in texts:
                    fail("copy of unknown document", name)
            continue
        relation = make_relation(story, fields, rows, covered, len(relations) + 1)
        if relation:
            relations.append(relation)
    check_harmless(relations)
    check_covered(story, rows, covered)
    return relations, copies


def check_harmless(relations):
    """What is called compatible, or an update, must not hold both sides of a conflict."""
    clash = [relation for relation in relations if relation["kind"].endswith("conflict")]
    for harmless, conflict in itertools.product((r for r in relations if r not in clash), clash):
        ids = set(itertools.chain(*harmless["sides"]))
        if all(ids & set(side) for side in conflict["sides"]):
            fail(harmless["id"], harmless["kind"], "holds both sides of conflict", conflict["id"], ":", harmless["why"])


def check_covered(story, rows, covered):
    """Two values of one figure that exclude each other need a relation that says why."""
    for left, right in itertools.combinations([row for row in rows if row["kind"] == "claim"], 2):
        if left["quantity"] == right["quantity"] and disjoint(left, right) \
                and frozenset((left["id"], right["id"])) not in covered:
            fail(story, "values differ and no relation says so:", left["quantity"], left["document"], repr(left["text"]),
                 "/", right["document"], repr(right["text"]))


def check_copies(texts, copies):
    """A copy must share a paragraph with its original, and two articles that do must be listed as a copy."""
    def runs(paragraph):
        words = paragraph.lower().split()
        return {tuple(words[i:i + RUN_WORDS]) for i in range(len(words) - RUN_WORDS + 1)}
    passages = {name: [runs(p) for p in text.split("\n\n")[1:] if len(p) > PASSAGE_CHARACTERS] for name, text in texts.items()}
    listed = {frozenset(copy) for copy in copies}
    for left, right in itertools.combinations(sorted(texts), 2):
        shared = any(len(p & q) >= PASSAGE_SHARE * min(len(p), len(q)) > 0 for p in passages[left] for q in passages[right])
        if shared != (frozenset((left, right)) in listed):
            fail("copy listed without a shared paragraph, or the reverse:", left, right)


def place(path, content, check):
    """Writes a built file, or holds it against what is there."""
    if check:
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            fail("not up to date:", path)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def report(texts, gold, relations, copies):
    """Prints how much there is of everything."""
    count = lambda names: dict(sorted(collections.Counter(names).items()))
    print(len(texts), "articles,", sum(len(text.split()) for text in texts.values()), "words")
    print("mentions", count(row["kind"] for row in gold),
          "figures", len({(row["story"], row["quantity"]) for row in gold if row["kind"] == "claim"}))
    print("relations", count(("place_conflict" if r.get("about") else r["kind"]) + ("?" if r.get("optional") else "")
                             for r in relations), "copies", len(copies))


def give_up():
    """Ends the run if anything is wrong."""
    if errors:
        print("\n".join(errors), file=sys.stderr)
        sys.exit(f"{len(errors)} errors")


def main():
    """Reads the command line and builds one corpus."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("corpus", type=pathlib.Path)
    arguments.add_argument("--stories", type=pathlib.Path, help="where the plain articles go")
    arguments.add_argument("--check", action="store_true", help="write nothing, fail where a file is not up to date")
    given = arguments.parse_args()
    gold, relations, copies, texts = [], [], [], {}
    for folder in sorted(path for path in (given.corpus / "marked").iterdir() if path.is_dir()):
        story_rows, story_texts = read_story(folder)
        story_relations, story_copies = read_relations(folder, story_rows, story_texts)
        check_copies(story_texts, story_copies)
        gold += story_rows
        relations += story_relations
        copies += story_copies
        texts.update(story_texts)
    give_up()
    for document, text in texts.items():
        place((given.stories or given.corpus / "stories") / document, text, given.check)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold)
    place(given.corpus / "gold.jsonl", lines, given.check)
    whole = json.dumps(dict(relations=relations, copies=copies), ensure_ascii=False, indent=1) + "\n"
    place(given.corpus / "relations.json", whole, given.check)
    give_up()
    report(texts, gold, relations, copies)


if __name__ == "__main__":
    main()
