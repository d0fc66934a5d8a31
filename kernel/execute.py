"""Executes a notebook in a real kernel, shows training progress, and writes the notebook and its page.

./cairn run calls it; the last two lines it prints are the notebook's result and the page's path.
"""

import argparse
import asyncio
import errno
import os
import pathlib
import re
import shutil
import signal
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
# On paper nobody can scroll to the end of a line.
PAPER = """<style>@media print {
  .jp-InputArea-editor, .highlight { overflow: visible !important }
  .highlight pre, .jp-OutputArea pre { white-space: pre-wrap !important; overflow-wrap: anywhere }
}</style>
</head>"""
FULL = """expected: room on the disk
found:    none left
where:    {}
mend:     delete what is not needed, or name another folder with --out"""
# Not the row "test" of a table, which has more spaces behind the word.
RESULT = re.compile(r"test \S")
EPOCH = re.compile(r"epoch \d+/\d+")


class Progress:
    """Rewrites one line in a terminal, and keeps a line of what is shown for every epoch.

    A live display's text is a line of progress, then a table with a row an epoch. Elsewhere than in
    a terminal, only what does not change any more is printed: the start, the rows, the end.
    """

    def __init__(self, stream):
        self.stream = stream
        self.rewrites = stream.isatty()
        self.width = 0
        self.display = None
        self.rows = 0

    def show(self, display, text):
        line, *table = text.split("\n")
        more = [row for row in table if row.startswith("… ")]  # what the table leaves out, below it
        table = [row for row in table if row not in more]
        if display != self.display:
            self.display, self.rows = display, 0
            if not EPOCH.match(line):
                self.keep(line)
        for row in table[self.rows :]:
            self.keep(row)
        self.rows = max(self.rows, len(table))
        if EPOCH.match(line):
            self.rewrite(line)
        elif table:
            for row in [*more, line]:
                self.keep(row)

    def keep(self, line):
        self.rewrite("")
        self.stream.write(("\r" if self.rewrites else "") + line + "\n")
        self.width = 0
        self.stream.flush()

    def rewrite(self, line):
        if self.rewrites:
            line = line[: shutil.get_terminal_size().columns - 1]
            self.stream.write("\r" + line.ljust(self.width))
            self.width = len(line)
            self.stream.flush()

    def end(self):
        self.rewrite("")
        if self.width:
            self.stream.write("\n")


class Client(NotebookClient):
    """A client that hands every state of a live display to the progress line."""

    progress = None
    interrupted = False
    terminated = False

    def process_message(self, msg, cell, cell_index):
        content = msg["content"]
        live = (content.get("transient") or {}).get("display_id")
        if live and msg["msg_type"] in ("display_data", "update_display_data"):
            self.progress.show(live, content["data"].get("text/plain", ""))
        return super().process_message(msg, cell, cell_index)


def texts(notebook):
    """All lines that the notebook's cells put out, in order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            yield from text.splitlines()


def error_block(notebook):
    """What the failed cell shows."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                block = "\n".join(output.traceback) or output.evalue
                return f"cell {number} failed:\n{block}"
    return "the kernel ended"


def write(notebook, path):
    """Writes the notebook and, beside it, its page; returns the page's path."""
    from nbconvert import HTMLExporter

    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, nbformat.writes(notebook) + "\n")
    exporter = HTMLExporter(embed_images=True)
    html, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": path.stem}})
    # The template's scripts would be loaded from elsewhere, for what no page of ours has.
    html = SCRIPT.sub("", html).replace("</head>", PAPER, 1)
    page = path.with_suffix(".html")
    replace(page, html)
    return page


def replace(path, text):
    """Writes a file; where it does not fit on the disk, what was there before stays."""
    real = path.resolve()
    half = real.with_name(real.name + ".half")
    try:
        half.write_text(text, encoding="utf-8")
        if real.exists():
            shutil.copymode(real, half)
        os.replace(half, real)
    except OSError as failed:
        failed.filename = failed.filename or str(real)
        raise
    finally:
        half.unlink(missing_ok=True)


def stop(*_):
    raise KeyboardInterrupt


def execute(notebook, folder, kernel):
    """Runs all cells; returns what stopped it, if anything, and the exit status."""
    progress = Progress(sys.stdout)
    client = Client(
        notebook,
        kernel_name=kernel,
        timeout=None,
        startup_timeout=300,
        resources={"metadata": {"path": str(folder)}},
        store_widget_state=False,
        coalesce_streams=True,
    )
    client.progress = progress

    def interrupt():
        client.interrupted = True
        asyncio.ensure_future(client.km.interrupt_kernel())

    def terminate():
        client.terminated = True
        asyncio.ensure_future(client.km.shutdown_kernel(now=True))

    def leave_training_time(**_):
        # nbclient would end the kernel at once; interrupted training ends with the running batch.
        if sys.platform != "win32":
            asyncio.get_running_loop().add_signal_handler(signal.SIGINT, interrupt)
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, terminate)

    client.on_notebook_start = leave_training_time
    try:
        client.execute()
        return None, 0
    except Exception as stopped:
        # Once the kernel is gone, nbclient trips over its absence in several ways.
        if client.terminated:
            raise KeyboardInterrupt from None
        if not isinstance(stopped, (CellExecutionError, DeadKernelError)):
            raise
        return error_block(notebook), 130 if client.interrupted else 1
    finally:
        progress.end()


def main():
    parser = argparse.ArgumentParser(prog="./cairn run")
    parser.add_argument("notebook", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("target/run"))
    parser.add_argument("--kernel", default="cairn")
    parser.add_argument("--in-place", action="store_true", help="write over the notebook itself")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, stop)
    if not options.notebook.is_file():
        parser.error(f"no notebook {options.notebook}")

    try:
        notebook = nbformat.read(options.notebook, as_version=4)
    except Exception:
        parser.exit(1, f"cairn: {options.notebook} is no notebook; for JShell: ./cairn jshell FILE\n")
    print(f"Running {options.notebook.name} ...", flush=True)
    failure, status = execute(notebook, options.notebook.resolve().parent, options.kernel)
    if options.in_place and not failure:
        replace(options.notebook, nbformat.writes(notebook) + "\n")
    page = write(notebook, options.out / options.notebook.name)
    if failure:
        print(failure if sys.stdout.isatty() else ANSI.sub("", failure), file=sys.stderr)
    for line in [line for line in texts(notebook) if RESULT.match(line)][-1:]:
        print(line)
    print(page)
    return status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        sys.exit(130)
    except OSError as failed:
        if failed.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        print(FULL.format(failed.filename), file=sys.stderr)
        sys.exit(1)
