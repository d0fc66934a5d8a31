package dev.cairn.setup;

import dev.cairn.setup.kernels.KernelOptions;
import dev.cairn.setup.kernels.KernelProblem;
import dev.cairn.setup.kernels.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's own environment, folder and Python. */
enum Surroundings implements KernelOptions.Surroundings {
  /** Of this process. */
  HERE;

  @Override
  public Map<String, String> environment() {
    return System.getenv();
  }

  @Override
  public Path home() {
    return Place.home(environment(), Path.of(System.getProperty("user.home")));
  }

  @Override
  public Path sysPrefix() throws KernelProblem {
    return Tool.sysPrefix()
        .orElseThrow(
            () ->
                new KernelProblem(
                    "no Python on PATH, so --sys-prefix means nothing: activate an environment, or"
                        + " name its folder with --prefix."));
  }

  /** The place for all users. */
  Place everybody() {
    return Place.system(environment());
  }

  /** Where Jupyter looks, and the checkout's own environment. */
  List<Place> all(Path venv) {
    List<Path> prefixes = new ArrayList<>();
    prefixes.add(venv);
    Tool.sysPrefix().ifPresent(prefixes::add);
    Optional.ofNullable(System.getenv("CONDA_PREFIX")).map(Path::of).ifPresent(prefixes::add);
    return Place.all(environment(), home(), prefixes);
  }
}
