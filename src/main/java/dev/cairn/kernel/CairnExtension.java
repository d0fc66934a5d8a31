package dev.cairn.kernel;

import dev.cairn.host.Host;
import dev.cairn.host.Hosts;
import dev.cairn.host.Shown;
import dev.cairn.show.Rendering;
import dev.cairn.show.live.LivePanel;
import dev.cairn.train.ProgressViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/**
 * Makes a JJava kernel know Cairn: imports, the looks of its values, the live panel. Kernels find
 * it through {@code META-INF/services}.
 */
public final class CairnExtension implements Extension {
  private final List<Runnable> takeBack = new ArrayList<>();
  private Optional<String> failure = Optional.empty();

  /** Made by the kernel. */
  public CairnExtension() {}

  /** Never throws: a kernel that loads an extension at its start dies of that. */
  @Override
  public void install(BaseKernel kernel) {
    try {
      Imports.all().forEach(kernel::evalRaw);
      Rendering.types().forEach(type -> look(kernel, type));
      look(kernel, Optional.class);
      Host host = new JJavaHost(kernel);
      takeBack.add(Hosts.install(host));
      takeBack.add(ProgressViews.install(() -> new LivePanel(host.live())));
    } catch (Throwable broken) {
      failure = Optional.of("Cairn could not be loaded into this kernel: " + broken);
      System.err.println(failure.get());
    }
  }

  private static void look(BaseKernel kernel, Class<?> type) {
    kernel
        .getRenderer()
        .createRegistration(type)
        .preferring("text/html", "image/png")
        .register((value, context) -> fill(value, context.getOutputContainer()));
  }

  /** An error that leaves a renderer ends the thread that answers the notebook. */
  private static void fill(Object value, DisplayData out) {
    try {
      Bundles.fill(out, Rendering.of(value).orElseGet(() -> Shown.text(String.valueOf(value))));
    } catch (Throwable broken) {
      out.putText(value.getClass().getName() + " (cannot be shown: " + broken + ")");
    }
  }

  @Override
  public void uninstall(BaseKernel kernel) {
    takeBack.forEach(Runnable::run);
    takeBack.clear();
  }

  /** Why {@link #install} failed, if it did. */
  public Optional<String> failure() {
    return failure;
  }
}
