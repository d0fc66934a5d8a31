package dev.cairn.doctor;

import java.util.List;

/**
 * Java itself.
 *
 * @param feature its feature version, such as 17
 * @param shell whether cells can be compiled
 */
record JavaFindings(int feature, boolean shell) {
  private static final int OLDEST = 17;
  private static final int NEWEST_TRIED = 25;

  List<Finding> all() {
    String text =
        "%s, %s, %s %s"
            .formatted(
                Runtime.version(),
                System.getProperty("java.home"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    return List.of(judged(text));
  }

  private Finding judged(String text) {
    if (!shell) {
      return Finding.broken(
          "Java",
          text + ": a runtime without JShell, so no cell can be compiled",
          "install a whole JDK, for example with 'apt install openjdk-17-jdk'");
    }
    if (feature < OLDEST) {
      return Finding.broken("Java", text, "install a JDK 17 or newer");
    }
    return feature > NEWEST_TRIED
        ? Finding.improvable(
            "Java",
            text + ": newer than what Cairn was tried with",
            "if something fails, take a JDK of 17 to 25")
        : Finding.fine("Java", text);
  }
}
