package dev.cairn.setup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the log of a failed step and says in one sentence what is missing. */
final class Diagnosis {
  private static final int SHOWN = 15;

  private record Cause(Pattern sign, String sentence) {
    Cause(String sign, String sentence) {
      this(Pattern.compile(sign), sentence);
    }
  }

  private static final List<Cause> CAUSES =
      List.of(
          new Cause(
              "No space left on device|not enough space on the disk",
              "the disk is full: free 1.5 GB and run the command again."),
          new Cause(
              "ensurepip is not available|No module named '?(venv|ensurepip)",
              "Python has no module venv: install it with 'apt install python3-venv', or take a"
                  + " whole Python with 'brew install python' or 'winget install"
                  + " Python.Python.3.12'."),
          new Cause(
              "No compiler is provided|release version 17 not supported",
              "Maven runs without a JDK 17 or newer: install one with 'apt install"
                  + " openjdk-17-jdk', 'brew install openjdk@17' or 'winget install"
                  + " EclipseAdoptium.Temurin.17.JDK'."),
          new Cause(
              "DO NOT MATCH THE HASHES",
              "a Python package is not the one whose checksum the lock has, and was not installed:"
                  + " check the mirror in 'pip config list', and run 'pip cache purge'."),
          new Cause(
              "UnknownHost|Unknown host|Temporary failure in name resolution|Could not transfer"
                  + "|NewConnectionError|Network is unreachable|Connection refused|timed out"
                  + "|ProxyError|SSLError|PKIX path building failed"
                  + "|in offline mode|No matching distribution found",
              "no package server answers: check the network and proxy, or the mirror in Maven's"
                  + " settings.xml and in 'pip config list'."));

  private Diagnosis() {}

  /**
   * Shows the last lines of a log and names the cause.
   *
   * @param log what the tool printed
   * @param otherwise the sentence's start when the cause is none of the known ones
   */
  static SetupException of(Path log, String otherwise) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    lines.stream()
        .skip(Math.max(0, lines.size() - SHOWN))
        .forEach(line -> System.err.println("  | " + line));
    return new SetupException(sentence(lines, otherwise + ": all that was printed is in " + log));
  }

  /** The sentence for a file that could not be read or written. */
  static String sentence(IOException failed) {
    String plain = failed.toString();
    String sentence = sentence(List.of(plain), plain);
    return sentence.equals(plain) ? plain : sentence + " (" + failed.getMessage() + ")";
  }

  /** The sentence for a log's lines. */
  static String sentence(List<String> lines, String otherwise) {
    String all = String.join("\n", lines);
    return CAUSES.stream()
        .filter(cause -> cause.sign().matcher(all).find())
        .map(Cause::sentence)
        .findFirst()
        .orElse(otherwise);
  }
}
