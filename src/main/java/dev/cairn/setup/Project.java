package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where things lie in a checkout.
 *
 * @param root the folder with {@code pom.xml}
 */
public record Project(Path root) {
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>cairn</artifactId>\\s*<version>([^<]+)</version>");

  /** The checkout that the launcher belongs to. */
  static Project ofLauncher() {
    return new Project(Path.of(System.getProperty("cairn.root", ".")).toAbsolutePath().normalize());
  }

  /** The folder of stamps and logs. */
  Path state() {
    return root.resolve(".cairn");
  }

  /** What the tools of a step printed, last run only. */
  Path log(String step) {
    return state().resolve("log").resolve(step + ".log");
  }

  /** The product's jar; its libraries lie in {@code lib} beside it. */
  Path jar() throws IOException {
    Matcher version = VERSION.matcher(Files.readString(root.resolve("pom.xml")));
    if (!version.find()) {
      throw new IOException("pom.xml names no version of cairn");
    }
    return root.resolve("target").resolve("cairn-" + version.group(1) + ".jar");
  }

  /** The product's sources, for the documentation that notebooks show. */
  Path sources() throws IOException {
    String jar = jar().getFileName().toString();
    return jar().resolveSibling(jar.replaceFirst("\\.jar$", "-sources.jar"));
  }

  /** The libraries of the product. */
  Path libraries() {
    return root.resolve("target").resolve("lib");
  }

  /** The Python environment that only this checkout uses. */
  Path venv() {
    return root.resolve(".venv");
  }

  /** The interpreter of {@link #venv()}. */
  Path python() {
    return new Venv(venv()).python();
  }

  /** The folder of kernel specifications in {@link #venv()}. */
  Path kernels() {
    return venv().resolve("share").resolve("jupyter").resolve("kernels");
  }
}
