package dev.cairn.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.host.Shown;
import dev.cairn.show.chart.FlowStrips;
import dev.cairn.show.live.Panel;
import dev.cairn.train.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FlowLookTest {

  @Test
  void look_hasARowABlock() throws IOException {
    Shown shown = Rendering.of(FlowSamples.flow(9, 12, 0.5)).orElseThrow();

    Golden.check("gradient-flow.txt", shown.plain());
    assertThat(shown.png()).isPresent();
    assertThat(shown.html().orElseThrow())
        .contains(
            "Gradient norm at each block: before step 551 1.22e-05 at stage1.block1 and 0.00312 at"
                + " stage3.block3");
  }

  @Test
  void strips_tellWhatTheyShowBeforeTheFirstSample() {
    assertThat(FlowStrips.of(FlowSamples.flow(9, 0, 1)).get(0).alt())
        .isEqualTo("Gradient norm at each block: no sample yet");
  }

  @Test
  void panel_reservesTheRoomFromTheBeginning() {
    List<Snapshot> run =
        List.of(
            FlowSamples.with(Samples.preparing(), FlowSamples.flow(9, 0, 1)),
            FlowSamples.with(Samples.running(0), FlowSamples.flow(9, 1, 1)),
            FlowSamples.with(Samples.ended(), FlowSamples.flow(9, 12, 1)));

    int height = FlowStrips.height(9);
    assertThat(run).allSatisfy(s -> assertThat(strips(s, height)).isEqualTo(2));
    assertThat(strips(Samples.running(0), height)).isZero();
  }

  private static long strips(Snapshot snapshot, int height) {
    String html = new Panel().render(snapshot).html().orElseThrow();
    return Pattern.compile("height=\"" + height + "\"").matcher(html).results().count();
  }
}
