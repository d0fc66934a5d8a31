"""Interrupts at random instants of loading, training, validating, predicting and rendering."""

import random
import threading
import time

import pytest
from conftest import jdks, ours, stock

PREPARE = """
var pictures = Datasets.fashionMnistMini();
var net = Net.of(pictures).stem(4).stages(Blocks.basic().times(1), 4).classify();
var rows = Datasets.friedman1(3000, 1.0, 7);
var vector = Net.of(rows).stages(Blocks.dense().times(1), 16).regress();
var trainer = Trainer.defaults().batch(16);
ProgressView told = s -> { if (s.phase() == Snapshot.Phase.VALIDATING) System.out.println("begun"); };
var run = trainer.epochs(1).progress(ProgressView.none()).fit(vector, rows);
"""
BEGUN = 'System.out.println("begun");\n'
# What a cell does, and within how many seconds it is interrupted; none: while it would still run.
CELLS = {
    "load": (BEGUN + "var loaded = Datasets.fashionMnistMini();", None),
    "train": (BEGUN + "var last = trainer.epochs(1000).fit(net, pictures);", 2.0),
    "validate": ("var last = trainer.epochs(1000).progress(told).fit(vector, rows);", 0.1),
    "predict": (BEGUN + "var all = run.model().predict(rows.train());", None),
    "render": (BEGUN + "run.predictions()", None),
}
OURS = "Java (Cairn)"
# JJava loses an interrupt that comes while it compiles the next statement of a cell.
PATIENCE = 4.0
FACTS = """
for (int i = 0; i < 5; i++) { System.gc(); Thread.sleep(100); }
System.out.print(java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount() + " "
    + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20) + " "
    + (org.bytedeco.javacpp.Pointer.totalBytes() >> 20) + " "
    + (org.bytedeco.javacpp.Pointer.physicalBytes() >> 20));
"""


class Stop:
    """The stop button, pressed again after some seconds where the kernel loses what it is told."""

    def __init__(self, kernel):
        self.kernel, self.pressed, self.over = kernel, [], threading.Event()
        self.again = None if kernel.name == OURS else PATIENCE
        self.thread = threading.Thread(target=self.press)

    def press(self):
        while not self.over.is_set():
            self.pressed.append(time.monotonic())
            self.kernel.interrupt()
            self.over.wait(self.again)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def interrupted(kernel, code, seconds):
    """
    Interrupts a cell some time after it has printed a word; returns the seconds from the last
    interrupt to its end, whether one met it, and how many were lost.
    """
    number = kernel.send(code)
    messages = kernel.messages(number)
    for message in messages:
        if "begun" in message["content"].get("text", ""):
            break
    else:
        raise AssertionError(code)
    time.sleep(seconds)
    with Stop(kernel) as stop:
        hit = any([message["msg_type"] == "error" for message in messages])
    return time.monotonic() - stop.pressed[-1], hit, len(stop.pressed) - 1


def left_alone(kernel, code):
    """The seconds from the word that a cell prints to its end, where nobody interrupts it."""
    begun = None
    for message in kernel.messages(kernel.send(code)):
        if begun is None and "begun" in message["content"].get("text", ""):
            begun = time.monotonic()
    return time.monotonic() - begun


def windows(kernel):
    """How long after its word a cell is interrupted at most."""
    return {
        kind: seconds or 0.8 * min(left_alone(kernel, code) for _ in range(3))
        for kind, (code, seconds) in CELLS.items()
    }


def facts(kernel):
    """Threads, and MiB of heap, of natives and of the process."""
    return [int(word) for word in kernel.text(FACTS).split()]


USABLE = '(1 + 1) + " " + run.test() + ", last " + lastRun().test()'


def is_usable(kernel):
    return kernel.text(USABLE).startswith("2 test R²")


def check(kernel, count, figure, name):
    kernel.run(PREPARE)
    chance = random.Random(count)
    kinds = list(CELLS)
    window = windows(kernel)
    for kind in kinds:
        interrupted(kernel, CELLS[kind][0], chance.uniform(0, window[kind]))
        assert is_usable(kernel)
    # JShell itself keeps something of every cell: as many cells without an interrupt show how much.
    first = facts(kernel)
    for _ in range(count):
        kernel.run("var last = run;")
        assert is_usable(kernel)
    before = facts(kernel)
    slowest, hits, lost, begun = 0, 0, 0, time.monotonic()
    for i in range(count):
        kind = kinds[i % len(kinds)]
        seconds, hit, more = interrupted(kernel, CELLS[kind][0], chance.uniform(0, window[kind]))
        slowest, hits, lost = max(slowest, seconds), hits + hit, lost + more
        assert is_usable(kernel)
    after = facts(kernel)
    seconds = time.monotonic() - begun
    for i, (what, bound) in enumerate(
        (("threads", 3), ("heap MiB", 40), ("native MiB", 2), ("process MiB", 300))
    ):
        more = after[i] - before[i] - max(0, before[i] - first[i])
        figure(f"{name}: {what} more after {count} interrupts", more, bound, seconds)
        assert more <= bound, (what, first, before, after)
    figure(f"{name}: slowest end of {count} interrupted cells", round(slowest, 3), 5.0, slowest)
    figure(f"{name}: interrupts that {count} cells never noticed", lost, count, seconds)
    figure(f"{name}: cells of {count} that an interrupt still met", hits, count, seconds)
    assert hits >= count / 3


@pytest.fixture(params=[ours, stock], ids=["ours", "stock"])
def kernel(request):
    running = request.param(jdks()[0])
    running.name = OURS if request.param is ours else "JJava"
    yield running
    running.stop()


def test_twenty_interrupts_leave_kernel_and_runs_usable(kernel, figure):
    check(kernel, 20, figure, kernel.name)


@pytest.mark.soak
def test_two_hundred_interrupts_leave_kernel_and_runs_usable(kernel, figure):
    check(kernel, 200, figure, kernel.name)
