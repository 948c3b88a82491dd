import json
import os
import sys
from bisect import insort
from dataclasses import asdict, dataclass, field


@dataclass
class Entry:
    items: int = 0
    total: float = 0.0
    names: list = field(default_factory=list)

    def add(self, name, price, category=None, qty=1):
        self.items += 1
        self.total += qty * price
        insort(self.names, name)


def summarise(records):
    entries = {}
    for record in records:
        if record["category"] not in entries:
            entries[record["category"]] = Entry()
        entries[record["category"]].add(**record)
    return {key: asdict(entry) for key, entry in entries.items()}


if __name__ == "__main__":
    source, target = sys.argv[1:]
    if not os.path.exists(source):
        print(source, "is missing", file=sys.stderr)
        sys.exit(2)
    with open(source) as given, open(target, "w") as made:
        json.dump(summarise(json.load(given)), made)
