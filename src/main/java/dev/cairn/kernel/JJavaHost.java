package dev.cairn.kernel;

import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.train.Cell;
import java.util.Map;
import java.util.Optional;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.DisplayStream;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.publish.PublishDisplayData;
import org.dflib.jjava.jupyter.messages.publish.PublishUpdateDisplayData;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;

/**
 * A JJava kernel.
 *
 * <p>JJava lets go of a cell when it ends or is interrupted, while its training still ends a batch
 * or goes on in the background: what is displayed then would be dropped or land in another cell. So
 * live displays keep the environment of their cell.
 */
record JJavaHost(BaseKernel kernel) implements NotebookKernel {

  @Override
  public void evaluate(String statement) {
    kernel.evalRaw(statement);
  }

  @Override
  public void render(Class<?> type) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring("text/html", "image/png")
        .register((value, place) -> fill(place.getOutputContainer(), Bundles.rendered(value)));
  }

  private static DisplayData fill(DisplayData data, Map<String, Object> bundle) {
    bundle.forEach(data::putData);
    return data;
  }

  @Override
  public void display(Shown shown) {
    kernel.display(fill(new DisplayData(), Bundles.of(shown)));
  }

  @Override
  public LiveDisplay live() {
    DisplayStream stream = kernel.getIO().display;
    Optional<ShellReplyEnvironment> cell = environment();
    return new UpdatedDisplay(
        (bundle, id, update) -> {
          DisplayData data = fill(new DisplayData(), bundle);
          data.putTransientData("display_id", id);
          if (update) {
            cell.ifPresentOrElse(
                env -> env.publish(new PublishUpdateDisplayData(data)),
                () -> stream.updateDisplay(data));
          } else {
            cell.ifPresentOrElse(
                env -> env.publish(new PublishDisplayData(data)), () -> stream.display(data));
          }
        });
  }

  @Override
  public Optional<Cell> cell() {
    return environment()
        .map(ShellReplyEnvironment::getContext)
        .filter(Message.class::isInstance)
        .map(context -> (Message<?>) context)
        .flatMap(JJavaHost::cell);
  }

  private static Optional<Cell> cell(Message<?> request) {
    return request.getContent() instanceof ExecuteRequest execution
        ? Optional.of(
            Cells.of(
                request.getNonNullMetadata(), execution.getCode(), request.getHeader().getId()))
        : Optional.empty();
  }

  /** In a field of the notebook that hides what is typed, where the front end takes questions. */
  @Override
  public Optional<char[]> secret(String prompt) {
    return environment()
        .filter(cell -> takesQuestions(cell.getContext()))
        .map(cell -> Cells.line(cell.readFromStdIn(prompt, true)));
  }

  /** A notebook that is run without people would never get an answer. */
  private static boolean takesQuestions(Object context) {
    return context instanceof Message<?> request
        && request.getContent() instanceof ExecuteRequest execution
        && execution.isStdinEnabled();
  }

  /** The running cell's place to reply. */
  private Optional<ShellReplyEnvironment> environment() {
    return Fields.read(kernel.getIO().display, "env", ShellReplyEnvironment.class);
  }
}
