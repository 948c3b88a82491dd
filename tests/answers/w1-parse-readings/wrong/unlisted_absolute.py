import re


def parse_readings(items):
    found = []
    for s in items:
        m = re.search(r"\d+(\.\d+)?(e\d+)?", s)
        if m:
            found.append(float(m.group()))
    return found
