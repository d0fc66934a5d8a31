package dev.cairn.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Cores of this machine.
 *
 * @param processors hardware threads that the process, or its container, may use
 * @param physical cores of the machine; 0 where the system does not say
 */
public record Cores(int processors, int physical) {
  private static final Path LINUX = Path.of("/sys/devices/system/cpu");

  /** Asks Java, and Linux for which hardware threads share a core. */
  public static Cores ofMachine() {
    return new Cores(Runtime.getRuntime().availableProcessors(), physical(LINUX));
  }

  /** Counts different lists of siblings: hardware threads of one core name the same. */
  static int physical(Path cpus) {
    Set<String> cores = new HashSet<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(cpus, "cpu[0-9]*")) {
      for (Path folder : folders) {
        if (!Files.exists(folder.resolve("topology"))) {
          continue; // switched off
        }
        cores.add(Files.readString(folder.resolve("topology").resolve("thread_siblings_list")));
      }
    } catch (IOException notLinux) {
      return 0;
    }
    return cores.size();
  }

  /** Threads that compute as fast as the machine can. */
  public int usable() {
    return physical == 0 ? processors : Math.min(processors, physical);
  }

  /** In words, for people. */
  @Override
  public String toString() {
    return "%d of %d processors%s"
        .formatted(
            usable(), processors, physical == 0 ? "" : ", %d physical cores".formatted(physical));
  }
}
