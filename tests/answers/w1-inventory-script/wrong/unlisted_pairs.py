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
        json.dump(sorted(summarise(records).items()), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
