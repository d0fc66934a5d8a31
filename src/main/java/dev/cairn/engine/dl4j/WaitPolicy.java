package dev.cairn.engine.dl4j;

import com.sun.jna.Library;
import com.sun.jna.Native;

/**
 * How threads of the natives wait for each other. By default they spin, and then a second busy
 * program on the machine makes training more than ten times as slow; asleep they lose little.
 */
final class WaitPolicy {
  private static final String VARIABLE = "OMP_WAIT_POLICY";

  private WaitPolicy() {}

  /** The C library, which Java has no other way to set a variable in. */
  interface CLibrary extends Library {
    /** Sets an environment variable of this process. */
    int setenv(String name, String value, int overwrite);
  }

  /**
   * Lets them sleep, unless the environment says otherwise. OpenMP reads the variable once, when it
   * is loaded, so this has to come before the natives. {@code ./cairn} sets the variable itself;
   * this is for stock kernels and plain JShell, where the C library can be reached.
   */
  static void sleep() {
    if (System.getenv(VARIABLE) != null) {
      return;
    }
    try {
      Native.loadLibrary("c", CLibrary.class).setenv(VARIABLE, "PASSIVE", 0);
    } catch (LinkageError | RuntimeException unreachable) {
      // Training is right all the same, only slower beside other programs.
    }
  }
}
