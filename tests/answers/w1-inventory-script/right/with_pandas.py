import json
import sys

import pandas as pd


def summarise(records):
    if not records:
        return {}
    table = pd.DataFrame(records)
    if "qty" not in table:
        table["qty"] = 1
    table["worth"] = table["qty"].fillna(1) * table["price"]
    return {
        name: {"items": len(part), "total": round(float(part["worth"].sum()), 2), "names": part["name"].sort_values().to_list()}
        for name, part in table.groupby("category")
    }


def main():
    with open(sys.argv[1], encoding="utf-8") as source:
        found = summarise(json.load(source))
    target = open(sys.argv[2], "w", encoding="utf-8")
    target.write(json.dumps(found, indent=4, sort_keys=True) + "\n")
    target.close()


if __name__ == "__main__":
    sys.exit(main())
