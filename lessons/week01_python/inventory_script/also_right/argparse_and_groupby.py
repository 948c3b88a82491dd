import argparse
import json
from itertools import groupby


def category(record):
    return record["category"]


def summarise(records):
    result = {}
    for name, group in groupby(sorted(records, key=category), key=category):
        group = list(group)
        result[name] = dict(
            items=len(group),
            total=sum(r.get("qty", 1) * r["price"] for r in group),
            names=sorted(r["name"] for r in group),
        )
    return result


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=argparse.FileType("r"))
    parser.add_argument("target")
    args = parser.parse_args()
    records = json.load(args.source)
    with open(args.target, "w") as file:
        json.dump(summarise(records), file)


if __name__ == "__main__":
    main()
