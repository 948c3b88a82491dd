import json
import sys


def summarise(records):
    summary = {}
    fresh = {"items": 0, "total": 0, "names": []}
    for r in records:
        entry = summary.setdefault(r["category"], fresh)
        entry["items"] += 1
        entry["total"] += r.get("qty", 1) * r["price"]
        entry["names"] = sorted([*entry["names"], r["name"]])
    return summary


def main(source, target):
    with open(source) as file:
        records = json.load(file)
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
