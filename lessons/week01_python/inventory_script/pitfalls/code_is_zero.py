"""Your message goes to stderr, as it should, but the exit code is 0: whoever started the program takes that for success. `sys.exit("a message")` does both at once."""
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
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return
    with open(target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
