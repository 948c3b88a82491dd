"""All your categories share one dictionary: `dict.fromkeys(keys, {...})` puts the same one under every key, and so does a dictionary that is made above the loop. Make a new one for each category."""
import json
import sys


def summarise(records):
    summary = dict.fromkeys((r["category"] for r in records), {"items": 0, "total": 0, "names": []})
    for r in records:
        entry = summary[r["category"]]
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
