package dev.cairn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.cairn.graph.CairnException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;

/**
 * What holds for every input: it is read, or refused by an error of four facts, and little is
 * allocated on the way. Memory outside the heap is not counted; the heap of the process bounds it.
 */
final class Judge {
  private static final int TIMES = 4;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Judge() {}

  /** How many of the target's readings take the input; each refuses it rightly otherwise. */
  static int check(Target target, byte[] input) throws IOException {
    byte[] bytes = target.prepared().apply(input);
    Files.write(target.file(), bytes);
    long most = TIMES * size(bytes) + target.more();
    int taken = 0;
    for (Target.Reading reading : target.readings()) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      taken += isTaken(target, reading) ? 1 : 0;
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > most) { // again, without the classes that were loaded
        before = THREADS.getCurrentThreadAllocatedBytes();
        isTaken(target, reading);
        allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      }
      assertThat(allocated)
          .as("bytes allocated for %s of %,d bytes", target.name(), bytes.length)
          .isLessThanOrEqualTo(most);
    }
    return taken;
  }

  private static boolean isTaken(Target target, Target.Reading reading) {
    try {
      reading.read(target.file());
      return true;
    } catch (CairnException refused) {
      assertThat(refused.expected()).as("expected").isNotBlank();
      assertThat(refused.found()).as("found").isNotBlank();
      assertThat(refused.where()).as("where").isNotBlank();
      assertThat(refused.mend()).as("mend").isNotBlank();
      return false;
    } catch (IOException told) {
      assertThat(told.getMessage()).as("what is said of the damage").isNotBlank();
      return false;
    }
  }

  /** Of what is packed by gzip, the content counts, as far as it can be unpacked. */
  private static long size(byte[] bytes) {
    long size = 0;
    byte[] piece = new byte[1 << 14];
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        size += count;
      }
    } catch (IOException notPackedOrDamaged) {
      return Math.max(size, bytes.length);
    }
    return Math.max(size, bytes.length);
  }
}
