"""Ends of the kernel in the middle of training: no process, no half-written file."""

import pathlib
import subprocess
import sys
import time

import pytest
from conftest import jdks, ours

TRAIN = """
var pictures = Datasets.fashionMnistMini();
var net = Net.of(pictures).stem(8).stages(Blocks.basic().times(1), 8).classify();
ProgressView told = s -> { if (s.progress().batch() > 1) System.out.println("begun"); };
Trainer.defaults().epochs(1000).progress(told).fit(net, pictures);
"""


def is_alive(pid):
    """Zombies are not: their parent has only not yet asked."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pid, seconds=20):
    end = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_alive(pid)


@pytest.fixture
def training(tmp_path, monkeypatch):
    """A kernel that trains, in a folder of its own."""
    if not pathlib.Path("/proc").is_dir():
        pytest.skip("no /proc here: processes cannot be looked at")
    monkeypatch.chdir(tmp_path)
    kernel = ours(jdks()[0], {"TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)})
    kernel.pid = int(kernel.text("ProcessHandle.current().pid()"))
    kernel.number = kernel.send(TRAIN)
    for message in kernel.messages(kernel.number):
        if "begun" in message["content"].get("text", ""):
            break
    yield kernel
    kernel.client.stop_channels()
    if is_alive(kernel.pid):
        kernel.manager.shutdown_kernel(now=True)


def leftovers(folder):
    """Crash reports, and files that were not finished."""
    ends = (".part", ".tmp", ".half", ".log", ".mdmp")
    return [p.name for p in folder.rglob("*") if p.suffix in ends or p.name.startswith("core")]


def test_shutdown_while_training_leaves_nothing(training, tmp_path, figure):
    begun = time.monotonic()
    training.manager.shutdown_kernel()
    seconds = time.monotonic() - begun
    assert gone(training.pid)
    assert leftovers(tmp_path) == []
    figure("shutdown while training", round(seconds, 3), 5.0, seconds)


def test_restart_while_training_gives_a_fresh_kernel(training, tmp_path):
    training.manager.restart_kernel()
    assert gone(training.pid)
    training.client.wait_for_ready(timeout=120)
    pid = int(training.text("ProcessHandle.current().pid()"))
    assert pid != training.pid
    assert "pictures" in training.error("pictures")
    assert leftovers(tmp_path) == []
    training.manager.shutdown_kernel()
    assert gone(pid)


def test_kill_while_training_leaves_no_process(training, tmp_path):
    children = [
        int(p.name)
        for p in pathlib.Path("/proc").iterdir()
        if p.name.isdigit() and f"PPid:\t{training.pid}\n" in status(p)
    ]
    training.manager.shutdown_kernel(now=True)
    assert gone(training.pid)
    assert all(gone(child) for child in children)
    assert leftovers(tmp_path) == []


JUPYTER = """
import sys
from conftest import jdks, ours
kernel = ours(jdks()[0])
print(kernel.text("ProcessHandle.current().pid()"), flush=True)
kernel.send("new java.util.concurrent.CountDownLatch(1).await();")
sys.stdin.read()
"""


def test_kernel_ends_when_jupyter_was_killed():
    jupyter = subprocess.Popen(
        [sys.executable, "-c", JUPYTER], cwd=pathlib.Path(__file__).parent,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )
    kernel = int(jupyter.stdout.readline())
    assert is_alive(kernel)
    jupyter.kill()
    jupyter.wait()
    assert gone(kernel, 30)


def status(process):
    try:
        return (process / "status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
