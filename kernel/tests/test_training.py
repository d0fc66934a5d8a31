"""Training inside a cell: one live display, and an interrupt that leaves a usable run."""

import re

SMALL = """
var small = Datasets.friedman1(400, 1.0, 7);
var vector = Net.of(small).stages(Blocks.dense().times(1), 16).regress();
"""
LONG = """
var pictures = Datasets.fashionMnistMini();
var net = Net.of(pictures).stem(8).stages(Blocks.basic().times(1), 8, 16).classify();
"""


def lives(messages):
    return [
        m for m in messages if (m["content"].get("transient") or {}).get("display_id")
    ]


def test_fit_has_one_display(kernel):
    kernel.run(SMALL)
    messages = kernel.run("var done = Trainer.defaults().epochs(3).batch(32).fit(vector, small);")
    panel = lives(messages)
    kinds = [m["msg_type"] for m in panel]
    assert kinds[0] == "display_data" and set(kinds[1:]) == {"update_display_data"}
    assert len({m["content"]["transient"]["display_id"] for m in panel}) == 1
    last = panel[-1]["content"]["data"]
    assert last["image/png"].startswith("iVBOR")
    assert "<script" not in last["text/html"]
    assert "3 epochs in" in last["text/plain"]
    assert len(messages) == len(panel)
    assert re.match(r"test R² ", kernel.text("done.test()"))


def test_interrupt_in_an_epoch_leaves_a_usable_run(kernel, figure):
    import time

    kernel.run(LONG)
    before = "" if kernel.ours else "Run run;\n"
    first = kernel.send(before + "var run = Trainer.defaults().epochs(40).fit(net, pictures);")
    seen = 0
    for message in kernel.messages(first):
        text = message["content"].get("data", {}).get("text/plain", "")
        if message["msg_type"] == "update_display_data" and "epoch 1/40" in text:
            seen += 1
            if seen == 2:
                begun = time.monotonic()
                kernel.interrupt()
                break
    # JJava's kernel ends the cell at once; ours when the variable has its run.
    variable = "run" if kernel.ours else "lastRun()"
    rest = list(kernel.messages(first))
    ended = time.monotonic() - begun
    text = kernel.text(variable + ".ending().text()")
    assert text.startswith("Interrupted in epoch 1 ")
    assert [m["msg_type"] for m in rest if m["msg_type"] == "error"] == ["error"]
    # And the kernel trains again.
    kernel.run(SMALL)
    text = kernel.text("Trainer.defaults().epochs(1).fit(vector, small).ending().text()")
    assert "1 epoch in" in text
    figure("interrupt to end of cell", round(ended, 3), 5.0, ended)
