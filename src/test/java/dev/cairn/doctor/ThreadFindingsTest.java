package dev.cairn.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.engine.Cores;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ThreadFindingsTest {

  @Test
  void all_withoutSettings() {
    assertThat(FindingLines.of(new ThreadFindings(new Cores(8, 4), Map.of()).all()))
        .isEqualTo(
            """
            ✓ cores: 8 processors for this process, 4 physical cores in the machine
            ✓ device: cpu, 4 threads: one for each physical core; a second one on a core would compute nothing more
            ✓ OpenMP: nothing set, so Cairn lets threads that wait look a moment and then sleep""");
  }

  @Test
  void all_withSettings() {
    Map<String, String> environment =
        Map.of("OMP_WAIT_POLICY", "PASSIVE", "GOMP_SPINCOUNT", "3000", "OMP_NUM_THREADS", "7");

    assertThat(FindingLines.of(new ThreadFindings(new Cores(1, 0), environment).all()))
        .isEqualTo(
            """
            ✓ cores: 1 processor for this process, physical cores unknown
            ✓ device: cpu, 1 thread: one for each processor, since the system does not tell its physical cores
            ✓ OpenMP: OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=3000: threads that wait look a moment and then sleep
            ! OpenMP: OMP_NUM_THREADS=7 is set, but Cairn decides itself -> unset it, and choose with Trainer's device(Device.cpu(threads))""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2|2|cpu, 2 threads: one for each physical core",
        "2|64|cpu, 2 threads: one for each processor that this process may use"
      })
  void device_isChosenByCores(int processors, int physical, String text) {
    assertThat(new ThreadFindings(new Cores(processors, physical), Map.of()).all())
        .contains(Finding.fine("device", text));
  }

  @Test
  void waiting_thatSpins_isTold() {
    assertThat(new ThreadFindings(new Cores(2, 2), Map.of("OMP_WAIT_POLICY", "ACTIVE")).all())
        .contains(
            Finding.improvable(
                "OpenMP",
                "OMP_WAIT_POLICY=ACTIVE: beside other programs training can be many times slower",
                "unset it, or set OMP_WAIT_POLICY=PASSIVE and GOMP_SPINCOUNT=3000"));
  }
}
