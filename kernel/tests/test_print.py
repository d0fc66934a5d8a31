"""Pages on paper: nothing of them is wider than the page, and nothing is cut off at its edge."""

import shutil
import subprocess

import pytest
from conftest import ROOT
from lab import FLAGS, chromium
from test_run import notebook, run

# What is left of A4 and of Letter, at 96 dots an inch, within the half inch of nbconvert's pages.
WIDTHS = {"A4": 794 - 2 * 48, "Letter": 816 - 2 * 48}
DOTS = 50
MARGIN = DOTS // 2
WHITE = 250

CELLS = (
    """var all = Datasets.fashionMnistMini();
var few = java.util.stream.IntStream.range(0, 300).toArray();
var data = Dataset.classification(all.train().subset(few), all.test().subset(few),
    all.labels().orElseThrow(), all.provenance());
var net = Net.of(data).stem(4).stages(Blocks.basic().times(1), 4, 8).classify();
var run = Trainer.defaults().epochs(12).gradientFlow().fit(net, data);""",
    "show(data, run, run.history(), run.gradientFlow());",
    "show(run.predictions(), run.predictions().worst(), ImageGrid.of(run.predictions()).first(24));",
    "show(run.confusion(), run.report(), run.test());",
    'show(Comparison.of("residual, with a name that is longer than others", run).with("plain", run));',
    "show(Presets.resNet(50).of(all), net.lint());",
    """var wide = Table.create("wide");
for (int c = 0; c < 40; c++) {
  wide.addColumns(StringColumn.create("a column with a long name " + c,
      "some words of a cell", "others", "anacondaWithoutASpace".repeat(6)));
}
show(wide);
System.out.println("a long line ".repeat(40) + "anacondaWithoutASpace".repeat(20));""",
)

# What a reader of paper would miss: parts beyond the edge, and parts that one would have to scroll to.
LOST = """width => {
  const said = (element) => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 60)}`;
  const seen = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
  });
  const beyond = seen.filter((element) => element.getBoundingClientRect().right > width + 1);
  const cut = seen.filter((element) => getComputedStyle(element).overflowX !== "visible"
    && element.scrollWidth > element.clientWidth + 1);
  return { page: document.documentElement.scrollWidth, beyond: beyond.map(said), cut: cut.map(said) };
}"""


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here")
    with playwright.sync_playwright() as running:
        yield running.chromium.launch(executable_path=chromium(), args=FLAGS)


@pytest.fixture(scope="module")
def values(tmp_path_factory):
    """The page of a notebook with all kinds of values, executed once."""
    path = notebook(tmp_path_factory.mktemp("print") / "values.ipynb", *CELLS)
    done = run(path)
    assert done.returncode == 0, done.stderr
    return path.parent / "out" / "values.html"


@pytest.fixture
def page(browser, values):
    """That page, as it is printed."""
    opened = browser.new_page()
    opened.emulate_media(media="print")
    opened.goto(values.as_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize("paper", WIDTHS)
def test_nothing_is_wider_than_the_paper(page, paper):
    width = WIDTHS[paper]
    page.set_viewport_size({"width": width, "height": 1000})
    lost = page.evaluate(LOST, width)
    assert lost == {"page": width, "beyond": [], "cut": []}


def test_margins_of_the_pdf_are_empty(page, tmp_path):
    from PIL import Image

    if not shutil.which("pdftoppm"):
        pytest.skip("no pdftoppm here: the pages of the PDF were not looked at, install poppler-utils")
    folder = ROOT / "target" / "print"
    folder.mkdir(parents=True, exist_ok=True)
    pdf = folder / "values.pdf"
    page.pdf(path=pdf, format="A4", print_background=True, prefer_css_page_size=True)
    subprocess.run(["pdftoppm", "-png", "-r", str(DOTS), pdf, tmp_path / "page"], check=True)
    shots = sorted(tmp_path.glob("page-*.png"))
    assert shots
    for shot in shots:
        shown = Image.open(shot).convert("L")
        right = shown.crop((shown.width - MARGIN, 0, shown.width, shown.height))
        assert right.getextrema()[0] >= WHITE, f"{pdf}: {shot.name} has ink at its right edge"
