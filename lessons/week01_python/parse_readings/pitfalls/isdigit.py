"""You keep only items made of digits. `isdigit` is false for '-2', '3.5' and '-2e3', so these readings are lost. Don't look at the characters: try `float(item)`, and leave the item out if that fails."""


def parse_readings(items):
    return [float(item) for item in items if item.strip().isdigit()]
