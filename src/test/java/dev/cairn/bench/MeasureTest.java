package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cairn.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("engine")
class MeasureTest {

  /** A line that {@code bench.py} has printed for the same task. */
  private static JsonObject peer(Task task) throws IOException {
    return Files.readAllLines(Path.of("bench/peers/results.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(json -> json.get("task").getAsString().equals(task.toString()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void result_hasTheKeysOfThePeers(Task task) throws IOException {
    JsonObject json =
        Measure.result(
            Settings.of(
                List.of(
                    "--model",
                    "resnet8",
                    "--task",
                    task.toString(),
                    "--batch",
                    "8",
                    "--windows",
                    "1",
                    "--seconds",
                    "0.01",
                    "--note",
                    "a note")));

    JsonObject peer = peer(task);
    if (!json.has("peak_rss_mb")) {
      peer.remove("peak_rss_mb"); // no /proc here
    }
    assertThat(json.keySet()).containsExactlyElementsOf(peer.keySet());
    assertThat(json.get("framework").getAsString()).isEqualTo("cairn");
    assertThat(json.get("mode").getAsString()).isEqualTo(Engine.preferred().name());
    assertThat(json.get("note").getAsString()).isEqualTo("a note");
    assertThat(json.get("batch").getAsInt()).isEqualTo(8);
    assertThat(json.get("params").getAsLong()).isEqualTo(78_042);
    assertThat(json.get("median").getAsDouble()).isPositive();
    assertThat(task == Task.INFER || json.get("loss_falls").getAsBoolean()).isTrue();
  }
}
