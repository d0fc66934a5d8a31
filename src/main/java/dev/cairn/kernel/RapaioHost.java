package dev.cairn.kernel;

import dev.cairn.host.LiveDisplay;
import dev.cairn.host.Shown;
import dev.cairn.train.Cell;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.rapaio.jupyter.kernel.display.DisplayData;

/**
 * A rapaio kernel, its classes by name since they are for JDK 25 only. Messages go to the cell that
 * ran when a live display was made, as in the other kernels.
 */
record RapaioHost(Object kernel) implements NotebookKernel {
  private static final String PACKAGE = "org.rapaio.jupyter.kernel.";

  /** The kernel of this process, if it is rapaio. */
  static Optional<NotebookKernel> here() {
    try {
      Object kernel = Class.forName(PACKAGE + "MainApp").getField("kernel").get(null);
      return Optional.ofNullable(kernel).map(RapaioHost::new);
    } catch (ReflectiveOperationException | LinkageError otherVersion) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<JShell> shell() {
    try {
      return Optional.of((JShell) Names.call(Names.call(kernel, "javaEngine"), "getShell"));
    } catch (Exception otherVersion) {
      return Optional.empty();
    }
  }

  @Override
  public void evaluate(String statement) {
    try {
      Names.call(kernel, "eval", statement);
    } catch (Exception broken) {
      throw new IllegalStateException("rapaio does not take: " + statement, broken);
    }
  }

  /** The kernel finds its renderers itself: {@link RapaioDisplays}. */
  @Override
  public void render(Class<?> type) {}

  @Override
  public void display(Shown shown) {
    send(request(), bundle(Bundles.of(shown)), false);
  }

  @Override
  public LiveDisplay live() {
    Optional<Object> request = request();
    return new UpdatedDisplay(
        (bundle, id, update) -> {
          DisplayData data = bundle(bundle);
          data.setDisplayId(id);
          send(request, data, update);
        });
  }

  /** A bundle as the kernel has it. */
  static DisplayData bundle(Map<String, Object> types) {
    DisplayData data = DisplayData.fromText("");
    types.forEach(data::putData);
    return data;
  }

  private void send(Optional<Object> request, DisplayData data, boolean update) {
    try {
      String content = update ? "IOPubUpdateDisplayData" : "IOPubDisplayData";
      Object filled = Names.create(PACKAGE + "message.messages." + content, data);
      if (request.isPresent()) {
        Object type = Names.call(filled, "type");
        Object message =
            Names.create(PACKAGE + "message.Message", request.orElseThrow(), type, filled);
        Names.call(outputs(), "sendMessage", message);
      } else {
        Names.call(kernel, update ? "updateDisplay" : "display", data);
      }
    } catch (Exception broken) {
      throw new IllegalStateException("this version of rapaio takes no displays", broken);
    }
  }

  private Object channels() throws Exception {
    return Names.call(kernel, "channels");
  }

  private Object outputs() throws Exception {
    return Fields.read(channels(), "iopub", Object.class)
        .orElseThrow(() -> new NoSuchFieldException("iopub"));
  }

  /** What tells the running cell's request from others; empty between cells. */
  private Optional<Object> request() {
    try {
      return Fields.read(channels(), "msgId", Object.class);
    } catch (Exception otherVersion) {
      return Optional.empty();
    }
  }

  /**
   * The kernel forgets a request's metadata and source; the statement that runs is in its shell.
   */
  @Override
  public Optional<Cell> cell() {
    String statement =
        shell().stream()
            .flatMap(JShell::snippets)
            .reduce((one, next) -> next)
            .map(Snippet::source)
            .orElse("");
    return request().flatMap(RapaioHost::identifier).map(id -> new Cell(statement, id));
  }

  private static Optional<String> identifier(Object request) {
    try {
      return Optional.of(String.valueOf(Names.call(Names.call(request, "header"), "id")));
    } catch (Exception otherVersion) {
      return Optional.empty();
    }
  }
}
