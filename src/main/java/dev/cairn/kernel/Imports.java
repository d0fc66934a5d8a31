package dev.cairn.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jdk.jshell.ImportSnippet;

/** The imports that cells start with: user-facing types only, the same list as in JShell. */
final class Imports {
  private static final String LIST = "/dev/cairn/imports.jsh";

  private Imports() {}

  /** The statements, one each. */
  static List<String> all() {
    try (InputStream in = Imports.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IOException("no " + LIST + " beside the classes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether an import is the first of the list, so that the others were imported, too. */
  static boolean isOurs(ImportSnippet statement) {
    return statement.fullname().equals("dev.cairn.*");
  }
}
