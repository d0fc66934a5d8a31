package dev.cairn.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is set for this session, by environment variables.
 *
 * <p>A variable that is not set, or set to nothing, leaves its setting as it is by itself. So does
 * a wrong value; {@link #mistakes} tells it.
 *
 * @param progress {@code CAIRN_QUIET}: {@code false}, {@code true} (the last state only) or {@code
 *     lines}; by itself false
 * @param seed {@code CAIRN_SEED}: the seed of {@code Trainer.defaults()}; by itself 1
 * @param output {@code CAIRN_OUTPUT_LIMIT}: the bytes that a cell may put out; by itself as many as
 *     it likes
 * @param time {@code CAIRN_TIME_LIMIT}: how long a cell may run; by itself as long as it likes
 * @param memory {@code CAIRN_MEMORY_LIMIT}: the bytes that the process may have, heap and natives;
 *     by itself as JavaCPP limits it
 * @param mistakes values that cannot be used
 */
public record Settings(
    Progress progress,
    long seed,
    Optional<Long> output,
    Optional<Duration> time,
    Optional<Long> memory,
    List<SettingsException> mistakes) {

  /** For classes, compiled code and threads of Java. */
  private static final long JAVA_BYTES = 320L << 20;

  /** The natives can do little with less. */
  private static final long NATIVE_BYTES = 128L << 20;

  /** Makes settings; the list is copied. */
  public Settings {
    mistakes = List.copyOf(mistakes);
  }

  /** An environment never changes. */
  private static final class OfThisProcess {
    private static final Settings SETTINGS = of(System.getenv(), Runtime.getRuntime().maxMemory());
  }

  /** Those of this process. */
  public static Settings current() {
    return OfThisProcess.SETTINGS;
  }

  /**
   * Those of an environment. Never throws.
   *
   * @param heap bytes that the heap may take, which is decided when a Java starts
   */
  public static Settings of(Map<String, String> environment, long heap) {
    var read = new Reader(environment, new ArrayList<>());
    return new Settings(
        read.value("CAIRN_QUIET", "true, false or lines", "true", Settings::progress)
            .orElse(Progress.LIVE),
        read.value("CAIRN_SEED", "a whole number", "2", Settings::whole).orElse(1L),
        read.value("CAIRN_OUTPUT_LIMIT", "a size such as 100k or 2m", "1m", Sizes::bytes),
        read.value("CAIRN_TIME_LIMIT", "a time such as 90s, 10m or 1h", "10m", Sizes::time),
        read.value("CAIRN_MEMORY_LIMIT", "a size such as 1500m or 2g", "2g", Sizes::memory)
            .filter(limit -> read.leavesRoom(limit, heap)),
        read.mistakes());
  }

  /** Reads variables and collects the mistakes. */
  private record Reader(Map<String, String> environment, List<SettingsException> mistakes) {
    <T> Optional<T> value(
        String name, String what, String example, Function<String, Optional<T>> parse) {
      String text = environment.getOrDefault(name, "");
      if (text.isBlank()) {
        return Optional.empty();
      }
      Optional<T> value = parse.apply(text);
      if (value.isEmpty()) {
        mistakes.add(
            new SettingsException(
                what + " in " + name,
                "'" + text + "'",
                "set it like this: " + name + "=" + example));
      }
      return value;
    }

    /** Beside the heap, Java itself and the natives need memory. */
    boolean leavesRoom(long limit, long heap) {
      long least = heap + JAVA_BYTES + NATIVE_BYTES;
      if (limit < least) {
        mistakes.add(
            new SettingsException(
                "at least %s in CAIRN_MEMORY_LIMIT, since the heap may take %s"
                    .formatted(Sizes.words(least), Sizes.words(heap)),
                "'" + environment.get("CAIRN_MEMORY_LIMIT") + "'",
                "install the kernel with a smaller heap (-Xmx in kernel.json), or raise the"
                    + " limit"));
      }
      return limit >= least;
    }
  }

  /** What is left for the natives of the {@link #memory} when the heap takes all that it may. */
  public Optional<Long> natives() {
    return memory.map(limit -> limit - Runtime.getRuntime().maxMemory() - JAVA_BYTES);
  }

  private static Optional<Progress> progress(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> Optional.of(Progress.FINAL);
      case "false", "0", "no" -> Optional.of(Progress.LIVE);
      case "lines" -> Optional.of(Progress.LINES);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /**
   * A setting for people.
   *
   * @param name what is set
   * @param value what is in force
   * @param variable the environment variable that sets it
   */
  public record Line(String name, String value, String variable) {}

  /** A line a setting. */
  public List<Line> lines() {
    String shown =
        switch (progress) {
          case LIVE -> "live";
          case FINAL -> "the last state only";
          case LINES -> "a line an epoch";
        };
    return List.of(
        new Line("progress", shown, "CAIRN_QUIET"),
        new Line("seed", Long.toString(seed), "CAIRN_SEED"),
        new Line("output of a cell", limit(output.map(Sizes::words)), "CAIRN_OUTPUT_LIMIT"),
        new Line("time of a cell", limit(time.map(Sizes::words)), "CAIRN_TIME_LIMIT"),
        new Line("memory", limit(memory.map(Sizes::words)), "CAIRN_MEMORY_LIMIT"));
  }

  private static String limit(Optional<String> words) {
    return words.map(most -> "at most " + most).orElse("no limit");
  }

  /** A line a setting. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (Line line : lines()) {
      text.append(
          String.format(
              Locale.ROOT, "%-17s %-20s %s%n", line.name(), line.value(), line.variable()));
    }
    return text.toString().stripTrailing();
  }
}
