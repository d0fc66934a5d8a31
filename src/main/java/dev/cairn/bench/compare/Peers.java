package dev.cairn.bench.compare;

import dev.cairn.bench.BenchException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Other frameworks, each in a Python environment of its own.
 *
 * @param home the folder of the environments {@code venv-torch}, {@code venv-ipex}, …
 * @param script {@code bench.py}
 * @param names which of them, for example {@code torch}
 * @param modes the ways to use them, for example {@code eager}
 * @param threads for computing
 */
public record Peers(Path home, Path script, List<String> names, List<String> modes, int threads) {
  /** Settings of other programs that would change what is measured. */
  private static final List<String> FOREIGN =
      List.of("MALLOC_", "OMP_", "KMP_", "GOMP_", "MKL_", "TORCH", "TF_", "XLA_", "JAX_", "PYTHON");

  /** With these the allocator of glibc keeps freed memory instead of giving it back. */
  private static final Map<String, String> KEEPS_MEMORY =
      Map.of(
          "MALLOC_MMAP_MAX_", "0",
          "MALLOC_TRIM_THRESHOLD_", "1000000000000",
          "MALLOC_TOP_PAD_", "268435456");

  private static final Map<String, String> FREEZING = Map.of("TORCHINDUCTOR_FREEZING", "1");

  /**
   * Checks the names; empty lists stand for all.
   *
   * @throws BenchException if a name is unknown, or an environment is missing
   */
  public Peers {
    BenchException.checkKnown("peer", names, "--peers", PeerMode.peers());
    BenchException.checkKnown("mode", modes, "--modes", PeerMode.names());
    names = names.isEmpty() ? PeerMode.peers() : List.copyOf(names);
    modes = modes.isEmpty() ? PeerMode.names() : List.copyOf(modes);
    for (String name : names) {
      Path python = python(home, name);
      if (!Files.isExecutable(python)) {
        throw new BenchException(
            "a Python environment for the peer " + name,
            "no " + python,
            "--peers",
            "leave out --peers-home, so that ./cairn bench makes it");
      }
    }
  }

  /**
   * Every chosen mode of every chosen peer, as installed and with an allocator that keeps memory.
   */
  public List<Contender> contenders() {
    var all = new ArrayList<Contender>();
    for (PeerMode mode : PeerMode.ALL) {
      if (names.contains(mode.peer()) && modes.contains(mode.name())) {
        all.add(contender(mode, false));
        all.add(contender(mode, true));
      }
    }
    return all;
  }

  /** Products of 2048 x 2048 matrices in the libraries of the chosen peers. */
  public List<Contender> matrixProducts() {
    return Stream.of("tf", "torch").filter(names::contains).map(this::matrixProduct).toList();
  }

  private Contender contender(PeerMode mode, boolean keepsMemory) {
    var environment = new HashMap<String, String>();
    var notes = new ArrayList<String>();
    if (mode.frozen()) {
      environment.putAll(FREEZING);
      notes.add(Measurement.FROZEN);
    }
    if (keepsMemory) {
      environment.putAll(KEEPS_MEMORY);
      notes.add(Measurement.KEEPS_MEMORY);
    }
    String note = String.join(Measurement.AND, notes);
    return new Contender(
        mode.title() + (keepsMemory ? ", keeping memory" : ""),
        List.of(python(home, mode.peer()).toString(), script.toString()),
        List.of("--framework", mode.framework(), "--mode", mode.mode(), "--note", note),
        FOREIGN,
        withThreads(environment),
        mode.startSeconds(),
        mode.takes());
  }

  private Contender matrixProduct(String peer) {
    String framework = peer.equals("tf") ? "keras" : peer;
    return new Contender(
        framework + " sgemm",
        List.of(python(home, peer).toString(), script.toString()),
        List.of("--framework", framework, "--mode", "sgemm", "--task", "sgemm"),
        FOREIGN,
        withThreads(Map.of()),
        5,
        workload -> true);
  }

  private Map<String, String> withThreads(Map<String, String> environment) {
    var all = new HashMap<>(environment);
    all.put("OMP_NUM_THREADS", Integer.toString(threads));
    return all;
  }

  private static Path python(Path home, String name) {
    Path folder = home.resolve("venv-" + name);
    return System.getProperty("os.name").startsWith("Windows")
        ? folder.resolve("Scripts").resolve("python.exe")
        : folder.resolve("bin").resolve("python");
  }
}
