"""Errors of cells as one block, in the kernel "Java (Cairn)" on every JDK."""

import pytest
from conftest import jdks, named, ours, stock


@pytest.fixture(scope="module", params=jdks(), ids=named)
def cairn(request):
    """Our kernel, with a net to make mistakes with."""
    kernel = ours(request.param)
    kernel.text("var trunk = Net.image(1, 28, 28).stem(4); var net = trunk.classify(3); 1")
    yield kernel
    kernel.stop()


def cell_number(kernel):
    """The number of the cell that is run next."""
    (count,) = [m["content"]["execution_count"] for m in kernel.run("0")]
    return count + 1


def block(kernel, code):
    """The error block of a cell, with N instead of the cell's number."""
    number = cell_number(kernel)
    return kernel.error(code).replace(f"cell {number}", "cell N")


def test_misspelt_method(cairn):
    assert block(cairn, "var n = trunk\n    .stgaes(Blocks.basic(), 8)\n    .classify(3);") == (
        "This cell cannot be compiled\n"
        "expected: a method of Trunk\n"
        "found:    stgaes(ResidualBlock, int)\n"
        "where:    cell N, line 2\n"
        "mend:     did you mean stages()?\n"
        "\n"
        "  .stgaes(Blocks.basic(), 8)\n"
        "   ^^^^^^"
    )


def test_open_bracket(cairn):
    assert block(cairn, "int ok = 1;\nshow(trunk") == (
        "This cell cannot be compiled\n"
        "expected: a ) for the ( in line 2\n"
        "found:    the end of the cell\n"
        "where:    cell N, line 2\n"
        "mend:     write the ) where it belongs\n"
        "\n"
        "  show(trunk\n"
        "      ^"
    )


def test_own_error_tells_cell_and_line_and_draws(cairn):
    assert block(cairn, "Block own = (x, p) -> x.conv(3, 8).plus(x);\ntrunk\n    .stage(own, 8)") == (
        "ShapeException\n"
        "expected: equal shapes on both sides of plus\n"
        "found:    F(x) is 8x28x28, the shortcut is 4x28x28\n"
        "where:    stage1.block1.add1 (cell N, line 1, called from cell N, line 3)\n"
        "mend:     add x.shortcut(p); end F(x) with p.width() channels and use p.stride() once\n"
        "\n"
        "input                1x28x28\n"
        "stem                 4x28x28\n"
        "stage1.block1\n"
        "  conv1              8x28x28\n"
        "  add1               8x28x28 + 4x28x28   <-- here"
    )


def test_null_variable(cairn):
    assert block(cairn, "Net none = null;\nnone.plain();") == (
        "NullPointerException\n"
        "expected: a value in none\n"
        "found:    null\n"
        "where:    cell N, line 2\n"
        "mend:     look at the line that makes none: it failed or did not run"
    )


def test_lines_below_magics_are_counted(cairn):
    assert "cell N, line 3" in block(cairn, "int a = 1;\n%time int b = 2;\nint c = 1 / 0;")


def test_errors_of_others_name_the_cell(cairn):
    assert block(cairn, '\nthrow new IllegalStateException("boo");') == (
        "java.lang.IllegalStateException: boo\n    at cell N, line 2"
    )


def test_why_tells_what_the_block_leaves_out(cairn):
    cairn.error("Trainer.defaults().epochs(0)")
    why = cairn.text("why()")
    assert why.startswith("dev.cairn.train.TrainingException\nexpected: epochs of 1 or more\n")
    assert "\tat dev.cairn.train.Trainer.epochs(Trainer.java:" in why
    cairn.error("Integer.parseInt(\"3,5\")")
    assert "parseInt" in cairn.text("why()")


@pytest.mark.parametrize(
    "name",
    ["OutOfMemoryError", "StackOverflowError", "InternalError", "NoClassDefFoundError", "Error"],
)
def test_errors_that_are_shown_do_not_end_the_kernel(cairn, name):
    """While a cell runs, while its value is rendered, and while a value is shown."""
    broken = f'new Object() {{ public String toString() {{ throw new {name}("broken"); }} }}'
    assert name in cairn.error(f'throw new {name}("broken");')
    cairn.run(broken)
    cairn.run(f"show({broken});")
    assert cairn.text("1 + 1") == "2"


@pytest.mark.parametrize("piece", ["new byte[1 << 20]", "new double[1000]", '"text " + all.size()'])
@pytest.mark.parametrize("home", jdks(), ids=named)
def test_a_heap_filled_to_the_brim_does_not_end_the_kernel(home, piece):
    kernel = ours(home, heap=400)
    try:
        text = block(kernel, f"var all = new ArrayList<Object>();\nwhile (true) all.add({piece});")
        assert text.startswith("OutOfMemoryError\nexpected: memory in a heap of 400 MB\n")
        assert "\nwhere:    cell N" in text
        assert kernel.text("all = null; 1 + 1") == "2"
    finally:
        kernel.stop()


def test_stock_kernel_prints_the_four_facts_only():
    kernel = stock(jdks()[0])
    try:
        assert kernel.error("Trainer.defaults().epochs(0)").endswith(
            "dev.cairn.train.TrainingException: expected: epochs of 1 or more\n"
            "found:    0\n"
            "where:    Trainer.epochs\n"
            "mend:     give a positive number"
        )
        assert "dev.cairn.train.Trainer.epochs(" in kernel.text("why()")
    finally:
        kernel.stop()
