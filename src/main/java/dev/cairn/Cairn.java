package dev.cairn;

import dev.cairn.show.Displays;
import dev.cairn.show.Rendering;
import dev.cairn.show.Shown;
import dev.cairn.train.Fits;
import dev.cairn.train.Run;
import dev.cairn.train.TrainingException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;

/** The one facade for cells: what is not a method of the value at hand. */
public final class Cairn {
  private Cairn() {}

  /**
   * Shows values, one below the other: in a notebook as pictures and tables, in a plain JShell as
   * text with the path of a picture. Values of any other type are shown as their text.
   */
  public static void show(Object... values) {
    for (Object value : values) {
      Shown shown = Rendering.of(value).orElseGet(() -> Shown.text(text(value)));
      Displays.current().ifPresentOrElse(host -> host.accept(shown), () -> print(shown));
    }
  }

  private static String text(Object value) {
    return value instanceof Optional<?> optional
        ? optional.map(String::valueOf).orElse("nothing to show")
        : String.valueOf(value);
  }

  /**
   * The run of the training that ended last; waits for one that is still ending. For cells that
   * were interrupted: a stock kernel drops what they assign.
   *
   * @throws TrainingException if nothing has been trained yet
   */
  public static Run lastRun() {
    return Fits.last()
        .orElseThrow(
            () ->
                new TrainingException(
                    "a training that has ended",
                    "none since the kernel was started",
                    "lastRun()",
                    "train first: Trainer.defaults().fit(net, data)"));
  }

  private static void print(Shown shown) {
    PrintStream out = System.out;
    out.println(shown.plain());
    shown.png().map(Cairn::write).ifPresent(out::println);
  }

  private static String write(byte[] png) {
    try {
      return "picture: " + Files.write(Files.createTempFile("cairn-", ".png"), png);
    } catch (IOException e) {
      return "the picture could not be written: " + e.getMessage();
    }
  }
}
