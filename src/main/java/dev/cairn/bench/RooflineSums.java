package dev.cairn.bench;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.Profile;
import dev.cairn.graph.Cost;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A row a kind of work, then all kernels, the whole step, and what is left of it. */
record RooflineSums(Roofline roofline) {
  private static final String ROW = "%-33s %8s %7s %12s  %s%n";
  private static final int KERNELS = 36;

  @Override
  public String toString() {
    Profile profile = roofline.profile();
    Map<KindOfWork, List<KernelUse>> kinds =
        profile.kernels().stream()
            .collect(Collectors.groupingBy(use -> KindOfWork.of(roofline.graph(), use)));
    StringBuilder text =
        new StringBuilder(ROW.formatted("work", "ms", "of step", "GFLOP/s peak", "kernels"));
    Arrays.stream(KindOfWork.values())
        .filter(kinds::containsKey)
        .forEach(
            kind -> {
              List<KernelUse> uses = Objects.requireNonNull(kinds.get(kind));
              text.append(row(kind.toString(), Work.of(uses), kernels(uses)));
            });
    return text.append(ends(profile)).toString();
  }

  private String ends(Profile profile) {
    Work kernels = Work.of(profile.kernels());
    long flops = Task.TRAIN.forwards() * roofline.batch() * Cost.of(roofline.graph()).flops();
    Work step = new Work(flops, 0, profile.step());
    Work rest = new Work(0, 0, profile.step() - kernels.seconds());
    String images = String.format(Locale.ROOT, "%,.0f images/s", roofline.batch() / profile.step());
    return row("all kernels", kernels, "")
        + row("whole step", step, images)
        + ROW.formatted("Java and waiting", rest.milliseconds(), share(rest), "", "");
  }

  private String row(String name, Work work, String last) {
    double peak = roofline.profile().peak();
    return ROW.formatted(name, work.milliseconds(), share(work), work.rate(peak), last);
  }

  private String share(Work work) {
    double percent = 100 * work.seconds() / roofline.profile().step();
    return String.format(Locale.ROOT, "%.1f%%", percent);
  }

  /** The names of the code, as many as fit. */
  private static String kernels(List<KernelUse> uses) {
    StringBuilder names = new StringBuilder();
    for (String name : uses.stream().map(KernelUse::kernel).distinct().toList()) {
      String next = names.isEmpty() ? name : ", " + name;
      if (names.length() + next.length() > KERNELS) {
        return names + ", …";
      }
      names.append(next);
    }
    return names.toString();
  }
}
