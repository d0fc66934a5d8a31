package dev.cairn.show;

import dev.cairn.host.Shown;
import dev.cairn.show.live.Epochs;
import dev.cairn.show.live.Panel;
import dev.cairn.show.page.Grid;
import dev.cairn.show.page.Html;
import dev.cairn.show.page.Picture;
import dev.cairn.task.Classification;
import dev.cairn.train.Model;
import dev.cairn.train.Run;

/** A finished run, and the model that it gave. */
final class RunLook {
  private static final int EPOCHS = 30;

  private RunLook() {}

  static Shown of(Run run) {
    Picture curves = Panel.draw(run.curves(), 0);
    Grid epochs = Epochs.of(run.history()).shortened(EPOCHS);
    String ending = run.ending().text();
    String hint = hint(run);
    return Shown.of(
        curves.note(String.join("\n", ending, epochs.text(), hint)),
        Html.frame(
            Html.title(ending),
            curves.html(),
            epochs.html(),
            Html.note(hint),
            trained(run.model())),
        curves.png());
  }

  /** What to ask of it next. */
  private static String hint(Run run) {
    if (run.data().test().size() == 0) {
      return "without test data: run.model().score(data.validation())";
    }
    return "on test data: run.test(), run.report()"
        + (run.model().task() instanceof Classification ? ", run.confusion()" : "");
  }

  static Shown of(Model model) {
    String plain = facts(model);
    return Shown.of(plain, Html.frame(NetLook.html(model.graph()), trained(model)));
  }

  private static String trained(Model model) {
    return Html.note(facts(model));
  }

  private static String facts(Model model) {
    String mark =
        model
            .provenance()
            .doubt()
            .map(why -> "INVALID, not to be relied on: " + why + "\n")
            .orElse("");
    return "%strained on %s: %s, engine %s"
        .formatted(
            mark,
            model.provenance().data().name(),
            model.provenance().settings(),
            model.provenance().engine());
  }
}
