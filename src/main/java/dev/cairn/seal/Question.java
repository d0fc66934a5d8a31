package dev.cairn.seal;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import java.io.Console;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Asks a person for a passphrase, which nobody sees while it is typed. */
final class Question {
  private static final int SHORTEST = 12;
  private static final String WHERE = "Seal.ask()";

  private Question() {}

  /** How this process can ask: by its notebook, or else by its terminal. */
  static Function<String, Optional<char[]>> ofThisProcess() {
    Optional<Host> host = Hosts.current();
    return host.isPresent() ? host.get()::secret : Question::terminal;
  }

  private static Optional<char[]> terminal(String prompt) {
    Console console = System.console();
    return console == null || !isTerminal(console)
        ? Optional.empty()
        : Optional.of(Optional.ofNullable(console.readPassword("%s", prompt)).orElse(new char[0]));
  }

  /** From JDK 22 on there is a console without a terminal too, which would show what is typed. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  /** For a file that is there. */
  static char[] once(Function<String, Optional<char[]>> ask) {
    char[] typed = answer(ask, "Passphrase: ");
    if (typed.length == 0) {
      throw nothing();
    }
    return typed;
  }

  /** For a file to be made: a slip of a finger would lock it for good. */
  static char[] twice(Function<String, Optional<char[]>> ask) {
    char[] typed = answer(ask, "New passphrase: ");
    if (typed.length < SHORTEST) {
      Arrays.fill(typed, '\0');
      throw new SealException(
          "a passphrase of " + SHORTEST + " characters or more",
          "a shorter one",
          "Seal.askNew()",
          "take five words or more that nobody would guess");
    }
    char[] again = answer(ask, "The same again: ");
    boolean same = Arrays.equals(typed, again);
    Arrays.fill(again, '\0');
    if (!same) {
      Arrays.fill(typed, '\0');
      throw new SealException(
          "the same passphrase twice",
          "two that differ",
          "Seal.askNew()",
          "run the cell again and type it slowly");
    }
    return typed;
  }

  private static char[] answer(Function<String, Optional<char[]>> ask, String prompt) {
    return ask.apply(prompt)
        .orElseThrow(
            () ->
                new SealException(
                    "a notebook or a terminal that can ask without showing what is typed",
                    "none",
                    WHERE,
                    "use Seal.fromFile(path) or Seal.fromEnvironment(name)"));
  }

  private static SealException nothing() {
    return new SealException(
        "a passphrase", "nothing was typed", WHERE, "run the cell again and type it");
  }
}
