package dev.cairn.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.data.files.DataException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Files of texts for a test, and what is said of those that cannot be read. */
final class TextFiles {
  private TextFiles() {}

  /** Of a folder, with the folders on the way to it. */
  static Path write(Path folder, String name, String text) throws IOException {
    return write(folder, name, text, StandardCharsets.UTF_8);
  }

  static Path write(Path folder, String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, charset);
  }

  static void refused(
      ThrowingCallable work, String expected, String found, String where, String mend) {
    assertThatThrownBy(work)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "expected: %s\nfound:    %s\nwhere:    %s\nmend:     %s"
                .formatted(expected, found, where, mend));
  }
}
