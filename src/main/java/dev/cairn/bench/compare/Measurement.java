package dev.cairn.bench.compare;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.cairn.bench.BenchException;
import dev.cairn.bench.Median;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * One line of JSON that a contender has printed.
 *
 * @param framework for example {@code torch}
 * @param mode for example {@code eager}, or an engine's name
 * @param workload for example {@code resnet20 train b64}, or {@code sgemm2048}
 * @param isSgemm whether it is a product of matrices
 * @param threads for computing
 * @param note what was special; empty for nothing
 * @param unit of the rates
 * @param windows rates
 * @param megaflops for one example; 0 if unknown
 * @param firstStep seconds from the start of the process to the end of the first step
 * @param peakMegabytes most memory at a time
 * @param lossFalls whether training works
 * @param line the JSON as it was printed
 */
public record Measurement(
    String framework,
    String mode,
    String workload,
    boolean isSgemm,
    int threads,
    String note,
    String unit,
    List<Double> windows,
    double megaflops,
    OptionalDouble firstStep,
    OptionalDouble peakMegabytes,
    boolean lossFalls,
    String line) {
  /** Note of a measurement whose allocator kept its memory. */
  static final String KEEPS_MEMORY = "glibc malloc keeps memory (MALLOC_*)";

  /** Note of a measurement of torch.compile with weights folded into the graph. */
  static final String FROZEN = "TORCHINDUCTOR_FREEZING=1";

  /** Stands between two notes. */
  static final String AND = "; ";

  /** Copies the list. */
  public Measurement {
    windows = List.copyOf(windows);
  }

  /**
   * Reads a line.
   *
   * @param where it comes from, for the error
   * @throws BenchException if it is no result of a measurement
   */
  static Measurement parse(String line, String where) {
    try {
      return of(JsonParser.parseString(line).getAsJsonObject(), line);
    } catch (JsonParseException | IllegalStateException | NumberFormatException wrong) {
      throw new BenchException(
          "a line of JSON with framework, mode, model, task, windows and unit",
          line,
          where,
          "take a file that ./cairn bench --json or bench.py has written");
    }
  }

  private static Measurement of(JsonObject json, String line) {
    String task = value(json, "task").getAsString();
    boolean isSgemm = task.equals("sgemm");
    String model = value(json, "model").getAsString();
    return new Measurement(
        value(json, "framework").getAsString(),
        value(json, "mode").getAsString(),
        isSgemm ? model : model + " " + task + " b" + value(json, "batch").getAsInt(),
        isSgemm,
        value(json, "threads").getAsInt(),
        value(json, "note").getAsString(),
        value(json, "unit").getAsString(),
        StreamSupport.stream(value(json, "windows").getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsDouble)
            .toList(),
        number(json, "mflop_per_item").orElse(0),
        number(json, "first_step_s"),
        number(json, "peak_rss_mb"),
        Optional.ofNullable(json.get("loss_falls")).map(JsonElement::getAsBoolean).orElse(true),
        line);
  }

  private static JsonElement value(JsonObject json, String key) {
    return Optional.ofNullable(json.get(key))
        .orElseThrow(() -> new IllegalStateException("no " + key));
  }

  private static OptionalDouble number(JsonObject json, String key) {
    return json.has(key) ? OptionalDouble.of(json.get(key).getAsDouble()) : OptionalDouble.empty();
  }

  /** Median of the windows. */
  double median() {
    return Median.of(windows);
  }

  /** Whether one of Cairn's engines was measured. */
  public boolean isOurs() {
    return framework.equals("cairn");
  }

  /** Whether the allocator kept its memory. */
  boolean keepsMemory() {
    return notes().contains(KEEPS_MEMORY);
  }

  /** Framework and mode, and what else was special but the allocator. */
  String contender() {
    String name = framework + " " + mode;
    for (String special : notes()) {
      if (special.equals(FROZEN)) {
        name += " frozen";
      } else if (!special.equals(KEEPS_MEMORY) && !special.isEmpty()) {
        name += ", " + special;
      }
    }
    return name;
  }

  private List<String> notes() {
    return Arrays.asList(note.split(AND));
  }
}
