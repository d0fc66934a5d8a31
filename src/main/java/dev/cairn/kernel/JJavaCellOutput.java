package dev.cairn.kernel;

import java.lang.reflect.Field;
import java.util.Optional;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;

/**
 * The output of the cell that runs when this is made.
 *
 * <p>JJava lets go of a cell the moment it is interrupted, while training still ends its batch: the
 * panel's last state would be dropped or land in the next cell. So the cell's own environment is
 * kept; JJava does not hand it out, hence the look into a private field, and the kernel's stream
 * where that fails.
 */
final class JJavaCellOutput {
  private final DisplayStream stream;
  private final Optional<ShellReplyEnvironment> cell;

  /** Takes the running cell's output. */
  JJavaCellOutput(BaseKernel kernel) {
    this.stream = kernel.getIO().display;
    this.cell = environment(stream);
  }

  private static Optional<ShellReplyEnvironment> environment(DisplayStream stream) {
    try {
      Field field = DisplayStream.class.getDeclaredField("env");
      field.setAccessible(true);
      return Optional.ofNullable((ShellReplyEnvironment) field.get(stream));
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return Optional.empty();
    }
  }

  /** Adds a display. */
  void display(DisplayData data) {
    cell.ifPresentOrElse(
        env -> env.publish(new PublishDisplayData(data)), () -> stream.display(data));
  }

  /** Replaces the display with the same identifier. */
  void update(DisplayData data) {
    cell.ifPresentOrElse(
        env -> env.publish(new PublishUpdateDisplayData(data)), () -> stream.updateDisplay(data));
  }
}
