package dev.cairn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;

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
      NotebookKernel host = new JJavaHost(kernel);
      host.importNames();
      takeBack.add(host.install());
    } catch (Throwable broken) {
      failure = Optional.of("Cairn could not be loaded into this kernel: " + broken);
      System.err.println(failure.get());
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
