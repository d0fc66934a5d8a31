package dev.cairn.kernel;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import dev.cairn.show.Rendering;
import dev.cairn.show.live.LivePanels;
import dev.cairn.train.Cell;
import dev.cairn.train.ProgressViews;
import java.util.Optional;
import jdk.jshell.JShell;
import tech.tablesaw.api.Table;

/** What Cairn needs of a Jupyter kernel. */
interface NotebookKernel extends Host {

  /** Evaluates a statement for later cells, such as an import. */
  void evaluate(String statement);

  /** Makes values of the type that end a cell show their look. */
  void render(Class<?> type);

  /** The cell that runs now; empty between cells. */
  Optional<Cell> cell();

  /** Where names are imported; empty if the kernel does not hand it out. */
  default Optional<JShell> shell() {
    return Optional.empty();
  }

  /**
   * Imports what cells use, once: a shell that imports a name again forgets the values of all
   * variables that use it.
   */
  default void importNames() {
    if (shell().stream().flatMap(JShell::imports).noneMatch(Imports::isOurs)) {
      Imports.all().forEach(this::evaluate);
    }
  }

  /**
   * Makes the kernel the place where values and progress are shown.
   *
   * @return takes it back
   */
  default Runnable install() {
    loadTables();
    Rendering.types().forEach(this::render);
    render(Optional.class);
    Runnable host = Hosts.install(this);
    Runnable views = ProgressViews.install(new LivePanels(this)::next, this::cell);
    return () -> {
      views.run();
      host.run();
    };
  }

  /**
   * Loads Tablesaw on a thread that no cell interrupts. Its first use looks through the class path
   * and fails for good if it is interrupted: no table could be made in this kernel any more.
   */
  private static void loadTables() {
    Thread loading = new Thread(() -> Table.create("loaded"), "cairn-tables");
    loading.setDaemon(true);
    loading.start();
  }
}
