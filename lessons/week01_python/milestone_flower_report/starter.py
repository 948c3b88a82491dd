"""Report on a table of flowers: python milestone_flower_report.py data.csv out.json"""

import sys

import pandas as pd


def read(path):
    """The table, with what is missing as nan."""
    return pd.read_csv(path, na_values="?")


def main(source, target):
    df = read(source)
    print(f"{len(df)} rows with the columns {', '.join(df.columns)}")
    # Make the report, one function for each part, and write it to the file `target` as JSON.


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], sys.argv[2])
    else:
        print(__doc__)
