import json
import sys


def summarise(records):
    out = {}
    for r in records:
        entry = out.setdefault(r["category"], {"items": 0, "total": 0, "names": []})
        entry["items"] += 1
        entry["total"] += r.get("qty", 1) * r["price"]
        entry["names"] = sorted(entry["names"] + [r["name"]])
    return out


if __name__ == "__main__":
    records = json.load(open(sys.argv[1]))
    target = open(sys.argv[2], "w")
    json.dump(summarise(records), target)
