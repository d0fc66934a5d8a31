"""Makes the bundled part of Fashion-MNIST: python3 make_fashion_mnist_mini.py FROM TO

FROM holds the four gzipped IDX files of Fashion-MNIST, TO receives four smaller ones: 1,200
training and 200 test images of each class, in their original order. An image is chosen by the
SHA-256 sum of its part and number, so the choice is the same with every version of Python. Only
the standard library is used.
"""

import gzip
import hashlib
import struct
import sys
from pathlib import Path

PARTS = {"train": 1200, "t10k": 200}
CLASSES = 10


def read_idx(path, magic, dimensions):
    content = gzip.decompress(path.read_bytes())
    header = struct.unpack_from(f">{dimensions + 1}I", content)
    assert header[0] == magic, f"{path} has magic {header[0]}"
    return header[1:], content[4 * (dimensions + 1):]


def write_idx(path, magic, sizes, payload):
    content = struct.pack(f">{len(sizes) + 1}I", magic, *sizes) + payload
    packed = gzip.compress(content, 9, mtime=0)
    path.write_bytes(packed)
    print(f"| `{path.name}` | {sizes[0]:,} | {len(packed)} | `{hashlib.sha256(packed).hexdigest()}` |")


def chosen(part, labels, per_class):
    def key(row):
        return hashlib.sha256(f"fashion-mnist-mini 1 {part} {row}".encode()).digest()

    rows = []
    for label in range(CLASSES):
        of_class = [row for row, found in enumerate(labels) if found == label]
        rows += sorted(of_class, key=key)[:per_class]
    return sorted(rows)


def main(source, target):
    for part, per_class in PARTS.items():
        (count, height, width), pixels = read_idx(source / f"{part}-images-idx3-ubyte.gz", 2051, 3)
        _, labels = read_idx(source / f"{part}-labels-idx1-ubyte.gz", 2049, 1)
        size = height * width
        rows = chosen(part, labels, per_class)
        write_idx(
            target / f"{part}-images-idx3-ubyte.gz",
            2051,
            (len(rows), height, width),
            b"".join(pixels[row * size:(row + 1) * size] for row in rows),
        )
        write_idx(
            target / f"{part}-labels-idx1-ubyte.gz",
            2049,
            (len(rows),),
            bytes(labels[row] for row in rows),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
