"""You print a message and end as if all were well: the exit code is 0, and what you print goes to stdout, among the results. `sys.exit("a message")` writes to stderr and ends with exit code 1."""
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
    try:
        with open(source) as file:
            records = json.load(file)
    except FileNotFoundError:
        print("no such file")
        return
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
