import numpy as np


class Column:
    def __init__(self):
        self.values = []

    def offer(self, text):
        try:
            self.values.append(np.float64(text))
        except ValueError:
            return

    def finite(self):
        column = np.array(self.values, dtype=float)
        return column[np.isfinite(column)].tolist()


def parse_readings(items):
    column = Column()
    for text in items:
        column.offer(text)
    return column.finite()
