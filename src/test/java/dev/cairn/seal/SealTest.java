package dev.cairn.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where keys come from, and that they go nowhere. */
@Tag("unit")
class SealTest {
  @TempDir private Path folder;

  @Test
  void newKey_makesAFileThatOnlyItsOwnerMayRead() throws IOException {
    Path path = folder.resolve("course.key");
    Seal.newKey(path).close();

    assertThat(Files.readString(path)).matches("cairn-key-1:[A-Za-z0-9_-]{43}\n");
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void newKey_leavesAFileOfThatNameAsItIs() throws IOException {
    Path path = folder.resolve("course.key");
    Seal.newKey(path);
    String before = Files.readString(path);

    assertThatThrownBy(() -> Seal.newKey(path))
        .isInstanceOf(SealException.class)
        .hasMessage(
            """
            expected: a name that no file has
            found:    a file, perhaps a key that other files need
            where:    %s
            mend:     use it with Seal.fromFile(path), or give another name\
            """
                .formatted(path));
    assertThat(Files.readString(path)).isEqualTo(before);
  }

  @Test
  void fromFile_namesWhatIsNoKey() throws IOException {
    Path path = folder.resolve("notes.txt");
    Seal.newKey(path);
    Files.writeString(path, "a secret that must not be told\n");

    assertThatThrownBy(() -> Seal.fromFile(path))
        .hasMessage(
            """
            expected: a key as Seal.newKey(path) writes it
            found:    a file of something else
            where:    %s
            mend:     give the path of the key, or make a key with Seal.newKey(path)\
            """
                .formatted(path));
    Path missing = folder.resolve("nothing.key");
    assertThatThrownBy(() -> Seal.fromFile(missing))
        .hasMessage(
            """
            expected: a key file
            found:    no such file
            where:    %s
            mend:     make one with Seal.newKey(path), or check the name\
            """
                .formatted(missing));
  }

  @Test
  void fromFile_refusesAKeyThatOthersMayRead() throws IOException {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    Path path = folder.resolve("course.key");
    Seal.newKey(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> Seal.fromFile(path))
        .hasMessage(
            """
            expected: a key file that only its owner may read
            found:    one that others may read or write
            where:    %s
            mend:     in a terminal: chmod 600 %s\
            """
                .formatted(path, path));
  }

  @Test
  void fromEnvironment_takesTheLineOfAKeyFile() throws IOException {
    Path path = folder.resolve("course.key");
    Seal file = Seal.newKey(path);
    String line = Files.readString(path).strip();
    Seal variable = Seal.fromEnvironment("CAIRN_KEY", Map.of("CAIRN_KEY", line));

    Path sealed = folder.resolve("a.sealed");
    SealedFile.write(sealed, file, Segments.SMALL, out -> out.write(7));
    try (SealedReader reader = SealedFile.open(sealed, variable)) {
      assertThat(reader.stream(0).read()).isEqualTo(7);
    }
  }

  @Test
  void fromEnvironment_tellsNothingOfTheVariable() {
    String close = "cairn-key-1:" + "A".repeat(42);
    assertThatThrownBy(() -> Seal.fromEnvironment("CAIRN_KEY", Map.of("CAIRN_KEY", close)))
        .hasMessage(
            """
            expected: an environment variable that holds a key
            found:    it holds something else
            where:    CAIRN_KEY
            mend:     set it to the line of a file that Seal.newKey(path) made, before the notebook starts\
            """);
    assertThatThrownBy(() -> Seal.fromEnvironment("CAIRN_KEY", Map.of()))
        .hasMessageContaining("found:    it is not set");
  }

  @Test
  void ask_asksTheNotebook() {
    List<String> prompts = new java.util.ArrayList<>();
    Runnable undo = Hosts.install(new Answering("correct horse battery", prompts));
    try {
      Seal.ask().close();
      Seal.askNew().close();
    } finally {
      undo.run();
    }

    assertThat(prompts).containsExactly("Passphrase: ", "New passphrase: ", "The same again: ");
  }

  /** A notebook in which somebody types. */
  private record Answering(String answer, List<String> prompts) implements Host {
    @Override
    public void display(Shown shown) {
      throw new AssertionError("nothing is to be shown");
    }

    @Override
    public LiveDisplay live() {
      throw new AssertionError("nothing is to be shown");
    }

    @Override
    public Optional<char[]> secret(String prompt) {
      prompts.add(prompt);
      return Optional.of(answer.toCharArray());
    }
  }

  @Test
  void ask_saysWhereNothingCanBeAsked() {
    assertThatThrownBy(() -> Question.once(prompt -> Optional.empty()))
        .hasMessage(
            """
            expected: a notebook or a terminal that can ask without showing what is typed
            found:    none
            where:    Seal.ask()
            mend:     use Seal.fromFile(path) or Seal.fromEnvironment(name)\
            """);
    assertThatThrownBy(() -> Question.once(typed("")))
        .hasMessage(
            """
            expected: a passphrase
            found:    nothing was typed
            where:    Seal.ask()
            mend:     run the cell again and type it\
            """);
  }

  @Test
  void askNew_refusesShortAndDifferentPassphrases() {
    assertThatThrownBy(() -> Question.twice(typed("short")))
        .hasMessage(
            """
            expected: a passphrase of 12 characters or more
            found:    a shorter one
            where:    Seal.askNew()
            mend:     take five words or more that nobody would guess\
            """);
    assertThatThrownBy(() -> Question.twice(typed("correct horse", "correct house")))
        .hasMessage(
            """
            expected: the same passphrase twice
            found:    two that differ
            where:    Seal.askNew()
            mend:     run the cell again and type it slowly\
            """);
  }

  private static Function<String, Optional<char[]>> typed(String... answers) {
    Deque<String> left = new ArrayDeque<>(List.of(answers));
    return prompt -> Optional.of(left.removeFirst().toCharArray());
  }

  @Test
  void passphrase_isTheSameHoweverAccentsAreTyped() {
    Path path = folder.resolve("a.sealed");
    SealedFile.write(path, passphrase("caf\u00e9 au lait"), Segments.SMALL, out -> out.write(7));

    try (SealedReader reader = SealedFile.open(path, passphrase("cafe\u0301 au lait"))) {
      assertThat(reader.size()).isEqualTo(1);
    }
  }

  private static Seal passphrase(String text) {
    return new Seal(new Secret.Passphrase(text.toCharArray(), 10), "a passphrase");
  }

  @Test
  void secrets_areInNoTextAndNoError() throws IOException {
    Path path = folder.resolve("course.key");
    Seal key = Seal.newKey(path);
    String line = Files.readString(path, US_ASCII).strip();
    String code = line.substring(line.indexOf(':') + 1);
    Seal phrase = passphrase("correct horse battery");
    Path sealed = folder.resolve("a.sealed");
    SealedFile.write(sealed, key, Segments.SMALL, out -> out.write(new byte[9000]));

    StringWriter told = new StringWriter();
    PrintWriter out = new PrintWriter(told);
    out.println(key + " " + phrase);
    for (Seal seal : List.of(key, phrase)) {
      seal.close();
      tell(out, () -> SealedFile.open(sealed, seal));
    }
    tell(out, () -> SealedFile.open(sealed, passphrase("correct horse battery")));
    tell(out, () -> Seal.fromEnvironment("X", Map.of("X", line + "!")));
    Files.writeString(path, line + "!");
    tell(out, () -> Seal.fromFile(path));

    assertThat(told.toString()).contains("a seal with the key of " + path, "a passphrase");
    assertThat(told.toString()).doesNotContain(code, code.substring(0, 12), "horse");
  }

  private static void tell(PrintWriter out, Runnable failing) {
    assertThatThrownBy(failing::run)
        .isInstanceOf(SealException.class)
        .satisfies(thrown -> thrown.printStackTrace(out));
  }

  @Test
  void close_overwritesTheSecretAndEndsTheSeal() {
    byte[] bytes = new byte[32];
    bytes[0] = 1;
    char[] text = "correct horse".toCharArray();
    Seal key = new Seal(new Secret.Key(bytes), "a key");
    Seal phrase = new Seal(new Secret.Passphrase(text, 10), "a passphrase");
    key.close();
    phrase.close();

    assertThat(bytes).containsOnly(0);
    assertThat(text).containsOnly('\0');
    Path path = folder.resolve("a.sealed");
    assertThatThrownBy(() -> SealedFile.write(path, key, Segments.LARGE, out -> out.write(1)))
        .hasMessage(
            """
            expected: a seal that is open
            found:    one that was closed
            where:    a seal with a key
            mend:     make a new one\
            """);
    assertThat(path).doesNotExist();
  }
}
