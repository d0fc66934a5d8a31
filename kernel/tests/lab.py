"""JupyterLab in Chromium: a server of its own, a page, and what is asked of a panel in it."""

import json
import os
import pathlib
import shutil
import subprocess
import time
import urllib.request

import nbformat
import pytest
from conftest import ROOT, VENV

FLAGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
    " --disable-sync --disable-quic --no-first-run"
).split()
SHOTS = ROOT / "target" / "lab"
MILLISECONDS = 120_000
SETTINGS = {
    "notification": {"fetchNews": "false", "checkForUpdates": False},
    "themes": {"theme": "JupyterLab Light", "adaptive-theme": False},
}
SCRIPT = (pathlib.Path(__file__).parent / "lab.js").read_text()


def chromium():
    """The system's browser; without one the tests say that they are skipped."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        pytest.skip("no chromium here: JupyterLab was not looked at, install it with apt")
    return found


class Server:
    """A JupyterLab of this checkout, on a port that is free, with folders of its own."""

    def __init__(self, folder):
        self.notebooks = folder / "notebooks"
        self.notebooks.mkdir()
        settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True)
        for name, content in SETTINGS.items():
            (settings / f"{name}.jupyterlab-settings").write_text(json.dumps(content))
        self.runtime = folder / "runtime"
        self.log = (folder / "lab.log").open("w")
        python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.process = subprocess.Popen(
            [
                str(python), "-m", "jupyterlab", "--no-browser", "--ServerApp.port=0",
                "--ServerApp.token=", "--ServerApp.password=", "--ServerApp.allow_root=True",
                f"--ServerApp.root_dir={self.notebooks}", "--LabApp.expose_app_in_browser=True",
                f"--LabApp.user_settings_dir={folder / 'settings'}",
                f"--LabApp.workspaces_dir={folder / 'workspaces'}",
            ],
            env={
                **os.environ,
                "JUPYTER_RUNTIME_DIR": str(self.runtime),
                "JUPYTER_CONFIG_DIR": str(folder / "config"),
                "JUPYTER_DATA_DIR": str(folder / "data"),
                "JUPYTER_PREFER_ENV_PATH": "1",
            },
            stdout=self.log, stderr=subprocess.STDOUT,
        )

    def url(self):
        """Where it listens, as soon as it answers."""
        for _ in range(600):
            assert self.process.poll() is None, pathlib.Path(self.log.name).read_text()
            try:
                [file] = self.runtime.glob("jpserver-*.json")
                url = json.loads(file.read_text())["url"]
                urllib.request.urlopen(url + "api", timeout=10).close()
                return url
            except (ValueError, OSError):
                time.sleep(0.1)
        raise AssertionError("JupyterLab did not start")

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.log.close()


class Notebook:
    """A notebook that is open in a page; cells are counted from 0."""

    def __init__(self, browser, server, name, cells, width=1300):
        path = server.notebooks / f"{name}.ipynb"
        made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
        made.metadata["kernelspec"] = {
            "name": "cairn", "display_name": "Java (Cairn)", "language": "java",
        }
        nbformat.write(made, path)
        self.path = path
        self.page = browser.new_page(viewport={"width": width, "height": 1100})
        self.page.set_default_timeout(MILLISECONDS)
        self.page.add_init_script(SCRIPT)
        self.page.goto(f"{server.url()}lab/tree/{path.name}?reset")
        self.ready()

    def ready(self):
        self.page.wait_for_function("() => window.cairn && cairn.ready()")
        self.page.evaluate("() => cairn.calm()")

    def run(self, cell):
        """Sends a cell to the kernel."""
        self.page.evaluate("cell => cairn.run(cell)", cell)

    def done(self, cell):
        """Waits until a cell has ended."""
        self.page.wait_for_function("cell => cairn.isDone(cell)", arg=cell)

    def ask(self, call, argument=None):
        return self.page.evaluate(f"argument => cairn.{call}(argument)", argument)

    def when(self, call, argument=None):
        """Waits until a question is answered with yes."""
        self.page.wait_for_function(f"argument => cairn.{call}(argument)", arg=argument)

    def shot(self, name):
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def saved(self):
        """The file, after it was saved."""
        self.ask("save")
        return nbformat.read(self.path, 4)

    def close(self):
        self.ask("shutDown")
        self.page.close()
