package dev.cairn.doctor;

import dev.cairn.data.Labels;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The letters of charts.
 *
 * @param families how many families of fonts there are; 0 if charts cannot be drawn
 * @param shows whether a text can be drawn with them
 * @param labels that charts shall show
 */
record FontFindings(int families, Predicate<String> shows, List<Labels> labels) {
  private static final String CHINESE = "中文字体";
  private static final String INSTALL = "install them with 'apt install ";

  static FontFindings ofMachine(List<Labels> labels) {
    try {
      int families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames().length;
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      return new FontFindings(families, text -> font.canDisplayUpTo(text) < 0, labels);
    } catch (RuntimeException | Error none) {
      // Without fonts, what is thrown differs from JDK to JDK.
      return new FontFindings(0, text -> false, labels);
    }
  }

  List<Finding> all() {
    if (families == 0) {
      return List.of(
          Finding.broken(
              "fonts",
              "none, so charts cannot be drawn",
              INSTALL + "fontconfig fonts-dejavu-core'"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine("fonts", families + (families == 1 ? " family" : " families")));
    findings.add(chinese());
    labels.forEach(each -> findings.add(labels(each)));
    return findings;
  }

  private Finding chinese() {
    return shows.test(CHINESE)
        ? Finding.fine("Chinese", "charts show it")
        : Finding.improvable(
            "Chinese", "charts show boxes instead", INSTALL + "fonts-noto-cjk' where needed");
  }

  private Finding labels(Labels used) {
    List<String> boxes = used.names().stream().filter(name -> !shows.test(name)).toList();
    String some = String.join(", ", boxes.stream().limit(3).toList());
    return boxes.isEmpty()
        ? Finding.fine("labels", "charts show those in use: " + first(used))
        : Finding.broken(
            "labels",
            "no font shows %s%s".formatted(some, boxes.size() > 3 ? ", …" : ""),
            INSTALL + "fonts-noto-cjk', or fonts of that script, and restart the kernel");
  }

  private static String first(Labels used) {
    Stream<String> names = used.names().stream().limit(3);
    return String.join(", ", names.toList()) + (used.names().size() > 3 ? ", …" : "");
  }
}
