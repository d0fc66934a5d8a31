package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_wait;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import dev.cairn.engine.EngineException;
import dev.cairn.engine.OpenMp;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.Loader;

/**
 * The native library: loaded on first use, with an engine and a stream of its own for a session.
 */
final class OneDnn {
  private final dnnl_engine engine;
  private final dnnl_stream stream;

  /**
   * Loads the natives and opens a stream.
   *
   * @param scope that frees both
   * @throws EngineException if there are no natives for this machine
   */
  OneDnn(Scope scope) {
    load();
    engine = new dnnl_engine();
    stream = new dnnl_stream();
    check(dnnl_engine_create(engine, dnnl_cpu, 0), "an engine");
    scope.keep(engine, e -> dnnl_engine_destroy(e));
    check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags), "a stream");
    scope.keep(stream, s -> dnnl_stream_destroy(s));
  }

  /**
   * Loads the natives; repeating it does nothing.
   *
   * @throws EngineException if there are none for this machine
   */
  static void load() {
    OpenMp.waitBriefly();
    // Else JavaCPP prints to the error stream, into the reader's cell, that versions differ.
    if (System.getProperty("org.bytedeco.javacpp.logger") == null) {
      System.setProperty("org.bytedeco.javacpp.logger", "slf4j");
    }
    try {
      Loader.load(org.bytedeco.dnnl.global.dnnl.class);
    } catch (LinkageError | RuntimeException e) {
      throw new EngineException(
          "natives of oneDNN for " + Loader.getPlatform(),
          String.valueOf(e.getMessage()),
          "the libraries beside cairn's jar",
          "build again on this machine with ./cairn run, or use the engine dl4j");
    }
  }

  /** The native engine, which owns memory and primitives. */
  dnnl_engine engine() {
    return engine;
  }

  /** Runs a primitive and waits for its end. */
  void execute(dnnl_primitive primitive, int count, dnnl_exec_arg_t arguments) {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != dnnl_success) {
      check(status, "a run");
    }
  }

  /** Waits until everything is computed. */
  void await() {
    check(dnnl_stream_wait(stream), "the end of a run");
  }

  /**
   * Looks at what a native call answered.
   *
   * @param what it was to make
   * @throws EngineException if it failed
   */
  static void check(int status, String what) {
    if (status == dnnl_success) {
      return;
    }
    if (status == dnnl_out_of_memory) {
      throw new EngineException(
          "native memory for " + what,
          "none left",
          "engine onednn",
          "use a smaller batch, or close other programs");
    }
    throw new EngineException(
        what,
        status == dnnl_unimplemented ? "no such kernel" : "status " + status,
        "engine onednn, oneDNN " + version(),
        "use the engine dl4j, and report this as a fault of Cairn");
  }

  /** For example {@code 3.11.0}. */
  static String version() {
    var version = dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  /** Floating-point operations a second of a product of large matrices, the best of some. */
  static double peak() {
    int n = 2048;
    try (FlatMemory matrices = new FlatMemory(3L * n * n);
        Address a = matrices.part(0, (long) n * n);
        Address b = matrices.part((long) n * n, (long) n * n);
        Address c = matrices.part(2L * n * n, (long) n * n)) {
      double best = 0;
      for (int round = 0; round < 10; round++) {
        long start = System.nanoTime();
        byte plain = (byte) 'N';
        check(dnnl_sgemm(plain, plain, n, n, n, 1, a, n, b, n, 0, c, n), "a product");
        best = Math.max(best, 2.0 * n * n * n / ((System.nanoTime() - start) / 1e9));
      }
      return best;
    }
  }
}
