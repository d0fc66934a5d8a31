package dev.cairn.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.Cairn;
import dev.cairn.engine.Device;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.dl4j.Dl4jEngine;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.stack.Shortcuts;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("engine")
class RealKernelsTest {

  static List<Net> nets() {
    return List.of(
        Net.image(3, 8, 8).stem(16).stages(Blocks.basic().times(2), 16, 32).classify(3),
        Net.image(1, 9, 9)
            .stem(x -> x.conv(3, 6).relu().maxPool(3, 2))
            .stages(Blocks.preActivation().shortcut(Shortcuts.zeroPadded()), 6, 12)
            .classify(2),
        Net.vector(5).stages(Blocks.dense().times(2), 8, 12).regress());
  }

  @ParameterizedTest
  @MethodSource("nets")
  void kernels_ofANet_nameEveryLayer(Net net) {
    Kernels kernels = Cairn.kernels(net);

    assertThat(kernels.layers())
        .isNotEmpty()
        .allSatisfy(layers -> assertThat(layers.forward()).isNotEmpty());
    assertThat(kernels.layers())
        .filteredOn(layers -> layers.words().matches(".*(conv|dense).*"))
        .isNotEmpty()
        .allSatisfy(layers -> assertThat(layers.ofWeights()).isNotEmpty());
    assertThat(kernels.beside()).containsKey("update");
    assertThat(kernels.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void of_anEngineThatDoesNotTell_saysSo() {
    Net net = Net.vector(2).regress();
    Program program = new Program(net.graph(), net.loss(), new Update.Sgd(0, false, 0));

    assertThatThrownBy(() -> Kernels.of(new Dl4jEngine(), program, Device.cpu(1)))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            expected: an engine that tells its kernels
            found:    dl4j, which does not
            where:    the kernels of a net
            mend:     use the engine onednn; if it does not run here, ./cairn doctor says why""");
  }
}
