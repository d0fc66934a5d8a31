package dev.cairn.engine.onednn;

import dev.cairn.engine.ContractCase;
import dev.cairn.engine.ContractCases;
import dev.cairn.engine.Device;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;

/** A thousand rounds of opening, training, predicting and closing, in a process of their own. */
final class MemoryRun {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final ContractCase NET = ContractCases.basic();

  private MemoryRun() {}

  /** Prints how much memory the rounds after the 200th have added. */
  public static void main(String[] none) throws IOException {
    rounds(100);
    long before = rounds(100);
    rounds(700);
    long after = rounds(100);
    System.out.printf(
        Locale.ROOT, "counted %d, resident %d to %d kB%n", Pointer.totalBytes(), before, after);
  }

  /** The least resident memory after one of the rounds, in kB. */
  private static long rounds(int count) throws IOException {
    Batch batch = NET.batch(4, 1);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      try (Session session = new OneDnnEngine().open(NET.program(), NET.start(), Device.cpu(1))) {
        session.step(batch, 0.01);
        session.forward(batch, List.of("logits"));
      }
      least = Math.min(least, resident());
    }
    return least;
  }

  private static long resident() throws IOException {
    Matcher matcher = RESIDENT.matcher(Files.readString(STATUS));
    matcher.find();
    return Long.parseLong(matcher.group(1));
  }
}
