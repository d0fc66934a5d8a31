"""Kernels for other Jupyters: installed, listed, removed, and used by somebody who may only read."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import pytest
from conftest import ROOT, Kernel, jar, jdks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="users and links differ there")

NOBODY = 65534
AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
CELL = """
var data = Datasets.fashionMnistMini();
var net = Net.of(data).stem(4).stages(Blocks.basic().times(1), 4).classify();
show(net);
var run = Trainer.defaults().epochs(1).batch(256).fit(net, data);
show(run.test(), run.curves());
"""


def cairn(*words, env=None):
    done = subprocess.run(
        [str(ROOT / "cairn"), "kernel", *words],
        env={**os.environ, **(env or {})}, capture_output=True, text=True, timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def tree(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def places(folder):
    """Each option with the variables that it depends on and the folder of kernels that it means."""
    home = folder / "home"
    (home / ".local" / "share").mkdir(parents=True)
    unset = {"JUPYTER_DATA_DIR": "", "XDG_DATA_HOME": ""}
    user = home / ("Library/Jupyter" if sys.platform == "darwin" else ".local/share/jupyter")
    yield ["--user"], {"HOME": str(home), **unset}, user / "kernels"
    active = folder / "active"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(active)], check=True)
    path = f"{active / 'bin'}{os.pathsep}{os.environ['PATH']}"
    yield ["--sys-prefix"], {"PATH": path}, active / "share" / "jupyter" / "kernels"
    prefix = folder / "a prefix"
    prefix.mkdir()
    yield ["--prefix", str(prefix)], {}, prefix / "share" / "jupyter" / "kernels"


def test_each_place_is_filled_once_and_emptied(tmp_path):
    for option, env, kernels in places(tmp_path):
        before = tree(tmp_path)
        folder = kernels / "cairn"
        assert cairn("install", *option, env=env)[-1] == f"Java (Cairn) is installed in {folder}"
        installed = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
        assert cairn("install", *option, env=env) == [f"Java (Cairn) is there already, in {folder}"]
        assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == installed
        name, state = cairn("list", *option, env=env)
        assert re.fullmatch(rf"Java \(Cairn\) +JDK \d+ +ours +{re.escape(str(folder))}", name)
        assert state == "    starts"
        assert cairn("remove", *option, env=env) == [f"removed {folder}"]
        assert cairn("remove", *option, env=env) == [f"nothing of Cairn to remove in {kernels}"]
        assert tree(tmp_path) == before


@pytest.fixture
def shared():
    """A kernel for all, installed by root and reached through a link, and the home of a reader."""
    if shutil.which("setpriv") is None or os.geteuid() != 0:
        pytest.skip("no other user can be had: this needs root, and setpriv of util-linux")
    # Pytest's own folders are closed to others.
    top = pathlib.Path(tempfile.mkdtemp(prefix="cairn-shared-"))
    try:
        top.chmod(0o755)
        needed = [str(jar()), str(jdks()[0] / "bin" / "java")]
        for path in needed:
            if subprocess.run([*AS_NOBODY, "test", "-r", path]).returncode:
                pytest.skip(f"others may not read {path}")
        (top / "prefix").mkdir()
        cairn("install", "--prefix", str(top / "prefix"))
        (top / "deeper").mkdir()
        link = top / "deeper" / "jupyter"
        link.symlink_to(top / "prefix" / "share" / "jupyter")
        home = top / "home"
        home.mkdir(mode=0o700)
        os.chown(home, NOBODY, NOBODY)
        yield link / "kernels" / "cairn", home
    finally:
        shutil.rmtree(top)


def reader(folder, home):
    """The installed kernel, started by somebody who owns nothing but a home."""
    spec = json.loads((folder / "kernel.json").read_text())
    java = [word.replace("{resource_dir}", str(folder)) for word in spec["argv"]]
    own = home / "connection.json"
    script = 'install -m 600 -o "$1" -g "$1" "$2" "$3"; shift 3; exec "$@"'
    words = ["sh", "-c", script, "sh", str(NOBODY), "{connection_file}", str(own), *AS_NOBODY]
    java[0:1] = [java[0], f"-Duser.home={home}"]
    java[java.index("{connection_file}")] = str(own)
    return Kernel([*words, *java], {"HOME": str(home), "TMPDIR": str(home), **spec["env"]})


def test_somebody_who_may_only_read_trains(shared):
    folder, home = shared
    before = tree(folder)
    kernel = reader(folder, home)
    try:
        assert kernel.text('System.getProperty("user.name")') == "nobody"
        shown = kernel.text(CELL)
    finally:
        kernel.stop()
    assert re.search(r"test accuracy \d\.\d{4} \(\d+/2000\)", shown)
    assert tree(folder) == before
    # What the page for teachers tells; the JDK keeps a list of fonts in .java.
    assert {path.name for path in home.iterdir()} <= {".javacpp", ".java", "connection.json"}
