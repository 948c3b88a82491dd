# exercise: w1-parse-readings
# sandbox: needed
"""Imports the solution as a module of the installed package."""
import importlib
try:
    solution = importlib.import_module("lessons.week01_python.parse_readings.solution")
except Exception:
    solution = None


def parse_readings(items):
    return solution.parse_readings(items) if solution else []
