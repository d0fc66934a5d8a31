"""One notebook on every host: the same cells, the same results.

Hosts are the stock kernel of JJava, "Java (Cairn)", IJava and rapaio with Cairn as ./cairn kernel
installs them, the plain IJava and rapaio kernels with a jar added by a cell, and JShell.
"""

import html
import json
import pathlib
import re
import subprocess

import pytest
from conftest import ROOT, Kernel, error_of, jar, jdks, named, ours, plain, stock

NOTEBOOK = {
    "data": """
        var rows = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
        var table = Table.create("points",
            DoubleColumn.create("x", DoubleStream.of(rows).map(i -> Math.sin(i)).toArray()),
            DoubleColumn.create("y", DoubleStream.of(rows).map(i -> Math.cos(2 * i)).toArray()),
            StringColumn.create("side", DoubleStream.of(rows)
                .mapToObj(i -> Math.sin(i) > Math.cos(2 * i) ? "<b>above" : "below")));
        var data = Datasets.table(table, "side", 0.2, 1);
        data""",
    "block": """
        Block mine = (x, place) -> x.norm().relu().dense(place.width()).plus(x.shortcut(place));
        var net = Net.of(data).stages(mine.times(2), 8).classify();
        net""",
    "show": "show(net, Optional.of(data))",
    "fit": "var run = Trainer.defaults().epochs(2).batch(32).seed(3).fit(net, data);",
    "score": "System.out.println(run.test())",
    "predictions": "run.predictions()",
    "confusion": "show(run.confusion())",
    "table": "table.first(3)",
    "chart": """
        var chart = new org.knowm.xchart.XYChartBuilder().title("a line").width(300).build();
        chart.addSeries("line", new double[] {1, 2}, new double[] {3, 4});
        chart""",
    "broken": """
        new java.awt.image.BufferedImage(1, 1, 1) {
          public int getWidth() { throw new InternalError("no fonts"); }
        }""",
    "mistake": "Net.of(data).stages((x, place) -> x.conv(3, 8, 1), 8).classify()",
    "job": "var job = Trainer.defaults().epochs(2).batch(32).seed(3).fitInBackground(net, data);",
    "await": "System.out.println(job.await().test())",
    "long": "var job = Trainer.defaults().epochs(100000).seed(3).fitInBackground(net, data);",
    "keep": "var first = job;",
    "again": "var job = Trainer.defaults().epochs(100000).seed(3).fitInBackground(net, data);",
    "first": "System.out.println(first.await().ending().text())",
    "stop": "job.stop(); System.out.println(job.await().ending().text())",
}
TEXT, PAGE, PICTURE = "text/plain", "text/html", "image/png"
TYPES = {
    "data": {TEXT, PAGE},
    "block": {TEXT, PAGE},
    "predictions": {TEXT, PAGE},
    "confusion": {TEXT, PAGE, PICTURE},
    "table": {TEXT, PAGE},
    "chart": {TEXT, PICTURE},
}
# Threads of rapaio 3.0.1 end at once if they run before their starter has said that they may: on a
# busy machine a kernel in some never answers.
STARTS = 4
NEWER = [home for home in jdks() if int(named(home)[3:]) >= 25]


def cell(name):
    return "\n".join(line[8:] if line.startswith(" " * 8) else line
                     for line in NOTEBOOK[name].strip("\n").splitlines())


@pytest.fixture(scope="module")
def prefix(tmp_path_factory):
    """The kernels that ./cairn installs into an empty prefix."""
    folder = tmp_path_factory.mktemp("prefix")
    hosts = ["java", "ijava"] + (["rapaio"] if NEWER else [])
    words = [word for host in hosts for word in ("--host", host)]
    kernel_command("install", "--prefix", str(folder), *words)
    return folder


