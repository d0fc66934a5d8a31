"""Takes the picture of the live panel for the documents: ResNet-20 in its third epoch, in JupyterLab.

.venv/bin/python kernel/tests/panel_picture.py docs/live-panel.png

It shows images a second, so nothing else should run on the machine. ./cairn test notebook sets up
what it needs.
"""

import pathlib
import sys
import tempfile

from lab import FLAGS, Notebook, Server, chromium
from playwright.sync_api import sync_playwright

RESNET20 = ".stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify()"
EDGE = 10


def take(path, stack=RESNET20):
    """Trains in a notebook of its own, takes the panel with a narrow edge, stops the training."""
    cells = [
        f"var data = Datasets.fashionMnistMini();\nvar net = Net.of(data){stack};",
        "var run = Trainer.defaults().epochs(5).fit(net, data);",
    ]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=chromium(), args=FLAGS)
        server = Server(pathlib.Path(folder))
        try:
            notebook = Notebook(browser, server, "panel", cells)
            notebook.page.set_default_timeout(0)
            notebook.run(0)
            notebook.done(0)
            notebook.run(1)
            notebook.when("hasBatch", {"i": 1, "epoch": 3, "batch": 20})
            panel = notebook.page.locator('section[aria-label="Training"]')
            panel.scroll_into_view_if_needed()
            box = panel.bounding_box()
            clip = {
                "x": box["x"] - EDGE, "y": box["y"] - EDGE,
                "width": box["width"] + 2 * EDGE, "height": box["height"] + 2 * EDGE,
            }
            notebook.page.screenshot(path=path, clip=clip)
            notebook.ask("interrupt")
            notebook.done(1)
            notebook.close()
        finally:
            server.stop()


if __name__ == "__main__":
    take(sys.argv[1])
