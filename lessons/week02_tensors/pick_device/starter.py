"""Where to compute: asked when the program runs, with a way out, and told in words."""

import torch


def pick_device(prefer=None):
    """Return `prefer` as a device, else CUDA where it can be used, else the CPU."""
    ...


def describe(device):
    """Return "cpu, 8 threads", or for CUDA "NVIDIA T4, 15 GiB", or for any other device its type."""
    ...


if __name__ == "__main__":
    device = pick_device()
    print(device)
    print(describe(device))
    print(pick_device("cuda"))  # without a GPU: a warning, then cpu
