"""Computes in C, where no signal is heard by Python."""
# as: check run
# ends: timeout died
# by: supervisor
# limits: wall=6
x = 7 ** (7 ** 9)
