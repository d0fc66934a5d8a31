"""The public test suite of Jupyter's protocol on "Java (Cairn)", every group that a Java kernel has."""

import pathlib
import time

import jupyter_kernel_test
import pytest
from conftest import jdks, named, ours


class Protocol:
    """Groups that are left out: pager (payloads are deprecated) and clear_output (no such call)."""

    home = None

    @classmethod
    def setUpClass(cls):
        cls.kernel = ours(cls.home)
        cls.km, cls.kc = cls.kernel.manager, cls.kernel.client

    @classmethod
    def tearDownClass(cls):
        cls.kernel.stop()

    language_name = "Java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Math.sqr", "matches": {"sqrt("}},
        {"text": "Trainer.def", "matches": {"defaults()"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 4;", "void f() {\n}", "", "%maven a:b:1"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "1 +", "/* begun"]
    invalid_code_samples = ["int 3x = 4;", "import = 7q", "foo)", 'String s = "open;']
    code_generate_error = "int zero = 0; 1 / zero"
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
        {"code": "Stream.of(1, 2, 3).map(i -> i * i).toList()", "result": "[1, 4, 9]"},
    ]
    code_display_data = [
        {"code": 'show(Table.create("t", IntColumn.create("n", 1)))', "mime": "text/html"},
        {"code": "show(new java.awt.image.BufferedImage(4, 3, 1))", "mime": "image/png"},
    ]
    code_inspect_sample = "Trainer.defaults().epochs"


for jdk in jdks():
    name = f"TestProtocol_{named(jdk)}"
    globals()[name] = type(name, (Protocol, jupyter_kernel_test.KernelTests), {"home": jdk})


@pytest.fixture(scope="module", params=jdks(), ids=named)
def running(request):
    kernel = ours(request.param)
    yield kernel
    kernel.stop()


def reply(kernel, number):
    """What answers a message of this number."""
    while True:
        message = kernel.client.get_shell_msg(timeout=60)
        if message["parent_header"]["msg_id"] == number:
            return message["content"]


def inspected(kernel, code, cursor=None):
    content = reply(kernel, kernel.client.inspect(code, cursor))
    assert content["status"] == "ok"
    return content["data"].get("text/plain", "")


@pytest.mark.parametrize(
    "code, expected",
    [
        ("Trainer.defaults().epochs", "Trainer Trainer.epochs(int epochs)\n\nPasses over"),
        ("Trainer.defaults().epochs(", "Trainer Trainer.epochs(int epochs)\n\nPasses over"),
        ("import java.util.*;\nOptimizers.adam(0.1", "(double learningRate)\n\nAdam with betas"),
        ("Blocks", "dev.cairn.stack.Blocks\n\n"),
        ("Table.create", "Table Table.create(String tableName"),
        ("new org.knowm.xchart.XYChart(", "(int width, int height)\n\nConstructor"),
    ],
)
def test_inspect_shows_parameter_names_and_javadoc(running, code, expected):
    assert expected in inspected(running, code)
    assert inspected(running, code + " ;", len(code) - 2)


def test_inspect_shows_text_not_tags(running):
    text = inspected(running, "Trainer")
    assert text.startswith("dev.cairn.train.Trainer\n\nHow a net is trained.")
    assert "defaults(): 5 epochs" in text and "{@" not in text and "<p>" not in text


def test_inspect_of_the_jdk_where_its_sources_are(running):
    text = inspected(running, "String.valueOf(")
    assert "String String.valueOf(Object obj)" in text
    home = running.text('System.getProperty("java.home")')
    if not (pathlib.Path(home) / "lib" / "src.zip").exists():
        pytest.skip(f"no src.zip in {home}: signatures only")
    assert "the string representation of the Object argument" in text


def test_completion_is_quick(running, figure):
    slowest = 0
    for code in ("Trainer.defaults().e", "Blocks.b", "Math.s", "Strin") * 2:
        begun = time.monotonic()
        content = reply(running, running.client.complete(code))
        if code != "Trainer.defaults().e":
            slowest = max(slowest, time.monotonic() - begun)
        assert content["matches"], code
    figure("completion, slowest of six", round(slowest, 3), 1.0, slowest)
    assert slowest < 5


def test_nothing_is_logged_into_cells(running):
    running.run(
        "var small = Datasets.friedman1(300, 1.0, 7);"
        "var vector = Net.of(small).stages(Blocks.dense().times(1), 8).regress();"
    )
    messages = running.run(
        "for (var engine : dev.cairn.engine.Engine.all()) Trainer.defaults().epochs(1)"
        ".engine(engine).progress(ProgressView.none()).fit(vector, small).predictions();\n"
        'var table = Table.read().csv(new java.io.StringReader("a,b\\n1,x\\n,y\\n"));\n'
        "Object chart = Charts.curves(lastRun());"
    )
    assert messages == []
