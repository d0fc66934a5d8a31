package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tiers of tests: those of JUnit by their tag in one call of Maven, that of notebooks by
 * pytest.
 *
 * @param project where
 * @param natives the natives to test with instead of the build's own choice
 */
record Tiers(Project project, Optional<String> natives) {
  /** The tier that drives real kernels. */
  static final String NOTEBOOK = "notebook";

  /** The tier of tests that take many minutes, with kernels and without. */
  static final String SOAK = "soak";

  /** What runs when no tier is named. */
  static final List<String> USUAL = List.of("unit", "engine", NOTEBOOK, "smoke");

  /** All there are. */
  static final List<String> ALL =
      List.of("unit", "engine", NOTEBOOK, "smoke", "accuracy", SOAK, "fuzz");

  /** Kept for what is not built yet; they have no test. */
  static final List<String> EMPTY = List.of("gpu");

  /**
   * Runs tiers, the quick ones first; all run even if one fails. A call that finds no test fails.
   *
   * @param tiers their names
   * @param pytest how pytest is called
   * @return 0 if all passed
   */
  int run(List<String> tiers, Command pytest)
      throws IOException, SetupException, InterruptedException {
    Files.deleteIfExists(project.root().resolve("target").resolve("figures.jsonl"));
    int status = 0;
    List<String> tags = tiers.stream().filter(tier -> !tier.equals(NOTEBOOK)).toList();
    if (!tags.isEmpty()) {
      status = maven(tags).inTerminal();
    }
    if (needKernels(tiers)) {
      String tests = project.root().resolve("kernel").resolve("tests").toString();
      int kernels = pytest.plus(List.of("-q", "-rs", "-m", marked(tiers), tests)).inTerminal();
      status = Math.max(status, kernels);
    }
    return status;
  }

  /** Whether a tier drives real kernels. */
  static boolean needKernels(List<String> tiers) {
    return tiers.contains(NOTEBOOK) || tiers.contains(SOAK);
  }

  /** Which tests pytest runs: those with the mark, those without, or all. */
  private static String marked(List<String> tiers) {
    if (!tiers.contains(SOAK)) {
      return "not soak";
    }
    return tiers.contains(NOTEBOOK) ? "" : "soak";
  }

  private Command maven(List<String> tags) throws SetupException {
    var words = new ArrayList<>(List.of("test", "-Pguards", "-DfailIfNoTests=true"));
    words.add("-Dtier=" + String.join("|", tags));
    words.addAll(BuildStep.options(natives));
    return BuildStep.maven(project, words.toArray(String[]::new));
  }
}
