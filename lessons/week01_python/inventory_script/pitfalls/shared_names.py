"""The lists of names are one and the same list, in all categories: a dictionary that is copied still holds the list of the first. Write `[]` where the entry is made."""
import json
import sys


def summarise(records):
    summary = {}
    empty = {"items": 0, "total": 0, "names": []}
    for r in records:
        entry = summary.setdefault(r["category"], dict(empty))
        entry["items"] += 1
        entry["total"] += r.get("qty", 1) * r["price"]
        entry["names"].append(r["name"])
        entry["names"].sort()
    return summary


def main(source, target):
    with open(source) as file:
        records = json.load(file)
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
