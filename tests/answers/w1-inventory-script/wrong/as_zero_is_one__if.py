import json
import sys


def summarise(records):
    summary = {}
    for r in records:
        qty = r.get("qty")
        if not qty:
            qty = 1
        c = r["category"]
        if c not in summary:
            summary[c] = {"items": 0, "total": 0.0, "names": []}
        summary[c]["items"] += 1
        summary[c]["total"] += qty * r["price"]
        summary[c]["names"] = sorted(summary[c]["names"] + [r["name"]])
    return summary


def main(source, target):
    with open(source) as file:
        records = json.load(file)
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
