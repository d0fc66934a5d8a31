"""What a teacher sets for every session of the kernel, by environment variables."""

import time

import pytest
from conftest import error_of, jdks, ours, plain

SMALL = (
    "var small = Datasets.friedman1(400, 1.0, 7);"
    "var vector = Net.of(small).stages(Blocks.dense().times(1), 16).regress();"
)
WHERE = (
    'where:    the environment of the kernel: "env" in kernel.json,'
    " or the shell that started Jupyter"
)


@pytest.fixture
def start():
    running = []

    def begin(**env):
        running.append(ours(jdks()[0], env))
        return running[-1]

    yield begin
    for kernel in running:
        kernel.stop()


def test_course_settings_are_in_force(start):
    kernel = start(
        CAIRN_QUIET="true", CAIRN_SEED="7", CAIRN_OUTPUT_LIMIT="1k", CAIRN_TIME_LIMIT="10m"
    )
    rows = [line.split("  ")[0] for line in kernel.text("settings()").splitlines()[:5]]
    assert rows == ["progress", "seed", "output of a cell", "time of a cell", "memory"]
    # Quiet: the last state only.
    messages = kernel.run(SMALL + "var run = Trainer.defaults().epochs(2).fit(vector, small);")
    assert [m["msg_type"] for m in messages] == ["display_data", "stream"]
    assert "2 epochs in" in messages[0]["content"]["data"]["text/plain"]
    assert kernel.text("run.test()").endswith(", seed 7")
    # Text is cut in the middle of a line, and what is hidden is counted.
    text = kernel.text('for (int i = 0; i < 1000; i++) System.out.println("line " + i);')
    shown, _, note = text.partition("\n…")
    assert len(shown.encode()) <= 1024 and shown.startswith("line 0\nline 1\n")
    assert note == " and 7,866 bytes more: a cell may put out 1,024 here (CAIRN_OUTPUT_LIMIT).\n"
    assert kernel.text("1 + 1") == "2"
    # Of a display that would pass the limit only the text is shown.
    display, note = kernel.run("show(settings())")
    assert display["content"]["data"].keys() == {"text/plain"}
    assert "bytes more: a cell may put out 1,024 here" in note["content"]["text"]


def test_cell_that_takes_too_long_ends_as_if_interrupted(start):
    kernel = start(CAIRN_TIME_LIMIT="3s")
    begun = time.monotonic()
    block = plain(error_of(kernel.run("int kept = 3; while (true) {}"))["traceback"])
    assert 2 < time.monotonic() - begun < 15
    assert block == (
        "Interrupted: a cell may run for 3 s here (CAIRN_TIME_LIMIT)."
        " What it assigned can be used."
    )
    assert kernel.text("kept") == "3"


def test_lines_instead_of_a_panel(start):
    kernel = start(CAIRN_QUIET="lines")
    messages = kernel.run(SMALL + "Trainer.defaults().epochs(2).fit(vector, small).test();")
    assert {m["msg_type"] for m in messages} == {"stream", "execute_result"}
    assert "2 epochs in" in "".join(m["content"].get("text", "") for m in messages)


def test_wrong_settings_are_errors_of_the_first_cell(start):
    kernel = start(CAIRN_TIME_LIMIT="soon", CAIRN_OUTPUT_LIMIT="much")
    messages = kernel.run("int first = 1;")
    assert plain(error_of(messages)["traceback"]) == "\n".join(
        [
            "SettingsException",
            "expected: a size such as 100k or 2m in CAIRN_OUTPUT_LIMIT",
            "found:    'much'",
            WHERE,
            "mend:     set it like this: CAIRN_OUTPUT_LIMIT=1m",
        ]
    )
    others = "".join(m["content"]["text"] for m in messages if m["msg_type"] == "stream")
    assert "expected: a time such as 90s, 10m or 1h in CAIRN_TIME_LIMIT" in others
    assert kernel.text("1 + 1") == "2"


def test_memory_limit_holds_for_natives(start):
    kernel = start(CAIRN_MEMORY_LIMIT="100g")
    assert "at most 100 GB" in kernel.text("settings()")
    limit = 100 << 30
    assert int(kernel.text("org.bytedeco.javacpp.Pointer.maxPhysicalBytes()")) == limit
    most = int(kernel.text("org.bytedeco.javacpp.Pointer.maxBytes()"))
    assert most == limit - (320 << 20) - int(kernel.text("Runtime.getRuntime().maxMemory()"))


def test_memory_limit_below_the_heap_is_told(start):
    kernel = start(CAIRN_MEMORY_LIMIT="100m")
    block = kernel.error("1 + 1")
    assert "in CAIRN_MEMORY_LIMIT, since the heap may take" in block
    assert kernel.text("1 + 1") == "2"
