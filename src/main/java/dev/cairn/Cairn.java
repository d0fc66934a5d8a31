package dev.cairn;

import dev.cairn.data.Dataset;
import dev.cairn.doctor.Doctor;
import dev.cairn.doctor.Report;
import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.profile.Kernels;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.LastError;
import dev.cairn.graph.Program;
import dev.cairn.host.Hosts;
import dev.cairn.host.Shown;
import dev.cairn.settings.Settings;
import dev.cairn.show.Rendering;
import dev.cairn.stack.Net;
import dev.cairn.train.Fits;
import dev.cairn.train.Optimizers;
import dev.cairn.train.Run;
import dev.cairn.train.TrainingException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;

/** The one facade for cells: what is not a method of the value at hand. */
public final class Cairn {
  private Cairn() {}

  /**
   * Shows values, one below the other: in a notebook as pictures and tables, in a plain JShell as
   * text with the path of a picture. Values of any other type are shown as their text.
   */
  public static void show(Object... values) {
    EmptyVariableException.check("a value", values, "show");
    for (Object value : values) {
      Shown shown = Rendering.of(value).orElseGet(() -> Shown.text(text(value)));
      Hosts.current().ifPresentOrElse(host -> host.display(shown), () -> print(shown));
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

  /**
   * Prints the newest error with all that notebooks leave out: where in the program it was made,
   * and what the JDK or a library said.
   */
  public static void why() {
    System.out.print(LastError.get().map(Cairn::whole).orElse("No error up to now.\n"));
  }

  private static String whole(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  /**
   * Which kernel runs where in a training step of a net, on the engine and the device that training
   * takes by itself, with the usual optimizer of the head.
   *
   * <pre>{@code
   * var net = Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(3), 16, 32, 64).classify(10);
   * show(kernels(net));   // a row for equal layers: forward, gradient of input, gradient of weights
   * }</pre>
   *
   * @throws EngineException if the engine does not tell its kernels
   */
  public static Kernels kernels(Net net) {
    EmptyVariableException.check("a net", net, "kernels");
    Program program = new Program(net.graph(), net.loss(), Optimizers.usual(net.loss()).update());
    return Kernels.of(Engine.preferred(), program, Device.auto());
  }

  /**
   * What this machine has, what of it Cairn uses, and what to do where something is missing.
   *
   * @param data whose labels charts shall show; may be none
   */
  public static Report doctor(Dataset... data) {
    return Doctor.examine(Stream.of(data).flatMap(each -> each.labels().stream()).toList());
  }

  /** What is set for this session, by environment variables: a row a setting. */
  public static Settings settings() {
    return Settings.current();
  }

  private static void print(Shown shown) {
    PrintStream out = System.out;
    out.println(shown.plain());
    shown.png().map(png -> PictureFile.TEMPORARY.write(png)).ifPresent(out::println);
  }
}
