"""Passphrases are asked for in a field that hides them, and nothing that a kernel sends has them."""

import json

from conftest import SECONDS, error_of, plain

PHRASE = "sieben Zwerge äßen früh"


def asked(kernel, code, answers):
    """Runs a cell that asks; returns the questions and all that it sent."""
    number = kernel.client.execute(code, allow_stdin=True)
    questions = []
    for answer in answers:
        question = kernel.client.get_stdin_msg(timeout=SECONDS)["content"]
        questions.append((question["prompt"], question["password"]))
        kernel.client.input(answer)
    return questions, list(kernel.messages(number))


def test_a_passphrase_is_asked_for_and_never_shown(kernel, tmp_path):
    kernel.run("import dev.cairn.seal.*;")
    path = json.dumps(str(tmp_path / "data.sealed"))
    questions, sent = asked(
        kernel,
        "var seal = Seal.askNew();"
        "var data = Datasets.friedman1(50, 1.0, 1);"
        f"data.seal(Path.of({path}), seal); seal",
        [PHRASE, PHRASE],
    )
    assert questions == [("New passphrase: ", True), ("The same again: ", True)]
    more, again = asked(kernel, f"Datasets.sealed(Path.of({path}), Seal.ask()).name()", [PHRASE])
    assert more == [("Passphrase: ", True)]
    wrong, refused = asked(kernel, f"Datasets.sealed(Path.of({path}), Seal.ask())", ["Zwerge"])
    assert "a file that this seal does not open" in plain(error_of(refused)["traceback"])
    assert "a seal with a passphrase" in str(sent)
    assert "Friedman 1" in str(again)
    assert "Zwerge" not in str(sent + again + refused)


def test_a_notebook_without_people_is_told(kernel):
    error = kernel.error("Seal.ask()")
    assert "expected: a notebook or a terminal that can ask" in error
    assert "use Seal.fromFile(path) or Seal.fromEnvironment(name)" in error
