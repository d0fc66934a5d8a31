package dev.cairn.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * The folder of the project that the product's jar lies in, in {@code target}.
 *
 * @param jar the product
 */
record Checkout(Path jar) {

  /** The one of the jar that runs. */
  static Checkout ofJar() throws URISyntaxException {
    return new Checkout(
        Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
  }

  /** The product's libraries. */
  Path libraries() {
    return jar.resolveSibling("lib");
  }

  /** The folder {@code bench}. */
  Path programs() {
    return root().resolve("bench");
  }

  /** Where {@code ./cairn} makes the Python environments of other frameworks. */
  Path peers() {
    return root().resolve(".cairn").resolve("peers");
  }

  /** The file of measured figures. */
  Path figures() {
    return jar.resolveSibling("figures.jsonl");
  }

  private Path root() {
    return jar.resolveSibling("").toAbsolutePath().resolveSibling("");
  }
}
