"""The live panel in JupyterLab, in a real browser: it moves, stands still, ends, and can be read."""

import time

import nbformat
import pytest
from lab import FLAGS, SHOTS, Notebook, Server, chromium

DATA = """
var data = Datasets.fashionMnistMini();
var net = Net.of(data).stem(4).stages(Blocks.basic().times(1), 4, 8).classify();
"""
FIT = "var run = Trainer.defaults().epochs(3).fit(net, data);"
LONG = "var longer = Trainer.defaults().epochs(400).fit(net, data);"
PIXEL = 0.5


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here")
    with playwright.sync_playwright() as running:
        yield running.chromium.launch(executable_path=chromium(), args=FLAGS)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = Server(tmp_path_factory.mktemp("lab"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def fitted(browser, server):
    """A notebook whose second cell has trained, looked at in every frame."""
    notebook = Notebook(browser, server, "fitted", [DATA, FIT, LONG, "longer.ending().text()"])
    notebook.run(0)
    notebook.done(0)
    notebook.ask("watch", 1)
    notebook.run(1)
    notebook.when("hasEpoch", {"i": 1, "epoch": 2})
    notebook.shot("running")
    notebook.done(1)
    notebook.when("hasEnded", 1)
    notebook.seen = notebook.ask("seen")
    notebook.shot("ended")
    yield notebook
    notebook.close()


def test_panel_moves_while_the_cell_runs(fitted):
    seen = fitted.seen
    assert seen["first"] >= 4, "each epoch was seen, and the beginning"
    assert seen["second"] >= 6, "batches were seen"
    assert seen["charts"] >= 3, "an empty chart, one that grows, the last one"


def test_panel_is_one_output(fitted):
    assert fitted.ask("outputs", 1) == 1


def test_panel_never_jumps(fitted, figure):
    seen = fitted.seen
    assert seen["frames"] > 50
    assert seen["jump"] <= PIXEL, seen["heights"]
    assert seen["area"] <= PIXEL, "the cells below stay where they are"
    assert seen["shift"] <= PIXEL, "no part moves within the panel"
    figure("layout jump of the panel in px", round(seen["jump"], 2), PIXEL, 0)


def test_panel_never_flickers(fitted):
    assert fitted.seen["blank"] == 0, "frames were painted with a picture that was not there yet"


def test_panel_ends_static_and_is_saved(fitted):
    look = fitted.ask("look", 1)
    assert look["bars"] == []
    assert "3 epochs in" in look["text"] and "Kept the weights of epoch" in look["text"]
    [output] = fitted.saved().cells[1].outputs
    assert "3 epochs in" in output.data["text/plain"]
    assert output.data["image/png"].startswith("iVBOR")
    assert "<script" not in output.data["text/html"]


def test_panel_survives_reload_and_restart(fitted):
    before = fitted.ask("look", 1)
    fitted.saved()
    fitted.page.reload()
    fitted.ready()
    fitted.when("hasEnded", 1)
    after = fitted.ask("look", 1)
    assert after["text"] == before["text"] and after["blank"] == 0
    assert abs(after["height"] - before["height"]) <= PIXEL
    fitted.ask("restart")
    fitted.ready()
    assert fitted.ask("look", 1) == after


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_text_can_be_read_in_every_theme(fitted, figure, theme):
    dark = theme.endswith("Dark")
    fitted.ask("theme", theme)
    fitted.when("isDark", dark)
    fitted.ask("show", 1)
    fitted.shot("dark" if dark else "light")
    worst = fitted.ask("contrast", 1)
    assert worst["ratio"] >= 4.5, worst
    figure(f"least contrast in {theme}", round(worst["ratio"], 2), 4.5, 0)
    fitted.ask("theme", "JupyterLab Light")
    fitted.when("isDark", False)


@pytest.mark.parametrize("width, height", [(360, 800), (650, 550)], ids=["narrow", "zoom200"])
def test_nothing_is_cut_off_in_small_windows(fitted, width, height):
    fitted.page.set_viewport_size({"width": width, "height": height})
    fitted.ask("show", 1)
    fitted.shot(f"width-{width}")
    clipped, wide = fitted.ask("clipped", 1), fitted.ask("sticksOut", 1)
    fitted.page.set_viewport_size({"width": 1300, "height": 1100})
    assert clipped == [] and wide == []


def test_stop_button_ends_the_cell_and_keeps_the_run(fitted, figure):
    fitted.run(0)
    fitted.done(0)
    fitted.ask("watch", 2)
    fitted.run(2)
    fitted.when("hasEpoch", {"i": 2, "epoch": 2})
    begun = time.monotonic()
    fitted.page.locator("[data-command='notebook:interrupt-kernel']").first.click()
    fitted.when("hasEnded", 2)
    ended = time.monotonic() - begun
    fitted.done(2)
    fitted.ask("show", 2)
    fitted.shot("interrupted")
    seen = fitted.ask("seen")
    assert seen["jump"] <= PIXEL, seen["heights"]
    text = fitted.ask("look", 2)["text"]
    assert "Interrupted in epoch" in text and "Kept the weights" in text
    fitted.run(3)
    fitted.done(3)
    assert "Interrupted in epoch" in fitted.ask("text", 3)
    figure("seconds from the stop button to the ended panel", round(ended, 2), 5, ended)


def test_background_fit_lives_beside_another_cell(browser, server):
    notebook = Notebook(
        browser, server, "background",
        [
            DATA,
            "var job = Trainer.defaults().epochs(400).fitInBackground(net, data);",
            'for (int i = 0; job.snapshot().progress().epoch() < 3; i++) {\n'
            "  Thread.sleep(20);\n}\n"
            'System.out.println("the other cell is done");',
            "job.stop(); show(job.await().ending().text());",
        ],
    )
    notebook.run(0)
    notebook.done(0)
    notebook.ask("watch", 1)
    notebook.run(1)
    notebook.done(1)
    notebook.run(2)
    notebook.when("hasEpoch", {"i": 1, "epoch": 2})
    assert "the other cell" not in notebook.ask("text", 2), "it still runs"
    notebook.shot("background")
    notebook.done(2)
    notebook.run(3)
    notebook.done(3)
    notebook.when("hasEnded", 1)
    notebook.shot("background-ended")
    assert notebook.ask("text", 2).strip() == "the other cell is done"
    assert notebook.ask("outputs", 1) <= 2, "the panel, and the job if it is shown"
    seen = notebook.ask("seen")
    assert seen["jump"] <= PIXEL, seen["heights"]
    assert "Stopped" in notebook.ask("look", 1)["text"]
    notebook.close()


def test_untrusted_copy_is_still_readable(browser, server, fitted):
    copy = fitted.saved()
    copy.cells = copy.cells[1:2]
    copy.cells[0].outputs[0].data["text/plain"] += " (from elsewhere)"
    path = server.notebooks / "untrusted.ipynb"
    nbformat.write(copy, path)
    page = browser.new_page(viewport={"width": 1300, "height": 1100})
    page.goto(f"{server.url()}lab/tree/{path.name}?reset")
    page.wait_for_selector(".jp-OutputArea img")
    page.screenshot(path=SHOTS / "untrusted.png")
    area = page.locator(".jp-OutputArea").first
    assert "3 epochs in" in area.inner_text() and "Kept the weights" in area.inner_text()
    broken = "all => all.filter(i => !i.complete || !i.naturalWidth).length"
    assert area.locator("img").evaluate_all(broken) == 0
    assert area.locator("img").evaluate_all("all => all.filter(i => !i.alt).length") == 0
    page.close()
