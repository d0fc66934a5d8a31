package dev.cairn.bench;

import dev.cairn.engine.KernelUse;
import dev.cairn.graph.Node;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A row a node: what its kernels take on the way forward and on both ways back. */
record RooflineLayers(Roofline roofline) {
  private static final String ROW = "%-28s %5s %s %s %s %6s%n";
  private static final String WORK = "%6s %s";

  @Override
  public String toString() {
    String units = "    ms GFLOP/s peak";
    return ROW.formatted(
            "", "", "            forward", "  gradient of input", "gradient of weights", "layout")
        + ROW.formatted("layer", "MFLOP", units, units, units, "ms")
        + roofline.graph().nodes().stream().map(this::row).collect(Collectors.joining());
  }

  /** Empty for a node that no kernel works for. */
  private String row(Node node) {
    List<KernelUse> all =
        roofline.profile().kernels().stream().filter(u -> u.node().equals(node.name())).toList();
    if (all.isEmpty()) {
      return "";
    }
    long flops = all.stream().mapToLong(KernelUse::flops).max().orElse(0);
    Work layout = work(all, KernelUse.LAYOUT::equals);
    return ROW.formatted(
        node.name(),
        flops == 0 ? "" : mega(flops),
        cell(work(all, KernelUse.FORWARD::equals)),
        cell(work(all, RooflineLayers::isOfInput)),
        cell(work(all, KernelUse.OF_WEIGHTS::equals)),
        layout.bytes() == 0 ? "" : layout.milliseconds());
  }

  private static String mega(long flops) {
    return String.format(Locale.ROOT, flops < 999_950_000 ? "%.1f" : "%.0f", flops / 1e6);
  }

  /** Everything else on the way back: also sums of gradients, and those of ReLUs. */
  private static boolean isOfInput(String work) {
    return !List.of(KernelUse.FORWARD, KernelUse.OF_WEIGHTS, KernelUse.LAYOUT).contains(work);
  }

  private static Work work(List<KernelUse> uses, Predicate<String> which) {
    return Work.of(uses.stream().filter(use -> which.test(use.work())).toList());
  }

  private String cell(Work work) {
    return work.bytes() == 0
        ? " ".repeat(19)
        : WORK.formatted(work.milliseconds(), work.rate(roofline.profile().peak()));
  }
}
