package org.nd4j.nativeblas;

/**
 * The class that Deeplearning4j 1.0.0-M2.1 asks by reflection whether oneDNN may be used. The
 * library moved the real one to {@code org.nd4j.linalg.cpu.nativecpu.bindings}, so without this
 * bridge its fast layer helpers stay off silently.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** Settings of the native library. */
  public static final class Environment {
    private Environment() {}

    /** The settings of this process. */
    public static Environment getInstance() {
      return new Environment();
    }

    /** Whether the loaded natives were built with oneDNN and may use it. */
    public boolean isUseMKLDNN() {
      return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance().isUseONEDNN();
    }
  }
}
