"""The exercises of ``course``, handed out and graded by nbgrader in real kernels."""

import csv
import os
import shutil
import subprocess

import nbformat
import pytest
from conftest import ROOT, VENV

NBGRADER = ROOT / ".cairn" / "nbgrader"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
WITHOUT_RELU = "out = x.conv(3, p.width(), p.stride()).norm().relu().conv(3, p.width()).norm().plus(x.shortcut(p));"

pytestmark = pytest.mark.skipif(
    not (NBGRADER / "nbgrader").is_dir(), reason="nbgrader needs Python 3.11 or newer"
)


def nbgrader(folder, *words):
    done = subprocess.run(
        [str(PYTHON), "-m", "nbgrader", *words],
        cwd=folder, capture_output=True, text=True, timeout=570,
        env={
            **os.environ,
            "PYTHONPATH": str(NBGRADER),
            "PATH": f"{NBGRADER / 'bin'}{os.pathsep}{PYTHON.parent}{os.pathsep}{os.environ['PATH']}",
            "JUPYTER_PREFER_ENV_PATH": "1",
        },
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def hand_in(folder, student, exercise, notebook):
    place = folder / "submitted" / student / exercise
    place.mkdir(parents=True)
    nbformat.write(notebook, place / f"{exercise}.ipynb")


def read(folder, part, exercise):
    return nbformat.read(folder / part / exercise / f"{exercise}.ipynb", 4)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The course after both exercises were handed out, answered and graded."""
    folder = tmp_path_factory.mktemp("course") / "course"
    shutil.copytree(ROOT / "course", folder)
    exercises = ("residual-block", "deep-net")
    for exercise in exercises:
        nbgrader(folder, "generate_assignment", exercise)
        hand_in(folder, "solved", exercise, read(folder, "source", exercise))
    blank = read(folder, "release", "residual-block")
    hand_in(folder, "blank", "residual-block", blank)
    almost = read(folder, "release", "residual-block")
    cell = next(c for c in almost.cells if c.id == "block")
    cell.source = cell.source.replace("// YOUR CODE HERE", WITHOUT_RELU)
    hand_in(folder, "almost", "residual-block", almost)
    for exercise in exercises:
        nbgrader(folder, "autograde", exercise)
    nbgrader(folder, "export")
    return folder


def points(course, student, exercise):
    with (course / "grades.csv").open() as file:
        (row,) = [
            r for r in csv.DictReader(file)
            if r["student_id"] == student and r["assignment"] == exercise
        ]
    return float(row["score"]), float(row["max_score"])


@pytest.mark.parametrize("exercise", ["residual-block", "deep-net"])
def test_handed_out_without_solution(course, exercise):
    text = nbformat.writes(read(course, "release", exercise))
    assert "// YOUR CODE HERE" in text
    assert "SOLUTION" not in text and "cause = \\\"C\\\";" not in text


@pytest.mark.parametrize(
    "student, exercise, expected",
    [
        ("solved", "residual-block", (8, 8)),
        ("almost", "residual-block", (7, 8)),
        ("blank", "residual-block", (0, 8)),
        # Two points for words are given by hand.
        ("solved", "deep-net", (6, 8)),
    ],
)
def test_points(course, student, exercise, expected):
    assert points(course, student, exercise) == expected


def test_hint_says_what_is_missing(course):
    graded = nbformat.read(
        course / "autograded/almost/residual-block/residual-block.ipynb", 4
    )
    cell = next(c for c in graded.cells if c.id == "block-check")
    text = "".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs)
    assert "A residual block: 5 of 6 points" in text
    assert "✗ a ReLU behind the sum (1)\n  hint: f.plus(…).relu()" in text
