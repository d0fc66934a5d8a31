package dev.cairn.cli;

import dev.cairn.bench.compare.Figures;
import dev.cairn.data.Dataset;
import dev.cairn.data.Datasets;
import dev.cairn.host.Host;
import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.show.live.LivePanels;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.train.ProgressView;
import dev.cairn.train.Snapshot;
import dev.cairn.train.Trainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the live panel takes of training, by itself and with the gradient flow, and what many panels
 * send when they are told far more than a page can take.
 *
 * @param figures where the results are kept
 */
record PanelCost(Figures figures) {
  private static final int PAIRS = 3;

  /** Of each training; its first and last drawings count in full. */
  private static final int EPOCHS = 3;

  private static final int PANELS = 10;
  private static final double FLOOD_SECONDS = 10;
  private static final double GOAL_PERCENT = 2;

  /** With the strips of gradients. */
  private static final double GOAL_WITH_FLOW = 4;

  private static final double GOAL_KILOBYTES = 300;

  /** Measures, prints and keeps the figures. */
  void measure() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Dataset data = Datasets.fashionMnistMini();
    Net net = Net.of(data).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify();
    Pages pages = new Pages();
    LivePanels panels = new LivePanels(pages);
    Trainer plain = Trainer.defaults().epochs(EPOCHS);
    List<Double> percents = new ArrayList<>();
    List<Double> flows = new ArrayList<>();
    seconds(plain, net, data, panels.next());
    for (int pair = 0; pair < PAIRS; pair++) {
      double without = seconds(plain, net, data, ProgressView.none());
      percents.add(100 * (seconds(plain, net, data, panels.next()) / without - 1));
      flows.add(100 * (seconds(plain.gradientFlow(), net, data, panels.next()) / without - 1));
    }
    tell("live panel", percents, GOAL_PERCENT);
    tell("live panel and gradient flow", flows, GOAL_WITH_FLOW);
    figures.add(
        "percent of training time for the panel", percents.get(PAIRS / 2), GOAL_PERCENT, start);
    figures.add(
        "percent of training time for panel and gradient flow",
        flows.get(PAIRS / 2),
        GOAL_WITH_FLOW,
        start);
    flood(net, data);
  }

  private static void tell(String what, List<Double> percents, double goal) {
    Collections.sort(percents);
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f %% of %d epochs of ResNet-20, %.1f to %.1f in %d pairs (goal %.0f %%)%n",
        what,
        percents.get(PAIRS / 2),
        EPOCHS,
        percents.get(0),
        percents.get(PAIRS - 1),
        PAIRS,
        goal);
  }

  private static double seconds(Trainer trainer, Net net, Dataset data, ProgressView view) {
    long begun = System.nanoTime();
    trainer.progress(view).fit(net, data);
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Ten panels that are told a snapshot every hundredth of a second, each with something new. */
  private void flood(Net net, Dataset data) throws IOException, InterruptedException {
    List<Snapshot> told = Collections.synchronizedList(new ArrayList<>());
    Trainer.defaults().epochs(1).progress(told::add).fit(net, data);
    Snapshot last = told.remove(told.size() - 1);
    Pages pages = new Pages();
    LivePanels live = new LivePanels(pages);
    List<ProgressView> panels = Stream.generate(live::next).limit(PANELS).toList();
    long start = System.nanoTime();
    for (int i = 0; System.nanoTime() - start < FLOOD_SECONDS * 1e9; i++) {
      Snapshot snapshot = told.get(i % told.size());
      panels.forEach(panel -> panel.update(snapshot));
      Thread.sleep(10);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    panels.forEach(panel -> panel.update(last));
    double peak = pages.mostKilobytesInASecond();
    System.out.printf(
        Locale.ROOT,
        "flood of %d panels: at most %.0f kB in a second (goal %.0f), %.0f kB/s on average,"
            + " %.1f updates/s%n",
        PANELS,
        peak,
        GOAL_KILOBYTES,
        pages.kilobytes() / seconds,
        pages.sent.size() / seconds);
    figures.add("kB in the worst second of a flood", peak, GOAL_KILOBYTES, start);
  }

  /** Takes what is sent, and counts it. */
  private static final class Pages implements Host {
    private final List<Message> sent = Collections.synchronizedList(new ArrayList<>());

    private record Message(long at, double kilobytes) {}

    @Override
    public void display(Shown shown) {
      sent.add(new Message(System.nanoTime(), kilobytes(shown)));
    }

    @Override
    public LiveDisplay live() {
      return this::display;
    }

    private static double kilobytes(Shown shown) {
      int text = shown.plain().getBytes(StandardCharsets.UTF_8).length;
      int html = shown.html().map(h -> h.getBytes(StandardCharsets.UTF_8).length).orElse(0);
      int png = shown.png().map(bytes -> bytes.length * 4 / 3).orElse(0);
      return (text + html + png) / 1000.0;
    }

    double kilobytes() {
      return sent.stream().mapToDouble(Message::kilobytes).sum();
    }

    double mostKilobytesInASecond() {
      return sent.stream()
          .mapToDouble(
              first ->
                  sent.stream()
                      .filter(m -> m.at() >= first.at() && m.at() - first.at() < 1_000_000_000L)
                      .mapToDouble(Message::kilobytes)
                      .sum())
          .max()
          .orElse(0);
    }
  }
}
