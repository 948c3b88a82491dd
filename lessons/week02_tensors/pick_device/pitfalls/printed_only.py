"""You print the description. Return it: whoever called you may want it in a file."""
right = describe


def describe(device):
    print(right(device))
