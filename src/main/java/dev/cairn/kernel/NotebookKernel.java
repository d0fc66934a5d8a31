package dev.cairn.kernel;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import dev.cairn.show.Rendering;
import dev.cairn.show.live.LivePanels;
import dev.cairn.train.Cell;
import dev.cairn.train.ProgressViews;
import java.util.Optional;

/** What Cairn needs of a Jupyter kernel. */
interface NotebookKernel extends Host {

  /** Evaluates a statement for later cells, such as an import. */
  void evaluate(String statement);

  /** Makes values of the type that end a cell show their look. */
  void render(Class<?> type);

  /** The cell that runs now; empty between cells. */
  Optional<Cell> cell();

  /** Imports what cells use. */
  default void importNames() {
    Imports.all().forEach(this::evaluate);
  }

  /**
   * Makes the kernel the place where values and progress are shown.
   *
   * @return takes it back
   */
  default Runnable install() {
    Rendering.types().forEach(this::render);
    render(Optional.class);
    Runnable host = Hosts.install(this);
    Runnable views = ProgressViews.install(new LivePanels(this)::next, this::cell);
    return () -> {
      views.run();
      host.run();
    };
  }
}