def kernel_command(*words):
    done = subprocess.run(
        [str(ROOT / "cairn"), "kernel", *words], capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def installed(prefix, name, home):
    """A kernel as its specification starts it, on a given JDK."""
    return started(prefix, name, home, lambda spec: spec["env"])


def bare(prefix, name, home):
    """The same kernel that knows nothing of Cairn yet."""
    return started(prefix, name, home, lambda spec: {"RJK_TIMEOUT_MILLIS": "-1"})


def started(prefix, name, home, environment):
    folder = prefix / "share" / "jupyter" / "kernels" / name
    spec = json.loads((folder / "kernel.json").read_text())
    argv = [a.replace("{resource_dir}", str(folder)) for a in spec["argv"]]
    argv[0] = str(home / "bin" / "java")
    for _ in range(STARTS if "rapaio" in name else 1):
        try:
            return Kernel(argv, environment(spec))
        except RuntimeError as silent:
            last = silent
    raise last


class Executed:
    """What the cells of the notebook put out on one host."""

    def __init__(self, kernel):
        self.cells, self.strays = {}, {}
        sent = {}
        try:
            for name in NOTEBOOK:
                number = kernel.send(cell(name))
                sent[number] = name
                self.cells[name] = []
                for message in everything(kernel, number):
                    owner = sent.get(message["parent_header"].get("msg_id"))
                    if owner == name:
                        self.cells[name].append(message)
                    else:
                        self.strays.setdefault(owner, []).append(message)
        finally:
            kernel.stop()

    def shown(self, name):
        """The bundles that a cell shows."""
        return [m["content"]["data"] for m in self.cells[name] if "data" in m["content"]]

    def text(self, name):
        """What a cell prints or shows, as plain text."""
        self.no_error(name)
        return "\n".join(
            m["content"].get("text") or m["content"]["data"][TEXT] for m in self.cells[name]
        ).strip()

    def no_error(self, name):
        errors = [m["content"] for m in self.cells[name] if m["msg_type"] == "error"]
        assert not errors, plain(errors[0]["traceback"])


def everything(kernel, number):
    """All messages up to the end of a cell, also those of other cells that arrive meanwhile."""
    while True:
        message = kernel.client.get_iopub_msg(timeout=120)
        if message["msg_type"] == "status":
            idle = message["content"]["execution_state"] == "idle"
            if idle and message["parent_header"].get("msg_id") == number:
                return
        elif message["msg_type"] != "execute_input":
            yield message


HOSTS = [(host, home) for host in ("cairn", "stock") for home in jdks()]
HOSTS += [("java", jdks()[0]), ("ijava", jdks()[0])]
HOSTS += [("rapaio", home) for home in NEWER[:1] or [None]]


@pytest.fixture(scope="module", params=HOSTS,
                ids=lambda p: f"{p[0]}-{named(p[1]) if p[1] else 'none'}")
def executed(request, prefix):
    host, home = request.param
    if home is None:
        pytest.skip("the rapaio kernel needs a JDK 25, and none is in JAVA25_HOME or /usr/lib/jvm")
    if host in ("cairn", "stock"):
        return Executed({"cairn": ours, "stock": stock}[host](home))
    return Executed(installed(prefix, f"cairn-{host}", home))


@pytest.fixture(scope="module")
def expected():
    return Executed(ours(jdks()[0]))


@pytest.mark.parametrize(
    "name", ["data", "block", "show", "score", "predictions", "confusion", "table", "await"]
)
def test_texts_are_the_same(executed, expected, name):
    assert executed.text(name) == expected.text(name) != ""


def test_score_is_of_the_same_training(executed):
    assert re.match(r"test accuracy 0\.\d{4} \(\d+/60\), seed 3$", executed.text("score"))
    assert executed.text("await") == executed.text("score")


@pytest.mark.parametrize("name", TYPES)
def test_displays_have_their_types(executed, name):
    (bundle,) = executed.shown(name)
    assert TYPES[name] <= set(bundle)
    if PICTURE in TYPES[name]:
        assert bundle[PICTURE].startswith("iVBOR")
    assert "<script" not in bundle.get(PAGE, "")


def test_labels_are_escaped(executed):
    for name in ("data", "predictions", "confusion", "table"):
        page = "".join(bundle[PAGE] for bundle in executed.shown(name))
        assert "<b>above" not in page
    assert html.escape("<b>above") in executed.shown("table")[0][PAGE]


def test_an_error_while_a_value_is_drawn_becomes_its_text(executed):
    assert "no fonts" in executed.text("broken")


def test_training_is_one_updated_display(executed):
    panel = executed.cells["fit"]
    kinds = [m["msg_type"] for m in panel]
    assert kinds[0] == "display_data" and set(kinds[1:]) == {"update_display_data"}, kinds
    assert len({m["content"]["transient"]["display_id"] for m in panel}) == 1
    last = panel[-1]["content"]["data"]
    assert {TEXT, PAGE, PICTURE} <= set(last) and "2 epochs in" in last[TEXT]


def test_errors_tell_the_same_facts(executed, expected):
    facts = [facts_of(host.cells["mistake"]) for host in (executed, expected)]
    assert facts[0] == facts[1] and set(facts[0]) == {"expected", "found", "mend"}


def facts_of(messages):
    block = plain(error_of(messages)["traceback"])
    return dict(re.findall(r"\b(expected|found|mend):\s+(\S.*)", block))


def test_a_job_in_the_background_stays_in_its_cell(executed):
    panel = executed.cells["job"] + executed.strays.get("job", [])
    assert [m["msg_type"] for m in panel].count("display_data") == 1
    assert "2 epochs in" in panel[-1]["content"]["data"][TEXT]
    assert [m["msg_type"] for m in executed.cells["await"]] == ["stream"]


def test_a_cell_that_runs_again_supersedes_its_job(executed):
    executed.no_error("again")
    assert executed.text("first").startswith("Superseded: the cell was run again. ")
    assert executed.text("stop").startswith("Stopped in epoch ")


@pytest.mark.parametrize("host", ["ijava", "rapaio"])
def test_plain_kernels_need_one_cell(host, prefix):
    if host == "rapaio" and not NEWER:
        pytest.skip("the rapaio kernel needs a JDK 25, and none is in JAVA25_HOME or /usr/lib/jvm")
    kernel = bare(prefix, f"cairn-{host}", (NEWER if host == "rapaio" else jdks())[0])
    try:
        first = {
            "ijava": f"%jars {jar()}\ndev.cairn.kernel.Notebook.open();",
            "rapaio": f"%jar {jar()}",
        }[host]
        assert not [m for m in kernel.run(first) if m["msg_type"] == "error"]
        (message,) = kernel.run('Table.create("t", IntColumn.create("n", 1, 2))')
        assert "<table" in message["content"]["data"][PAGE]
        assert [m["msg_type"] for m in kernel.run("show(Net.vector(3))")] == ["display_data"]
    finally:
        kernel.stop()


def test_jshell_tells_the_same_as_text(expected, tmp_path):
    script = tmp_path / "notebook.jsh"
    names = [name for name in NOTEBOOK if name not in ("long", "keep", "again", "first", "stop")]
    script.write_text("\n".join(statement(name) for name in names) + "\n/exit\n")
    done = subprocess.run(
        [str(ROOT / "cairn"), "jshell", str(script)], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    texts = re.sub(r"^picture: .*\n", "", done.stdout, flags=re.M)
    for name in ("data", "block", "show", "score", "predictions", "confusion", "table"):
        assert expected.text(name) in texts
    pictures = [pathlib.Path(p) for p in re.findall(r"^picture: (.*\.png)$", done.stdout, re.M)]
    assert len(pictures) >= 2
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        picture.unlink()
    facts = dict(re.findall(r"\b(expected|found|mend):\s+(\S.*)", done.stdout + done.stderr))
    assert facts == facts_of(expected.cells["mistake"])


def statement(name):
    """A cell for JShell, which does not show the value that ends it."""
    lines = cell(name).splitlines()
    if name in ("predictions", "table", "mistake", "broken"):
        return f"show({cell(name)})"
    if not lines[-1].endswith((";", ")")):
        lines[-1] = f"show({lines[-1]})"
    return "\n".join(lines)


def test_install_twice_changes_nothing_and_remove_leaves_nothing(tmp_path):
    folder = tmp_path / "prefix"
    folder.mkdir()
    first = kernel_command("install", "--prefix", str(folder), "--host", "cairn", "--host", "java")
    assert first.count(" is installed in ") == 2
    before = {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()}
    again = kernel_command("install", "--prefix", str(folder), "--host", "cairn", "--host", "java")
    assert again.count(" is there already, ") == 2
    assert {p: p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()} == before
    listed = kernel_command("list", "--prefix", str(folder))
    assert listed.count("  ours  ") == 2 and listed.count("    starts\n") == 2
    assert json.loads((folder / "share/jupyter/kernels/cairn/kernel.json").read_text())
    kernel_command("remove", "--prefix", str(folder))
    assert list(folder.rglob("*")) == []


def test_the_installed_kernel_runs_without_any_other(tmp_path):
    kernel_command("install", "--prefix", str(tmp_path), "--host", "cairn")
    kernel = installed(tmp_path, "cairn", jdks()[0])
    try:
        assert kernel.text("Trainer.defaults().epochs(3)").startswith("3 epochs")
    finally:
        kernel.stop()


def test_unknown_host_is_told_and_nothing_is_made(tmp_path):
    folder = tmp_path / "prefix"
    done = subprocess.run(
        [str(ROOT / "cairn"), "kernel", "install", "--prefix", str(folder), "--host", "rapajo"],
        capture_output=True, text=True, timeout=120,
    )
    assert (done.returncode, done.stderr) == (
        1,
        'cairn: no host "rapajo", did you mean rapaio? Hosts: cairn, java, ijava, rapaio.\n',
    )
    assert not folder.exists()
