"""A small inventory to try the program on."""

import json

RECORDS = [
    {"name": "screws", "category": "fasteners", "qty": 200, "price": 0.05},
    {"name": "hammer", "category": "tools", "price": 18.5},
    {"name": "nails", "category": "fasteners", "qty": 500, "price": 0.02},
    {"name": "lamp", "category": "light", "qty": 0, "price": 12.0},
    {"name": "saw", "category": "tools", "qty": 2, "price": 24.25},
]


def files(draw):
    """`inventory.json`: five records, one without a quantity."""
    return {"inventory.json": "[\n " + ",\n ".join(json.dumps(record) for record in RECORDS) + "\n]\n"}
