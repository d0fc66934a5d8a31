"""The weights of a saved model, read by the published description of safetensors, without Java."""

import array
import hashlib
import json
import struct
import sys
import zipfile
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[2] / "src/test/resources/golden-models"
FILES = sorted(GOLDEN.glob("*/*.cairn"))


def tensors(data):
    """Names with shapes and numbers, and the metadata."""
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    body = data[8 + length :]
    found, at = {}, 0
    for name, entry in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, end = entry["data_offsets"]
        assert begin == at, "arrays lie behind each other"
        assert entry["dtype"] == "F32"
        values = array.array("f", body[begin:end])
        if sys.byteorder == "big":
            values.byteswap()
        count = 1
        for size in entry["shape"]:
            count *= size
        assert count == len(values)
        found[name] = (entry["shape"], values)
        at = end
    assert at == len(body), "nothing stands behind the last array"
    return found, metadata


def test_there_are_files():
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_python_reads_the_weights(path):
    with zipfile.ZipFile(path) as model:
        assert model.testzip() is None
        for entry in model.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
        graph = json.loads(model.read("model.json"))["graph"]
        found, metadata = tensors(model.read("weights.safetensors"))
        assert model.read("README.md").startswith(b"# A model of Cairn")
    nodes = {node["name"]: node for node in graph["nodes"]}
    assert {name.rsplit(".", 1)[0] for name in found} <= nodes.keys()
    sizes = {"Dense": "units", "Convolution": "filters"}
    ops = {name: nodes[name.rsplit(".", 1)[0]]["op"] for name in found if name.endswith(".weight")}
    outputs = {name: op[sizes[op["type"]]] for name, op in ops.items() if op["type"] in sizes}
    assert outputs
    assert outputs == {name: found[name][0][0] for name in outputs}

    digest = hashlib.sha256()
    for name, (shape, values) in found.items():
        digest.update(f"{name}{shape}\n".encode())
        digest.update(values.tobytes())
    assert digest.hexdigest() == metadata["sha256"]


def test_numbers_lie_where_they_can_be_mapped():
    for path in FILES:
        data = path.read_bytes()
        with zipfile.ZipFile(path) as model:
            weights = model.read("weights.safetensors")
        assert data.index(weights) % 64 == 0
        assert (8 + struct.unpack_from("<Q", weights)[0]) % 64 == 0
