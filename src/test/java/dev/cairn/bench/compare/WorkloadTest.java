package dev.cairn.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WorkloadTest {

  @Test
  void all_areTheModelsWithTheTasks() {
    assertThat(Workload.of(List.of("resnet20", "resnet18"), "all", OptionalInt.empty()))
        .hasToString(
            "[resnet20 train b64, resnet20 infer b64, resnet18 train b16, resnet18 infer b16]");
    assertThat(Workload.of(List.of("all"), "infer", OptionalInt.of(1)))
        .hasSize(8)
        .allMatch(workload -> workload.batch() == 1);
  }

  @Test
  void unknownNames_areTold() {
    assertThatThrownBy(() -> Workload.of(List.of("resnet9"), "train", OptionalInt.empty()))
        .hasMessage(
            """
            expected: one of the models resnet20, resnet20-grey, resnet8, resnet18, resnet18-3x3, tcn,\
             vdcnn9, vdcnn9-padded, all
            found:    "resnet9"
            where:    --model
            mend:     did you mean resnet8?""");
    assertThatThrownBy(() -> Workload.of(List.of("all"), "tarin", OptionalInt.empty()))
        .hasMessage(
            """
            expected: one of the tasks train, infer, all
            found:    "tarin"
            where:    --task
            mend:     did you mean train?""");
  }
}
