package dev.cairn.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.cairn.engine.KernelUse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class KindOfWorkTest {

  @Test
  void kernels_ofARealStep_haveTheirKinds() {
    Roofline roofline = Roofline.measure(Optional.of("onednn"), Network.named("resnet8"), 2, 1);

    Map<KindOfWork, Set<String>> kinds =
        roofline.profile().kernels().stream()
            .collect(
                Collectors.groupingBy(
                    use -> KindOfWork.of(roofline.graph(), use),
                    Collectors.mapping(KernelUse::work, Collectors.toSet())));
    kinds.remove(KindOfWork.LAYOUT); // not every CPU needs one
    assertThat(kinds)
        .containsOnly(
            entry(KindOfWork.CONVOLUTION, Set.of("forward")),
            entry(KindOfWork.CONVOLUTION_OF_INPUT, Set.of("gradient of input")),
            entry(KindOfWork.CONVOLUTION_OF_WEIGHTS, Set.of("gradient of weights")),
            entry(KindOfWork.DENSE, Set.of("forward", "gradient of input", "gradient of weights")),
            entry(KindOfWork.NORM, Set.of("forward", "gradient of input")),
            entry(KindOfWork.ADDITION, Set.of("forward", "gradient of ReLU", "sum of gradients")),
            entry(KindOfWork.POOLING, Set.of("forward", "gradient of input")),
            entry(KindOfWork.UPDATE, Set.of("update", "running statistics")));
    assertThat(roofline.toString()).contains("stage2.block1.shortcut.conv1", "whole step");
  }
}
