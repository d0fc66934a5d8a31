package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class NetworkTest {
  private static final Pattern ROW =
      Pattern.compile("\\| ([\\w-]+) \\(.*\\| ([\\d,]+) \\| ([\\d,.]+) a [^|]*\\| ([\\d,.]+) \\|");

  private static Map<String, MatchResult> table() throws IOException {
    String readme = Files.readString(Path.of("bench/peers/README.md"));
    return ROW.matcher(readme)
        .results()
        .collect(Collectors.toMap(row -> row.group(1), Function.identity()));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(",", ""));
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.bench.Network#names")
  void network_isThatOfThePeers(String name) throws IOException {
    MatchResult row = table().get(name.replace("-padded", ""));
    Network network = Network.named(name);
    Cost cost = Cost.of(network.net().get().graph());
    double flops = cost.flops() / 1e6 / network.rate().each();

    assertThat(cost.parameters()).isEqualTo((long) number(row.group(2)));
    assertThat(Task.TRAIN.forwards() * flops).isCloseTo(number(row.group(3)), within(0.0051));
    assertThat(Task.INFER.forwards() * flops).isCloseTo(number(row.group(4)), within(0.0051));
  }

  @Test
  void named_unknown_namesTheNearest() {
    assertThatThrownBy(() -> Network.named("resnet81"))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            """
            expected: one of the models resnet20, resnet20-grey, resnet8, resnet18, resnet18-3x3,\
             tcn, vdcnn9, vdcnn9-padded
            found:    "resnet81"
            where:    --model
            mend:     did you mean resnet8?""");
  }
}
