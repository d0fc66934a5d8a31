"""Real kernels for the tests: ours and JJava's own, on every JDK that is installed."""

import glob
import json
import os
import pathlib
import re
import time

import pytest
from jupyter_client.manager import KernelManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
KERNELS = VENV / "share" / "jupyter" / "kernels"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
SECONDS = 300


def pytest_configure(config):
    config.addinivalue_line("markers", "soak: long; ./cairn test soak runs it")


def jar():
    """The product's jar."""
    return next(p for p in (ROOT / "target").glob("cairn-*.jar") if not p.stem.endswith("sources"))


def jdks():
    """The JDK that the kernel was installed with, and JDK 25 where there is one."""
    own = json.loads((KERNELS / "cairn" / "kernel.json").read_text())["argv"][0]
    homes = [pathlib.Path(own).parents[1]]
    newer = os.environ.get("JAVA25_HOME") or next(iter(glob.glob("/usr/lib/jvm/*25*")), None)
    if newer and pathlib.Path(newer).resolve() != homes[0].resolve():
        homes.append(pathlib.Path(newer))
    return homes


class Kernel:
    """A running kernel and what its cells put out."""

    def __init__(self, argv, env=None):
        self.manager = KernelManager(kernel_name="cairn")
        self.manager.kernel_spec.argv = argv
        self.manager.kernel_spec.interrupt_mode = "message"
        begun = time.monotonic()
        self.manager.start_kernel(env={**os.environ, **(env or {})})
        self.client = self.manager.client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=120)
        except RuntimeError:
            self.client.stop_channels()
            self.manager.shutdown_kernel(now=True)
            raise
        self.seconds = time.monotonic() - begun

    def send(self, code):
        """Sends a cell, returns its number; more cells can be sent before it is done."""
        return self.client.execute(code, allow_stdin=False)

    def messages(self, number):
        """Yields what a cell sends, up to its end."""
        while True:
            message = self.client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") != number:
                continue
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "idle":
                    return
                continue
            if message["msg_type"] != "execute_input":
                yield message

    def run(self, code):
        """Runs a cell, returns its messages."""
        return list(self.messages(self.send(code)))

    def text(self, code):
        """Runs a cell, returns all it shows as text; an error fails the test."""
        shown = []
        for message in self.run(code):
            content = message["content"]
            assert message["msg_type"] != "error", plain(content["traceback"])
            shown.append(content.get("text") or content["data"]["text/plain"])
        return "".join(shown)

    def error(self, code):
        """Runs a cell that fails, returns its error block."""
        return plain(error_of(self.run(code))["traceback"])

    def interrupt(self):
        """Presses the stop button; returns when the kernel has answered, so that no later cell is met."""
        request = self.client.session.msg("interrupt_request", {})
        self.client.control_channel.send(request)
        while True:
            reply = self.client.get_control_msg(timeout=SECONDS)
            if reply["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                return

    def stop(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def error_of(messages):
    """The one error among a cell's messages."""
    errors = [m["content"] for m in messages if m["msg_type"] == "error"]
    assert len(errors) == 1, f"one error block expected, got {messages}"
    return errors[0]


def plain(lines):
    return ANSI.sub("", "\n".join(lines))


def ours(home, env=None, heap=None):
    """The kernel of the specification "Java (Cairn)", on a given JDK, with a heap of so many megabytes."""
    spec = json.loads((KERNELS / "cairn" / "kernel.json").read_text())
    argv = [a.replace("{resource_dir}", str(KERNELS / "cairn")) for a in spec["argv"]]
    argv[0] = str(home / "bin" / "java")
    if heap:
        argv = [f"-Xmx{heap}m" if a.startswith("-Xmx") else a for a in argv]
    return Kernel(argv, env)


def stock(home):
    """The kernel of the stock specification ``java``, with Cairn put on its class path by a cell."""
    spec = json.loads((KERNELS / "java" / "kernel.json").read_text())
    argv = [a.replace("{resource_dir}", str(KERNELS / "java")) for a in spec["argv"]]
    kernel = Kernel(argv, {"PATH": f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"})
    assert kernel.run(f"%classpath {jar()}") == []
    return kernel


def named(home):
    release = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
    return f"jdk{release.group(1)}"


EACH = [(start, home) for home in jdks() for start in (ours, stock)]


@pytest.fixture(scope="module", params=EACH, ids=lambda p: f"{p[0].__name__}-{named(p[1])}")
def kernel(request):
    """A kernel of either specification on every JDK, one for all tests of a file."""
    start, home = request.param
    running = start(home)
    running.ours = start is ours
    yield running
    running.stop()


@pytest.fixture
def figure():
    """Writes a line of ``target/figures.jsonl``."""

    def write(name, value, bound, seconds):
        line = {"name": name, "value": value, "bound": bound, "seconds": round(seconds, 3)}
        with (ROOT / "target" / "figures.jsonl").open("a") as file:
            file.write(json.dumps(line) + "\n")

    return write
