"""Interrupts at random instants of loading, training, validating, predicting and rendering."""

import random
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
FACTS = """
for (int i = 0; i < 5; i++) { System.gc(); Thread.sleep(100); }
System.out.print(java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount() + " "
    + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 20) + " "
    + (org.bytedeco.javacpp.Pointer.totalBytes() >> 20) + " "
    + (org.bytedeco.javacpp.Pointer.physicalBytes() >> 20));
"""


def interrupted(kernel, code, seconds):
    """Interrupts a cell some time after it has printed a word; returns the seconds to its end."""
    number = kernel.send(code)
    at = None
    hit = False
    for message in kernel.messages(number):
        if at is None and "begun" in message["content"].get("text", ""):
            time.sleep(seconds)
            at = time.monotonic()
            kernel.interrupt()
        hit = hit or message["msg_type"] == "error"
    assert at is not None, code
    return time.monotonic() - at, hit


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
    slowest, hits, begun = 0, 0, time.monotonic()
    for i in range(count):
        kind = kinds[i % len(kinds)]
        seconds, hit = interrupted(kernel, CELLS[kind][0], chance.uniform(0, window[kind]))
        slowest, hits = max(slowest, seconds), hits + hit
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
    figure(f"{name}: cells of {count} that an interrupt still met", hits, count, seconds)
    assert hits >= count / 3


@pytest.fixture(params=[ours, stock], ids=["ours", "stock"])
def kernel(request):
    running = request.param(jdks()[0])
    running.name = "Java (Cairn)" if request.param is ours else "JJava"
    yield running
    running.stop()


def test_twenty_interrupts_leave_kernel_and_runs_usable(kernel, figure):
    check(kernel, 20, figure, kernel.name)


@pytest.mark.soak
def test_two_hundred_interrupts_leave_kernel_and_runs_usable(kernel, figure):
    check(kernel, 200, figure, kernel.name)
