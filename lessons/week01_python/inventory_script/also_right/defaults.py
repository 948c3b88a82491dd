import json
import sys
from collections import defaultdict


def summarise(records):
    groups = defaultdict(list)
    for r in records:
        groups[r["category"]].append(r)
    out = defaultdict(dict)
    for key in groups:
        total = 0.0
        for r in groups[key]:
            qty = r["qty"] if "qty" in r else 1
            total += qty * r["price"]
        out[key] = {"items": len(groups[key]), "total": total, "names": tuple(sorted(r["name"] for r in groups[key]))}
    return out


if __name__ == "__main__":
    _, source, target = sys.argv
    with open(source) as file:
        text = json.dumps(summarise(json.load(file)))
    with open(target, "w") as file:
        print(text, file=file)
