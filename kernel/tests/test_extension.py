"""What every kernel knows as soon as Cairn is on its class path."""

import re

MISTAKE = 'throw new dev.cairn.graph.ShapeException("one", "two", "stage 1", "make it one");'
FACTS = "expected: one\nfound:    two\nwhere:    stage 1\nmend:     make it one"


def without_cell(block):
    """Our kernel also tells the cell and its line."""
    return re.sub(r" \(cell \d+, line \d+\)", "", block)


def test_imports_are_there(kernel):
    assert kernel.text('Table.create("empty").rowCount()') == "0"
    assert kernel.text("Trainer.defaults().epochs(3)").startswith("3 epochs")
    assert kernel.text("IntStream.range(0, 4).sum()") == "6"


def test_values_are_shown_by_type(kernel):
    (message,) = kernel.run('Table.create("t", IntColumn.create("n", 1, 2))')
    data = message["content"]["data"]
    assert message["msg_type"] == "execute_result"
    assert "<table" in data["text/html"] and "<script" not in data["text/html"]
    assert "n" in data["text/plain"]


def test_show_displays_each_value(kernel):
    messages = kernel.run('show(Table.create("t", IntColumn.create("n", 1)), "words")')
    assert [m["msg_type"] for m in messages] == ["display_data", "display_data"]
    assert messages[1]["content"]["data"]["text/plain"] == "words"


def test_pictures_are_png(kernel):
    (message,) = kernel.run("new java.awt.image.BufferedImage(4, 3, 1)")
    assert message["content"]["data"]["image/png"].startswith("iVBOR")


def test_nets_are_drawn(kernel):
    text = kernel.text(
        "Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(3), 16, 32, 64)"
        ".classify(10)"
    )
    assert "272,474" in text


def test_our_errors_are_one_block_without_a_stack(kernel):
    block = kernel.error(MISTAKE)
    assert without_cell(block.split("ShapeException", 1)[1].lstrip(":\n ")) == FACTS
    assert "\tat " not in block


def test_other_errors_name_the_cell_line_only(kernel):
    block = kernel.error('throw new IllegalStateException("boo");')
    lines = block.splitlines()
    assert lines[0] == "java.lang.IllegalStateException: boo"
    assert len(lines) == 2
    assert re.fullmatch(r" +at cell \d+, line 1" if kernel.ours else r".*at \.\(#.*", lines[1])


def test_kernel_goes_on_after_errors(kernel):
    kernel.error("int x = \"text\";")
    assert kernel.text("1 + 1") == "2"


def test_last_run_needs_a_training(kernel):
    block = kernel.error("lastRun()")
    assert without_cell(block.split("TrainingException", 1)[1].lstrip(":\n ")) == (
        "expected: a training that has ended\n"
        "found:    none since the kernel was started\n"
        "where:    lastRun()\n"
        "mend:     train first: Trainer.defaults().fit(net, data)"
    )
