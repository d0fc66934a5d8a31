package dev.cairn.jjava;

import dev.cairn.explain.Cells;
import dev.cairn.kernel.CairnExtension;
import dev.cairn.settings.Settings;
import dev.cairn.settings.SettingsException;
import java.util.List;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.execution.EvaluationInterruptedException;

/**
 * The kernel "Java (Cairn)": JJava's, with short errors, an interrupt that lets training end with
 * the running batch, and rendering that cannot kill it.
 */
public final class CairnKernel extends JavaKernel {
  /** Time for the reply to a shutdown to reach its socket. */
  private static final long REPLY_MILLIS = 200;

  private final ErrorBlocks blocks;
  private final Inspector inspector;
  private final CellEvaluator cells;
  private final Cells places;
  private boolean reported;

  /** Takes over what the builder made. */
  CairnKernel(CairnKernelBuilder.Parts parts) {
    super(
        "Cairn",
        parts.version(),
        parts.language(),
        List.of(),
        null,
        parts.io(),
        parts.comms(),
        new SafeRenderer(parts.cells()),
        parts.resolver(),
        parts.registry(),
        true,
        parts.styler(),
        parts.shell(),
        parts.cells());
    this.cells = parts.cells();
    this.places = parts.places();
    this.blocks = new ErrorBlocks(parts.shell(), places);
    this.inspector = new Inspector(parts.shell().sourceCodeAnalysis());
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connection) {
    super.becomeHandlerForConnection(connection);
    connection.setHandler(
        MessageType.EXECUTE_REQUEST, (env, message) -> execute(connection, env, message));
  }

  /** Answers a cell, whatever happens in it, and ends the queue behind one that failed. */
  private void execute(
      JupyterConnection connection, ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    cells.begin();
    places.begin(executionCount.get(), message.getContent().getCode());
    try {
      handleExecuteRequest(env, message);
    } catch (Throwable error) {
      var wrapped =
          new IllegalStateException("the kernel could not end this cell: " + error, error);
      env.publish(PublishError.of(wrapped, this::formatError));
      env.replyError(ExecuteReply.MESSAGE_TYPE.error(), ErrorReply.of(wrapped));
    } finally {
      cells.end();
      ((CellEnvironment) env).tellHidden();
    }
    if (((CellEnvironment) env).hasFailed() && message.getContent().shouldStopOnError()) {
      var queued = new QueuedCells(connection, env.getShell());
      env.resolveDeferrals();
      queued.settle();
    }
  }

  @Override
  protected void handleKernelInfoRequest(
      ShellReplyEnvironment env, Message<KernelInfoRequest> request) {
    env.setBusyDeferIdle();
    env.reply(new KernelInfo(name, version, languageInfo, getBanner()));
  }

  /** Null, which JJava asks for, if nothing is known of the place. */
  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return inspector.at(code, at).orElse(null);
  }

  /** Lines of magic are Java to the analysis as soon as they are resolved. */
  @Override
  public String isComplete(String code) {
    return super.isComplete(magicsResolver.resolve(code));
  }

  /** A failed start of the extension is told in the first cell: what is printed before is lost. */
  @Override
  protected Object doEval(String source) {
    if (!reported && isCell()) {
      reported = true;
      for (Extension extension : extensions.values()) {
        if (extension instanceof CairnExtension ours) {
          ours.failure().ifPresent(System.err::println);
        }
      }
      List<SettingsException> mistakes = Settings.current().mistakes();
      mistakes.stream().skip(1).forEach(System.err::println);
      if (!mistakes.isEmpty()) {
        throw mistakes.get(0);
      }
    }
    return super.doEval(source);
  }

  /** Cells have an environment to print into; what extensions evaluate at the start has none. */
  private boolean isCell() {
    return io.display.isAttached();
  }

  /** JJava's threads outlive its connection: without this, Jupyter waits 2.5 s and then kills. */
  @Override
  public void onShutdown(boolean restarting) {
    // Threads that trip over the closing connection are no news to anybody.
    Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {});
    super.onShutdown(restarting);
    new Thread(CairnKernel::leave, "leave").start();
  }

  private static void leave() {
    try {
      Thread.sleep(REPLY_MILLIS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }

  @Override
  protected List<String> formatError(Throwable error) {
    if (error instanceof EvaluationInterruptedException) {
      return List.of(errorStyler.secondary(cells.reason()));
    }
    if (error instanceof SettingsException) {
      return Stream.concat(Stream.of("SettingsException"), error.getMessage().lines())
          .map(errorStyler::secondary)
          .toList();
    }
    return blocks
        .of(error)
        .map(lines -> lines.stream().map(errorStyler::secondary).toList())
        .orElseGet(() -> super.formatError(error));
  }
}
