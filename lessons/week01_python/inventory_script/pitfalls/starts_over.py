"""Each record begins its category anew, so only the last one of each is left. Make the entry only where the category has none yet: `if category not in summary`, or `setdefault`."""
import json
import sys


def summarise(records):
    summary = {}
    for r in records:
        entry = summary[r["category"]] = {"items": 0, "total": 0, "names": []}
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
