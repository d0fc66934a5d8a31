"""What can happen to a cell: it fails, it is interrupted, it tries to end the kernel."""

import time

import pytest
from conftest import error_of, jdks, named, ours, plain

INTERRUPTED = "Interrupted: the cell ended here. What it assigned can be used."


@pytest.fixture(scope="module", params=jdks(), ids=named)
def kernel(request):
    running = ours(request.param)
    yield running
    running.stop()


def reply(kernel, number):
    """What answers a cell."""
    while True:
        message = kernel.client.get_shell_msg(timeout=120)
        if message["parent_header"]["msg_id"] == number:
            return message["content"]


def interrupted(kernel, code, begun="begun"):
    """Interrupts a cell as soon as it has printed a word; returns its error and the seconds."""
    number = kernel.send(code)
    messages = []
    at = None
    for message in kernel.messages(number):
        messages.append(message)
        if at is None and begun in message["content"].get("text", ""):
            at = time.monotonic()
            kernel.interrupt()
    assert at is not None, messages
    seconds = time.monotonic() - at
    assert reply(kernel, number)["status"] == "error"
    return plain(error_of(messages)["traceback"]), seconds


BEGUN = 'System.out.println("begun"); '


def test_first_table_can_be_made_while_an_interrupt_is_pending(kernel):
    kernel.run(
        "Thread.currentThread().interrupt();"
        'var first = tech.tablesaw.api.Table.create("first");'
        "Thread.interrupted();"
    )
    assert kernel.text("first.name()") == "first"


@pytest.mark.parametrize(
    "code",
    [
        "Thread.sleep(100_000);",
        "while (true) {}",
        "for (long i = 0; i >= 0; i++) { Math.sqrt(i); }",
        "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }",
        "new java.util.concurrent.CountDownLatch(1).await();",
        "synchronized (Object.class) { Object.class.wait(); }",
        "while (true) Table.create(IntColumn.indexColumn(\"i\", 100_000, 0)).sortOn(\"-i\");",
    ],
)
def test_interrupt_ends_any_code(kernel, code):
    block, seconds = interrupted(kernel, BEGUN + code)
    assert block == INTERRUPTED
    assert seconds < 3
    assert kernel.text("1 + 1") == "2"


def test_interrupt_ends_rendering_of_the_last_value(kernel):
    kernel.run(
        "class Slow { public String toString() {"
        ' System.out.println("begun"); while (true) {} } }'
    )
    block, seconds = interrupted(kernel, "new Slow()")
    assert block == INTERRUPTED
    assert seconds < 3
    assert kernel.text("1 + 1") == "2"


def test_interrupt_ends_training_in_a_loop_after_its_batch(kernel):
    kernel.run(
        "var small = Datasets.friedman1(4000, 1.0, 7);"
        "var net = Net.of(small).stages(Blocks.dense().times(1), 16).regress();"
        "var runs = new java.util.ArrayList<Run>();"
        "ProgressView begun = snapshot -> { if (snapshot.progress().batch() == 3)"
        ' System.out.println("begun"); };'
    )
    block, seconds = interrupted(
        kernel,
        "while (runs.size() < 3) runs.add(Trainer.defaults().epochs(10_000)"
        ".progress(begun).fit(net, small));",
    )
    assert block == INTERRUPTED
    assert seconds < 10
    assert kernel.text("runs.get(0).ending().text()").startswith("Interrupted in epoch")


def test_variable_of_an_interrupted_training_is_assigned_before_the_reply(kernel):
    kernel.run(
        "var more = Datasets.friedman1(4000, 1.0, 7);"
        "var twin = Net.of(more).stages(Blocks.dense().times(1), 16).regress();"
        "ProgressView told = snapshot -> { if (snapshot.progress().batch() == 3)"
        ' System.out.println("begun"); };'
    )
    block, seconds = interrupted(
        kernel, "var kept = Trainer.defaults().epochs(10_000).progress(told).fit(twin, more);"
    )
    assert block == INTERRUPTED
    assert kernel.text("kept.ending().text()").startswith("Interrupted in epoch")


def test_cells_behind_a_failed_one_are_aborted(kernel):
    first = kernel.send('Thread.sleep(500); throw new IllegalStateException("stop");')
    second = kernel.send("int afterwards = 5;")
    info = kernel.client.kernel_info()
    third = kernel.send("6 * 7")
    assert reply(kernel, first)["status"] == "error"
    assert reply(kernel, second) == {"status": "aborted"}
    assert reply(kernel, info)["status"] == "ok"
    assert reply(kernel, third) == {"status": "aborted"}
    assert "afterwards" in kernel.error("afterwards")
    assert kernel.text("6 * 7") == "42"


def test_cells_behind_a_failed_one_run_where_the_client_wants_it(kernel):
    first = kernel.client.execute(
        'Thread.sleep(500); throw new IllegalStateException("go on");', stop_on_error=False
    )
    second = kernel.send("6 * 7")
    assert reply(kernel, first)["status"] == "error"
    assert reply(kernel, second)["status"] == "ok"


@pytest.mark.parametrize("code", ["System.exit(3);", "if (1 < 2) { System.exit(0); }"])
def test_exit_is_refused(kernel, code):
    block = kernel.error(code)
    assert "would end the kernel: shut it down in Jupyter's menu instead" in block
    assert kernel.text("1 + 1") == "2"


def test_other_exits_stay_what_they_are(kernel):
    kernel.run("class Door { void exit(int n) { System.out.println(n); } } long now = 1L; double d = 2;")
    assert kernel.text("new Door().exit(4); System.out.print(System.nanoTime() > now)") == "4\ntrue"


@pytest.mark.parametrize(
    "code, name",
    [
        ("int deep(int n) { return deep(n + 1) + 1; } deep(0)", "StackOverflowError"),
        ("var all = new long[Integer.MAX_VALUE - 8];", "OutOfMemoryError"),
        ("throw new ThreadDeath();", "ThreadDeath"),
        ("throw new NoClassDefFoundError(\"gone\");", "NoClassDefFoundError"),
        ("throw new ExceptionInInitializerError(\"static\");", "ExceptionInInitializerError"),
        ("throw new InternalError(\"fonts\");", "InternalError"),
        ("throw null;", "NullPointerException"),
        ("class Bad { static int x = 1 / 0; } Bad.x", "ExceptionInInitializerError"),
    ],
)
def test_errors_do_not_kill_the_kernel(kernel, code, name):
    assert name in kernel.error(code)
    assert kernel.text("1 + 1") == "2"


@pytest.mark.parametrize(
    "thrown", ["new StackOverflowError()", "new OutOfMemoryError()", "new NoSuchMethodError()"]
)
def test_errors_of_rendering_become_text(kernel, thrown):
    kernel.run("class Odd { public String toString() { throw %s; } }" % thrown)
    assert "cannot be shown" in kernel.text("new Odd()")
    assert kernel.text("1 + 1") == "2"


def test_source_that_is_too_deep_for_the_compiler_is_told(kernel):
    block = kernel.error("int n = " + "(" * 20_000 + "1" + ")" * 20_000 + ";")
    assert "StackOverflowError" in block
    assert kernel.text("1 + 1") == "2"


def test_values_of_a_cell_may_be_null(kernel):
    assert kernel.run("String nothing = null; nothing") == []
    assert kernel.text("nothing == null") == "true"


def test_threads_of_a_cell_can_display(kernel):
    messages = kernel.run(
        'Thread other = new Thread(() -> show("from another thread")); other.start(); other.join();'
    )
    assert [m["content"]["data"]["text/plain"] for m in messages] == ["from another thread"]
