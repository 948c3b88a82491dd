"""You return the test's places first. The order is training, then test."""

right = stratified


def stratified(labels, test_fraction, seed):
    return right(labels, test_fraction, seed)[::-1]
