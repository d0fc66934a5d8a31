package dev.cairn.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;

/**
 * The threads of native kernels. Each engine says here how many it wants and how they wait, so that
 * neither follows from the environment by accident.
 */
public final class OpenMp {
  /** The second is about 30 microseconds, and holds for GNU's OpenMP alone. */
  private static final Map<String, String> WAITING =
      Map.of("OMP_WAIT_POLICY", "PASSIVE", "GOMP_SPINCOUNT", "3000");

  private OpenMp() {}

  /** The C library, which Java has no other way to set a variable in. */
  interface CLibrary extends Library {
    /** Sets an environment variable of this process. */
    int setenv(String name, String value, int overwrite);
  }

  /** GNU's OpenMP, which the natives of oneDNN bring along. */
  interface Gomp extends Library {
    /** For the parallel regions that the calling thread opens from now on. */
    @SuppressWarnings("MethodName") // the name in the native library
    void omp_set_num_threads(int count);
  }

  /**
   * Lets threads that wait for the others look a moment and then sleep, unless the environment says
   * otherwise. By default they look for so long that a second busy program on the machine makes
   * training many times slower; asleep at once, they wake up late for the next of some two hundred
   * small kernels of a step. OpenMP reads the variables once, when it is loaded, so this has to
   * come before the natives. {@code ./cairn} sets them itself; this is for stock kernels and plain
   * JShell, where the C library can be reached.
   */
  public static void waitBriefly() {
    if (WAITING.keySet().stream().anyMatch(System.getenv()::containsKey)) {
      return;
    }
    try {
      CLibrary library = Native.loadLibrary("c", CLibrary.class);
      WAITING.forEach((name, value) -> library.setenv(name, value, 0));
    } catch (LinkageError | RuntimeException unreachable) {
      // Training is right all the same, only slower beside other programs.
    }
  }

  /** Finds the library that is loaded already, by the name that it calls itself. */
  private static final class Loaded {
    static final Gomp GOMP = Native.loadLibrary("libgomp.so.1", Gomp.class);
  }

  /**
   * Uses so many threads for what the calling thread computes. To be called when the natives are
   * loaded.
   *
   * @return false if this system has another OpenMP, which decides by itself
   */
  public static boolean threads(int count) {
    try {
      Loaded.GOMP.omp_set_num_threads(count);
      return true;
    } catch (LinkageError | RuntimeException unreachable) {
      return false;
    }
  }
}
