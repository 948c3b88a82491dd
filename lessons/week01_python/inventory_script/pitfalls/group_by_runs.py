"""`groupby` puts only neighbours together. Your records are mixed, so a category comes in several pieces, and the last one overwrites the others. Sort by the category first."""
import itertools
import json
import sys


def summarise(records):
    summary = {}
    for category, group in itertools.groupby(records, key=lambda r: r["category"]):
        rs = list(group)
        total = sum(r.get("qty", 1) * r["price"] for r in rs)
        summary[category] = {"items": len(rs), "total": total, "names": sorted(r["name"] for r in rs)}
    return summary


def main(source, target):
    with open(source) as file:
        records = json.load(file)
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
