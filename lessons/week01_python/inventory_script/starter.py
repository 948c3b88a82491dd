"""Summarise an inventory by category: python inventory_script.py IN.json OUT.json"""

import json
import sys


def summarise(records):
    """Return, for each category, how many records it has, what they are worth together, and their names in order."""
    ...


def main(source, target):
    """Read the records in `source`, and write their summary to `target`."""
    with open(source) as file:
        records = json.load(file)
    print(f"{source} holds {len(records)} records; the first is {records[0]}")
    # Write the summary to `target`.


# Call main, with the two names that were typed. To try it: python inventory_script.py inventory.json report.json
