"""You choose the right numbers, and then leave them as they are. What stands before `for` goes into the list: write the square there."""


def even_squares(xs):
    return [x for x in xs if x % 2 == 0]
