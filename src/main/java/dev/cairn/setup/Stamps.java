package dev.cairn.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers finished steps by content. A stamp is written, in one move, only after its step has
 * succeeded, and counts only while all that the step made is still there in its size.
 *
 * @param project whose steps
 */
record Stamps(Project project) {

  /** Whether the step's result for these inputs still lies there whole. */
  boolean holds(Step step, String inputs) throws IOException {
    Path stamp = stamp(step);
    if (!Files.isRegularFile(stamp)) {
      return false;
    }
    List<String> lines = Files.readAllLines(stamp);
    if (lines.size() < 2 || !lines.get(0).equals(inputs)) {
      return false;
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      Path output = project.root().resolve(line.substring(tab + 1));
      if (tab < 0 || !Long.toString(size(output)).equals(line.substring(0, tab))) {
        return false;
      }
    }
    return true;
  }

  /** Forgets the step, so that an interruption from now on is seen. */
  void forget(Step step) throws IOException {
    Files.deleteIfExists(stamp(step));
  }

  /** Remembers the step as done. */
  void write(Step step, String inputs) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(inputs);
    for (Path output : step.outputs()) {
      // With slashes everywhere: an archive may be unpacked on another system than it was made on.
      String name = project.root().relativize(output).toString().replace('\\', '/');
      lines.add(size(output) + "\t" + name);
    }
    Path stamp = stamp(step);
    Files.createDirectories(project.state());
    Path half = Files.createTempFile(project.state(), step.name(), ".half");
    Files.write(half, lines);
    Files.move(half, stamp, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path stamp(Step step) {
    return project.state().resolve(step.name() + ".stamp");
  }

  private static long size(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return 0;
    }
    return Files.isRegularFile(path) ? Files.size(path) : -1;
  }
}
