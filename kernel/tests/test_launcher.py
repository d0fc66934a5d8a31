"""``./cairn`` itself: nothing is done twice, and what is missing is told in one sentence."""

import os
import re
import shutil
import subprocess
import sys
import time

import pytest
from conftest import ROOT, jdks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="cairn.cmd is not tested here")

JDK = (
    "cairn: no JDK 17 or newer in JAVA_HOME or on PATH: install one with 'apt install"
    " openjdk-17-jdk', 'brew install openjdk@17' or 'winget install EclipseAdoptium.Temurin.17.JDK'."
)
MAVEN = (
    "cairn: no Maven 3.8 or newer on PATH: install it with 'apt install maven',"
    " 'brew install maven' or 'winget install Apache.Maven'."
)
PYTHON = (
    "cairn: no Python 3.9 or newer on PATH: install it with 'apt install python3 python3-venv',"
    " 'brew install python' or 'winget install Python.Python.3.12'."
)
NETWORK = (
    "cairn: no package server answers: check the network and proxy, or the mirror in Maven's"
    " settings.xml and in 'pip config list'."
)
NEEDED = "sh sed cat cksum dirname readlink rm mkdir mv ls".split()


@pytest.fixture
def fresh(tmp_path):
    """A checkout that nothing was set up in, with a PATH of its own."""
    checkout = tmp_path / "checkout"
    for part in ("cairn", "pom.xml", "kernel", "src/main/java/dev/cairn/setup"):
        (checkout / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, checkout / part)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in NEEDED:
        (tools / name).symlink_to(shutil.which(name))
    (tmp_path / "any.ipynb").write_text("{}")
    return checkout, tools


def fake(tools, name, script):
    path = tools / name
    path.write_text("#!/bin/sh\n" + script + "\n")
    path.chmod(0o755)


def call(fresh, jdk=True):
    checkout, tools = fresh
    env = {"PATH": str(tools), "HOME": os.environ["HOME"]}
    if jdk:
        env["JAVA_HOME"] = str(jdks()[0])
    return subprocess.run(
        [str(checkout / "cairn"), "run", str(checkout.parent / "any.ipynb")],
        env=env, capture_output=True, text=True, timeout=120,
    )


def test_missing_jdk_is_told(fresh):
    done = call(fresh, jdk=False)
    assert (done.returncode, done.stderr.splitlines()) == (1, [JDK])


def test_old_jdk_is_told(fresh, tmp_path):
    home = tmp_path / "jdk11"
    (home / "bin").mkdir(parents=True)
    fake(home / "bin", "javac", "exit 0")
    (home / "release").write_text('JAVA_VERSION="11.0.2"\n')
    (fresh[1] / "javac").symlink_to(home / "bin" / "javac")
    done = call(fresh, jdk=False)
    assert (done.returncode, done.stderr.splitlines()) == (1, [JDK])


def test_missing_maven_is_told_before_any_download(fresh):
    done = call(fresh)
    assert (done.returncode, done.stderr.splitlines(), done.stdout) == (1, [MAVEN], "")


def test_old_maven_is_told(fresh):
    fake(fresh[1], "mvn", "echo Apache Maven 3.6.3")
    assert call(fresh).stderr.splitlines() == [MAVEN]


def test_missing_python_is_told_before_any_download(fresh):
    fake(fresh[1], "mvn", "echo Apache Maven 3.9.9")
    done = call(fresh)
    assert (done.returncode, done.stderr.splitlines(), done.stdout) == (1, [PYTHON], "")


def test_old_python_is_told(fresh):
    fake(fresh[1], "mvn", "echo Apache Maven 3.9.9")
    fake(fresh[1], "python3", "echo Python 3.8.18")
    assert call(fresh).stderr.splitlines() == [PYTHON]


def test_python_without_venv_is_told(fresh):
    fake(fresh[1], "mvn", "echo Apache Maven 3.9.9")
    fake(fresh[1], "python3", 'case "$1" in --version) echo Python 3.11.2;; *) exit 1;; esac')
    done = call(fresh)
    assert "has no module venv: install it with 'apt install python3-venv'" in done.stderr


def test_missing_network_is_told_with_the_last_lines(fresh):
    trouble = "[ERROR] Could not transfer artifact a:b:jar:1: Unknown host"
    fake(
        fresh[1],
        "mvn",
        f'case "$1" in --version) echo Apache Maven 3.9.9;; *) echo "{trouble}"; exit 1;; esac',
    )
    fake(fresh[1], "python3", "echo Python 3.11.2")
    done = call(fresh)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [f"  | {trouble}", NETWORK]
    assert "downloads up to" in done.stdout.splitlines()[0]


def test_broken_launcher_heals(fresh):
    call(fresh)
    classes = fresh[0] / ".cairn" / "setup" / "dev" / "cairn" / "setup"
    (classes / "Tool.class").unlink()
    assert call(fresh).stderr.splitlines() == [MAVEN]


def test_second_call_sets_nothing_up(figure):
    command = [str(ROOT / "cairn"), "run", "--help"]
    subprocess.run(command, capture_output=True, timeout=600, check=True)
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    seconds = time.monotonic() - begun
    assert done.returncode == 0
    assert done.stdout.startswith("usage: ./cairn run")
    figure("launcher, everything set up", round(seconds, 3), 5.0, seconds)


def test_wrong_words_are_told():
    done = subprocess.run([str(ROOT / "cairn"), "rnu"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "cairn: no command \"rnu\", see './cairn help'.\n")


@pytest.fixture
def training(tmp_path):
    """A script that trains."""
    script = tmp_path / "fit.jsh"
    script.write_text(
        "var data = Datasets.friedman1(300, 1.0, 7);\n"
        "var net = Net.of(data).stages(Blocks.dense().times(1), 8).regress();\n"
        "show(Trainer.defaults().epochs(2).fit(net, data).test());\n"
        "/exit\n"
    )
    return [str(ROOT / "cairn"), "jshell", str(script)]


def test_jshell_in_a_terminal_rewrites_a_line(training):
    import pty

    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name != "CI"}
    process = subprocess.Popen(training, stdin=theirs, stdout=theirs, env={**env, "TERM": "dumb"})
    os.close(theirs)
    text = read(ours)
    assert process.wait(timeout=120) == 0, text
    assert "\repoch 2/2 [" in text
    assert text.rstrip().splitlines()[-1].startswith("test R² ")


def read(terminal):
    """All that is written to a terminal, up to the end of its last writer."""
    parts = []
    try:
        while part := os.read(terminal, 4096):
            parts.append(part)
    except OSError:
        pass
    return b"".join(parts).decode()


def test_jshell_in_a_pipe_prints_a_line_an_epoch(training):
    done = subprocess.run(training, capture_output=True, timeout=120)
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert "\r" not in text.replace("\r\n", "\n")
    epochs = [line for line in text.splitlines() if re.match(r"epoch \d  loss ", line)]
    assert [line.split()[1] for line in epochs] == ["1", "2"]
    assert text.splitlines()[-1].startswith("test R² ")
