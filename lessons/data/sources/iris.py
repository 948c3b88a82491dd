"""python iris.py FILE: make ../iris.csv from scikit-learn's sklearn/datasets/data/iris.csv (numbers, then the species as 0, 1, 2)."""

import csv
import sys
from pathlib import Path

TO = Path(__file__).parent.parent / "iris.csv"
COLUMNS = ("sepal_length", "sepal_width", "petal_length", "petal_width", "species")


def main(source: Path) -> None:
    first, *rows = csv.reader(source.read_text("utf-8").splitlines())
    species = first[2:]
    lines = [",".join((*row[:4], species[int(row[4])])) for row in rows]
    TO.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", "utf-8")
    print(len(lines), "flowers")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
