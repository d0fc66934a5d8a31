package dev.cairn.kernel;

import dev.cairn.host.HostFinder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the kernel that this process is, for kernels that load no extensions. Found through {@code
 * META-INF/services} when a cell shows something or trains for the first time.
 */
public final class KernelFinder implements HostFinder {
  private record Known(String mainClass, Supplier<Optional<NotebookKernel>> here) {}

  /** Lambdas, since method references would load the types of kernels that are not there. */
  private static final List<Known> KNOWN =
      List.of(
          new Known("io.github.spencerpark.ijava.IJava", () -> IJavaHost.here()),
          new Known("org.rapaio.jupyter.kernel.MainApp", () -> RapaioHost.here()));

  /** Made by the service loader. */
  public KernelFinder() {}

  @Override
  public void install() {
    find().ifPresent(NotebookKernel::install);
  }

  /** The kernel of this process. */
  static Optional<NotebookKernel> find() {
    return KNOWN.stream()
        .filter(kernel -> isHere(kernel.mainClass()))
        .flatMap(kernel -> kernel.here().get().stream())
        .findFirst();
  }

  private static boolean isHere(String name) {
    try {
      Class.forName(name, false, KernelFinder.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError otherProcess) {
      return false;
    }
  }
}
