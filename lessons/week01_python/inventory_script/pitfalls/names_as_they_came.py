"""Your names stand in the order of the records. Asked for is the order of the alphabet: `sorted(names)` gives a new list, `names.sort()` sorts the one that is there. (`sorted(names)` on a line of its own changes nothing.)"""
import json
import sys


def summarise(records):
    summary = {}
    for r in records:
        entry = summary.setdefault(r["category"], {"items": 0, "total": 0, "names": []})
        entry["items"] += 1
        entry["total"] += r.get("qty", 1) * r["price"]
        entry["names"].append(r["name"])
    return summary


def main(source, target):
    with open(source) as file:
        records = json.load(file)
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
