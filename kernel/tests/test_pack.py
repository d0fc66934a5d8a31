"""An archive of ``./cairn pack``: all is in it, and a machine without network runs it."""

import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

import pytest
from conftest import ROOT, jar, jdks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="unpacks with rights of POSIX")

PYTHON = f"3.{sys.version_info.minor}"
CELL = """show(Datasets.fashionMnistMini());
var data = Datasets.friedman1(300, 1.0, 7);
var net = Net.of(data).stages(Blocks.dense().times(1), 8).regress();
var run = Trainer.defaults().epochs(2).fit(net, data);
show(run.test(), "engine " + run.model().engine().name(), run.curves());"""


def pack(*words):
    return subprocess.run(
        [str(ROOT / "cairn"), "pack", *words], capture_output=True, text=True, timeout=500
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive for this machine."""
    folder = tmp_path_factory.mktemp("pack")
    done = pack("--out", str(folder), "--python", PYTHON)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.zip"))


def test_archive_is_as_its_checksum_says_and_alone(archive):
    told = archive.with_name(archive.name + ".sha256")
    sum_, name = told.read_text().split()
    assert name == archive.name
    assert sum_ == hashlib.sha256(archive.read_bytes()).hexdigest()
    assert sorted(archive.parent.iterdir()) == [archive, told]
    assert archive.name.startswith(jar().stem + "-") and archive.name.endswith(f"-py{PYTHON}.zip")


def test_archive_has_all_that_is_needed_and_nothing_private(archive):
    with zipfile.ZipFile(archive) as zipped:
        names = {name.split("/", 1)[1] for name in zipped.namelist()}
    libraries = {f"target/lib/{path.name}" for path in (ROOT / "target" / "lib").iterdir()}
    assert libraries <= names
    for part in ("START-HERE.txt", "cairn", "cairn.cmd", "pom.xml", "LICENSE", "NOTICE",
                 "README.md", "docs/architecture.md", "kernel/execute.py", ".cairn/build.stamp",
                 "notebooks/01-first-residual-network.ipynb", f"target/{jar().name}"):
        assert part in names
    wheels = {name.split("-")[0].removeprefix("wheels/") for name in names if ".whl" in name}
    assert {"jupyterlab", "jjava", "nbclient", "nbconvert", "pyzmq"} <= wheels
    tops = {name.split("/")[0] for name in names}
    assert not tops & {".git", ".venv", "bench"}


def test_archive_is_not_overwritten_unasked(archive):
    before = archive.stat().st_mtime_ns
    done = pack("--out", str(archive.parent), "--python", PYTHON)
    told = f"cairn: {archive} is there already: move it away, or add --overwrite.\n"
    assert (done.returncode, done.stderr) == (1, told)
    assert archive.stat().st_mtime_ns == before


def test_wrong_words_are_told():
    done = pack("--zip")
    told = "cairn: no option \"--zip\" of pack, see './cairn pack --help'.\n"
    assert (done.returncode, done.stderr) == (2, told)


def without_network(folder):
    """A call and its environment that reach no other machine, as well as this one allows."""
    nowhere = "http://127.0.0.1:9"
    env = {
        "PATH": os.environ["PATH"], "JAVA_HOME": str(jdks()[0]), "HOME": str(folder),
        "LANG": "C.UTF-8", "http_proxy": nowhere, "https_proxy": nowhere,
        "PIP_CONFIG_FILE": os.devnull,
    }
    alone = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    works = shutil.which("unshare") and subprocess.run(
        [*alone, "true"], capture_output=True, env={**env, "PATH": env["PATH"] + ":/usr/sbin"}
    )
    env["PATH"] += ":/usr/sbin"
    return (alone if works and works.returncode == 0 else []), env


def test_unpacked_archive_trains_without_network(archive, tmp_path):
    with zipfile.ZipFile(archive) as zipped:
        for entry in zipped.infolist():
            path = zipped.extract(entry, tmp_path)
            os.chmod(path, entry.external_attr >> 16 or 0o755)
    checkout = next(tmp_path.glob("cairn-*"))
    notebook = {
        "cells": [{"cell_type": "code", "execution_count": None, "id": "a", "metadata": {},
                   "outputs": [], "source": CELL}],
        "metadata": {"kernelspec": {"name": "cairn", "display_name": "", "language": "java"}},
        "nbformat": 4, "nbformat_minor": 5,
    }
    (checkout / "notebooks" / "tiny.ipynb").write_text(json.dumps(notebook))
    home = tmp_path / "home"
    home.mkdir()
    alone, env = without_network(home)
    done = subprocess.run(
        [*alone, str(checkout / "cairn"), "run", str(checkout / "notebooks" / "tiny.ipynb")],
        capture_output=True, text=True, timeout=500, env=env, cwd=tmp_path,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "building Cairn" not in done.stdout and "downloads" not in done.stdout
    assert not (home / ".m2").exists()
    page = pathlib.Path(done.stdout.splitlines()[-1])
    assert page.is_file() and "engine onednn" in page.read_text()
