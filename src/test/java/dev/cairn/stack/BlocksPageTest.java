package dev.cairn.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of docs/blocks.md: each line of code has the parameters that stand beside it. */
@Tag("unit")
class BlocksPageTest {
  private static final Path PAGE = Path.of("docs/blocks.md");

  record Row(String code, Block block, String kind) {
    Net net() {
      return switch (kind) {
        case "image" ->
            Net.image(3, 32, 32)
                .stem(16)
                .stages(block.times(3), 16, 32, 64)
                .then(x -> x.norm().relu())
                .classify(10);
        case "sequence" ->
            Net.sequence(8, 128).stem(32).stages(block.times(2), 32, 64).classify(10);
        default -> Net.vector(10).stage(block.times(3), 32).regress(1);
      };
    }

    /** The end of a row. */
    String cells() {
      return String.format(Locale.ROOT, "| `%s` | %,d |", code, net().cost().parameters());
    }
  }

  static Row image(String code, Block block) {
    return new Row(code, block, "image");
  }

  static Row sequence(String code, Block block) {
    return new Row(code, block, "sequence");
  }

  static Row vector(String code, Block block) {
    return new Row(code, block, "vector");
  }

  static Stream<Row> rows() {
    return Stream.of(
        image("Blocks.basic()", Blocks.basic()),
        image("Blocks.bottleneck()", Blocks.bottleneck()),
        image("Blocks.preActivation()", Blocks.preActivation()),
        image("Blocks.pyramid()", Blocks.pyramid()),
        image("Blocks.wide(4).dropout(0.3)", Blocks.wide(4).dropout(0.3)),
        image("Blocks.resNeXt(8, 16)", Blocks.resNeXt(8, 16)),
        image("Blocks.separable()", Blocks.separable()),
        image("Blocks.multiScale(1, 3, 5)", Blocks.multiScale(1, 3, 5)),
        image("Blocks.basic().squeezeExcite(16)", Blocks.basic().squeezeExcite(16)),
        image("Blocks.basic().layerScale(1e-4)", Blocks.basic().layerScale(1e-4)),
        image("Blocks.basic().dropPath(0.1)", Blocks.basic().dropPath(0.1)),
        image("Blocks.basic().zeroInit()", Blocks.basic().zeroInit()),
        image("Blocks.basic().skipInit()", Blocks.basic().skipInit()),
        image("Blocks.basic().fixup()", Blocks.basic().fixup()),
        image(
            "Blocks.basic().shortcut(Shortcuts.zeroPadded())",
            Blocks.basic().shortcut(Shortcuts.zeroPadded())),
        image(
            "Blocks.basic().shortcut(Shortcuts.projectionEverywhere())",
            Blocks.basic().shortcut(Shortcuts.projectionEverywhere())),
        image(
            "Blocks.basic().shortcut(Shortcuts.averageDown())",
            Blocks.basic().shortcut(Shortcuts.averageDown())),
        image(
            "Blocks.basic().shortcut(Shortcuts.weighted())",
            Blocks.basic().shortcut(Shortcuts.weighted())),
        sequence("Blocks.basic()", Blocks.basic()),
        sequence("Blocks.temporal(3)", Blocks.temporal(3)),
        sequence("Blocks.lstm()", Blocks.lstm()),
        sequence("Blocks.gru()", Blocks.gru()),
        sequence("Blocks.bidirectionalLstm()", Blocks.bidirectionalLstm()),
        sequence("Blocks.attention(4)", Blocks.attention(4)),
        sequence("Blocks.transformer(4)", Blocks.transformer(4)),
        vector("Blocks.dense()", Blocks.dense()),
        vector("Blocks.mlp()", Blocks.mlp()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rows_tellWhatTheCodeHas(Row row) throws IOException {
    assertThat(Files.readAllLines(PAGE)).anyMatch(line -> line.endsWith(row.cells()));
  }

  @Test
  void page_hasNoOtherRows() throws IOException {
    List<String> ends = rows().map(Row::cells).toList();

    assertThat(Files.readAllLines(PAGE))
        .filteredOn(line -> line.contains("| `Blocks."))
        .allMatch(line -> ends.stream().anyMatch(line::endsWith));
  }
}
