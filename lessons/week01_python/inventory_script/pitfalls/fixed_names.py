"""Your program reads `inventory.json`, whatever names it is given. What was typed stands in `sys.argv`: number 1 is the file to read, number 2 the one to write."""
import json
import sys


def summarise(records):
    summary = {}
    for r in records:
        entry = summary.setdefault(r["category"], {"items": 0, "total": 0, "names": []})
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
    main("inventory.json", "report.json")
