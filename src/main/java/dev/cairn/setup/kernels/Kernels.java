package dev.cairn.setup.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kernel specifications in one place.
 *
 * @param place where
 */
public record Kernels(Place place) {

  /**
   * Puts a kernel there; what is there already and the same is not touched.
   *
   * @param host which
   * @param files the contents of its folder by their names
   * @return whether anything changed
   * @throws KernelProblem if we may not, or if another kernel has the name
   */
  public boolean put(KernelHost host, Map<String, byte[]> files) throws IOException, KernelProblem {
    Path folder = place.kernels().resolve(host.folder());
    if (Files.exists(folder.resolve(Specification.FILE))
        && InstalledKernel.in(folder).ours().isEmpty()) {
      throw new KernelProblem(
          folder + " is another kernel, not of Cairn: remove it, or choose another place.");
    }
    place.make();
    Files.createDirectories(folder);
    boolean changed = false;
    for (Path old : files(folder)) {
      if (!files.containsKey(old.getFileName().toString())) {
        Files.delete(old);
        changed = true;
      }
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      changed |= write(folder.resolve(file.getKey()), file.getValue());
    }
    return changed;
  }

  /** A kernel that runs meanwhile keeps the old file. */
  private static boolean write(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return false;
    }
    Path half = file.resolveSibling("half-" + file.getFileName());
    Files.write(half, content);
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * Removes kernels of ours, whichever checkout they came from.
   *
   * @param hosts which; all if there are none
   * @return the folders that were removed
   */
  public List<Path> remove(List<KernelHost> hosts) throws IOException, KernelProblem {
    var removed = new ArrayList<Path>();
    for (Path folder : place.folders()) {
      Optional<KernelHost> host = InstalledKernel.in(folder).ours();
      if (host.isPresent() && (hosts.isEmpty() || hosts.contains(host.orElseThrow()))) {
        place.make();
        for (Path file : files(folder)) {
          Files.delete(file);
        }
        Files.delete(folder);
        removed.add(folder);
      }
    }
    if (!removed.isEmpty()) {
      place.tidy();
    }
    return removed;
  }

  /**
   * The Java kernels that are there, a line each: name, JDK, whose, whether it would start, folder.
   *
   * @param environment where {@code java} is looked for
   */
  public List<String> lines(Map<String, String> environment) throws IOException {
    var lines = new ArrayList<String>();
    for (Path folder : place.folders()) {
      InstalledKernel kernel = InstalledKernel.in(folder);
      if (kernel.isJava()) {
        String jdk = kernel.jdk(environment).map(found -> "JDK " + found.version()).orElse("JDK ?");
        String whose = kernel.ours().isPresent() ? "ours" : "other";
        String state =
            kernel.problem(environment).map(why -> "does not start: " + why).orElse("starts");
        lines.add(
            "%-26s %-7s %-6s %s%n    %s".formatted(kernel.display(), jdk, whose, folder, state));
      }
    }
    return lines;
  }
}
