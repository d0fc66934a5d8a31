"""The notebooks that users open: saved with their outputs, and running from top to bottom."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT
from test_run import run

sys.path.insert(0, str(ROOT / "kernel"))
from execute import texts  # noqa: E402

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIRST = NOTEBOOKS[0]


def results(notebook):
    # The row "test" of a data set's lengths has more spaces behind the word.
    return [line for line in texts(notebook) if re.match(r"test \S", line)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_saved_notebook_has_its_outputs(path):
    notebook = nbformat.read(path, 4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not [o for cell in code for o in cell.outputs if o.output_type == "error"]
    assert len(results(notebook)) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_readme_names_the_notebook(path):
    assert f"(notebooks/{path.name})" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_readme_has_the_first_notebooks_result():
    [result] = results(nbformat.read(FIRST, 4))
    assert f"\n{result}\n" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_first_notebook_runs_with_smaller_nets(tmp_path):
    notebook = nbformat.read(FIRST, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = cell.source.replace("times(3)", "times(1)").replace(
                "epochs(5)", "epochs(1)"
            )
            cell.outputs, cell.execution_count = [], None
    small = tmp_path / FIRST.name
    nbformat.write(notebook, small)
    assert "times(1)" in small.read_text() and "epochs(1)" in small.read_text()
    done = run(small)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2].startswith("test accuracy 0.")


def test_transfer_notebook_runs_for_newcomers(tmp_path, monkeypatch):
    monkeypatch.delenv("CAIRN_DATA", raising=False)
    [path] = [path for path in NOTEBOOKS if path.stem.startswith("08")]
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(r"epochs\(\d\)", "epochs(1)", cell.source)
            cell.source = cell.source.replace("range(0, 1200)", "range(0, 200)").replace(
                '"models/', f'"{ROOT.as_posix()}/notebooks/models/'
            )
            cell.outputs, cell.execution_count = [], None
    small = tmp_path / path.name
    nbformat.write(notebook, small)
    done = run(small)
    assert done.returncode == 0, done.stderr
    *_, result, page = done.stdout.splitlines()
    assert result.startswith("test accuracy 0.")
    shown = Path(page).read_text(encoding="utf-8")
    assert "CIFAR-10 is not here" in shown
    assert "the same predictions: true" in shown
    assert "found:    a file that this seal does not open" in shown
