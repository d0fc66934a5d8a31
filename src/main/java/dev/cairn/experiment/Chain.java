package dev.cairn.experiment;

import dev.cairn.train.Curves;
import dev.cairn.train.History;
import java.util.ArrayList;
import java.util.List;

/** Trainings that follow each other, as one: their epochs are counted on. */
final class Chain {
  private Chain() {}

  /** Curves of the same metrics behind each other; the best epoch is the last one's. */
  static Curves of(List<Curves> links) {
    if (links.isEmpty()) {
      return new Curves(List.of(), new History(List.of(), List.of(), 0));
    }
    List<Curves.Point> points = new ArrayList<>();
    List<History.Epoch> epochs = new ArrayList<>();
    int best = 0;
    for (Curves link : links) {
      int before = epochs.size();
      History history = link.history();
      link.training().forEach(p -> points.add(new Curves.Point(before + p.epoch(), p.loss())));
      history.epochs().forEach(epoch -> epochs.add(later(epoch, before)));
      best = history.best() == 0 ? 0 : before + history.best();
    }
    History first = links.get(0).history();
    return new Curves(points, new History(first.metrics(), first.charts(), epochs, best));
  }

  private static History.Epoch later(History.Epoch epoch, int before) {
    return new History.Epoch(
        before + epoch.number(),
        epoch.loss(),
        epoch.validationLoss(),
        epoch.validation(),
        epoch.learningRate(),
        epoch.seconds());
  }
}
