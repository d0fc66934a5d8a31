"""``./cairn run`` from its outside: a notebook in a real kernel, the result, the page in a browser."""

import base64
import io
import os
import re
import shutil
import signal
import struct
import subprocess
import sys

import nbformat
import pytest
from conftest import ROOT, VENV

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking"
    " --disable-component-update --disable-sync --disable-quic --no-first-run"
    " --hide-scrollbars --window-size=1000,3000"
).split()
CLASSES = 3


def write_idx(folder, part, count):
    """Small pictures: class k has a bright stripe k."""
    images, labels = bytearray(), bytearray()
    for i in range(count):
        k = i % CLASSES
        labels.append(k)
        for row in range(9):
            images.extend([220 if row // 3 == k else (i * 7 + row) % 60] * 9)
    (folder / f"{part}-images").write_bytes(struct.pack(">4i", 2051, count, 9, 9) + images)
    (folder / f"{part}-labels").write_bytes(struct.pack(">2i", 2049, count) + labels)


def notebook(path, *cells):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    made.metadata["kernelspec"] = {
        "name": "cairn", "display_name": "Java (Cairn)", "language": "java",
    }
    nbformat.write(made, path)
    return path


def command(path, *more):
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    return [str(python), str(ROOT / "kernel/execute.py"), str(path), *more]


def run(path, *more):
    return subprocess.run(
        command(path, "--out", str(path.parent / "out"), *more),
        capture_output=True, text=True, timeout=300,
    )


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A notebook that trained on pictures, executed once."""
    folder = tmp_path_factory.mktemp("trained")
    write_idx(folder, "train", 240)
    write_idx(folder, "test", 60)
    files = ", ".join(
        f'java.nio.file.Path.of("{folder.as_posix()}/{part}-{kind}")'
        for part in ("train", "test")
        for kind in ("images", "labels")
    )
    path = notebook(
        folder / "stripes.ipynb",
        f'var data = Datasets.idx("stripes", {files}, Labels.of("top", "middle", "bottom"));\n'
        "var net = Net.of(data).stem(4).stages(Blocks.basic().times(1), 4).classify();\n"
        "var run = Trainer.defaults().epochs(3).batch(16).fit(net, data);",
        "show(run.test());",
        "run.predictions()",
        "run.confusion()",
    )
    return path, run(path)


def test_run_ends_with_result_and_page(trained):
    path, done = trained
    assert done.returncode == 0, done.stderr
    *_, result, page = done.stdout.splitlines()
    assert re.fullmatch(r"test accuracy \d\.\d{4} \(\d+/60\), seed 1", result)
    assert page == str(path.parent / "out" / "stripes.html")


def test_run_prints_a_row_an_epoch(trained):
    rows = [line for line in trained[1].stdout.splitlines() if re.match(r" +\d  ", line)]
    assert [row.split()[0] for row in rows] == ["1", "2", "3"]


def test_run_leaves_the_notebook_alone(trained):
    path, _ = trained
    assert all(not cell.outputs for cell in nbformat.read(path, 4).cells)
    executed = nbformat.read(path.parent / "out" / path.name, 4)
    assert all(cell.outputs for cell in executed.cells)
    panels = [o for o in executed.cells[0].outputs if "image/png" in o.get("data", {})]
    assert len(panels) == 1


def test_page_in_a_browser_shows_pictures(trained, tmp_path):
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        pytest.skip("no chromium here: the page was not looked at, install it with apt")
    from PIL import Image

    page = (trained[0].parent / "out" / "stripes.html").as_uri()
    base = [browser, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}"]
    dom = subprocess.run(
        [*base, "--dump-dom", page], capture_output=True, text=True, timeout=120
    ).stdout
    assert dom.count("data:image/png;base64,") > 10
    assert "<script" not in dom
    shot = tmp_path / "page.png"
    subprocess.run(
        [*base, f"--screenshot={shot}", page], capture_output=True, timeout=120, check=True
    )
    colours = Image.open(shot).convert("RGB").getcolors(maxcolors=1 << 24)
    assert len(colours) > 100, "charts have many colours, an empty page has few"


def test_thumbnails_are_the_pictures(trained):
    from PIL import Image

    executed = nbformat.read(trained[0].parent / "out" / "stripes.ipynb", 4)
    html = "".join(o.get("data", {}).get("text/html", "") for o in executed.cells[2].outputs)
    first = re.search(r"data:image/png;base64,([A-Za-z0-9+/=]+)", html).group(1)
    picture = Image.open(io.BytesIO(base64.b64decode(first)))
    assert picture.convert("L").getextrema()[1] > 150


def test_error_is_printed_and_fails(tmp_path):
    path = notebook(
        tmp_path / "wrong.ipynb",
        "1 + 1",
        "Net.image(1, 8, 8).stem(4).stages(Blocks.basic(), 4, 4, 4, 4, 4, 4).stage(null, 1)",
        "2 + 2",
    )
    done = run(path)
    assert done.returncode == 1
    assert done.stderr.startswith("cell 2 failed:\n")
    assert "\x1b" not in done.stderr
    assert done.stdout.splitlines()[-1].endswith("wrong.html")
    executed = nbformat.read(tmp_path / "out" / "wrong.ipynb", 4)
    assert executed.cells[2].execution_count is None


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_kernel(tmp_path, how):
    path = notebook(
        tmp_path / "long.ipynb",
        f'java.nio.file.Files.writeString(java.nio.file.Path.of("{tmp_path.as_posix()}/pid"),'
        " Long.toString(ProcessHandle.current().pid()));\n"
        "new java.util.concurrent.CountDownLatch(1).await();",
    )
    process = subprocess.Popen(
        command(path, "--out", str(tmp_path / "out")),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    pid = wait_for(tmp_path / "pid", process)
    process.send_signal(how)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Interrupted" in errors and "Traceback" not in errors
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def wait_for(path, process):
    """The number that a cell writes, as soon as it is there."""
    import time

    for _ in range(600):
        if path.exists() and path.read_text():
            return int(path.read_text())
        assert process.poll() is None, process.communicate()
        time.sleep(0.1)
    raise AssertionError(f"{path} was never written")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_full_disk_is_told_and_leaves_the_notebook_as_it_was(tmp_path):
    path = notebook(tmp_path / "short.ipynb", "1 + 1")
    before = path.read_bytes()
    # A device that is always full takes the place of the file that is written first.
    (tmp_path / "short.ipynb.half").symlink_to("/dev/full")
    done = run(path, "--in-place")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-4:] == [
        "expected: room on the disk",
        "found:    none left",
        f"where:    {path}",
        "mend:     delete what is not needed, or name another folder with --out",
    ]
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["short.ipynb"]
