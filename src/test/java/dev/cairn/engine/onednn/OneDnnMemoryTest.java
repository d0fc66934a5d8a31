package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.engine.ContractCase;
import dev.cairn.engine.Device;
import dev.cairn.engine.EngineException;
import dev.cairn.engine.JavaProcess;
import dev.cairn.engine.Session;
import dev.cairn.engine.WideCases;
import dev.cairn.graph.Batch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Native memory of the fast engine: what it gives back, and what it does when there is little. */
@Tag("engine")
class OneDnnMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern FIGURES =
      Pattern.compile("counted (\\d+), resident (\\d+) to (\\d+) kB");
  private static final Pattern ADVICE =
      Pattern.compile("use a batch of at most ([\\d,]+), close other programs");

  /**
   * 5 kB a round, for the allocator's scraps. A plan of this net has about a hundred primitives,
   * descriptions and arrays: a kind of them that is left behind adds more.
   */
  private static final long MAY_GROW_KB = 4_000;

  @Test
  void rounds_ofOpeningAndClosing_leaveNothingBehind() throws Exception {
    assumeTrue(Files.exists(STATUS), "this system does not tell resident memory");
    // The heap is all there from the start, and the compiler that needs much memory is off.
    String output =
        JavaProcess.run(
            MemoryRun.class,
            Map.of("OMP_WAIT_POLICY", "PASSIVE"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xms128m",
            "-Xmx128m",
            "-XX:+AlwaysPreTouch");
    Matcher figures = FIGURES.matcher(output);
    assertThat(figures.find()).as(output).isTrue();
    assertThat(figures.group(1)).as("bytes that JavaCPP counts").isEqualTo("0");
    long grown = Long.parseLong(figures.group(3)) - Long.parseLong(figures.group(2));
    assertThat(grown).as("kB that 800 rounds added: " + output).isLessThan(MAY_GROW_KB);
  }

  @Test
  void step_thatDoesNotFit_namesABatchThatTrains() {
    ContractCase subject = WideCases.basic();
    OneDnnEngine small = new OneDnnEngine(() -> 8 << 20);
    try (Session session = small.open(subject.program(), subject.start(), Device.cpu(2))) {
      Batch large = subject.batch(2_000, 1);
      int advised =
          advice(() -> session.step(large, 0.01), "8 MB free", "memory for a batch of 2,000");
      assertThat(advised).isBetween(10, 1_000);
      assertThat(session.state().step()).isZero();
      assertThat(session.step(large.first(advised), 0.01)).isFinite();
      assertThat(session.state().step()).isEqualTo(1);
    }
  }

  @Test
  void forward_thatDoesNotFit_namesABatchThatDoes() {
    ContractCase subject = WideCases.basic();
    OneDnnEngine small = new OneDnnEngine(() -> 8 << 20);
    try (Session session = small.open(subject.program(), subject.start(), Device.cpu(2))) {
      Batch large = subject.batch(4_000, 1);
      session.forward(large.first(3), List.of("logits"));
      int advised =
          advice(
              () -> session.forward(large, List.of("logits")),
              "8 MB free",
              "memory for a batch of 4,000");
      assertThat(session.forward(large.first(advised), List.of("logits")).get("logits"))
          .hasSize(advised * 3)
          .doesNotContain(Float.NaN);
    }
  }

  private static int advice(Runnable tooMuch, String... facts) {
    Throwable refusal = catchThrowable(tooMuch::run);
    assertThat(refusal).isInstanceOf(EngineException.class).hasMessageContainingAll(facts);
    Matcher matcher = ADVICE.matcher(refusal.getMessage());
    assertThat(matcher.find()).as(refusal.getMessage()).isTrue();
    return Integer.parseInt(matcher.group(1).replace(",", ""));
  }

  /** Memory that a session holds already counts as free for its next plan, and only once. */
  @Test
  void step_whoseMemoryIsThere_needsNoMore() {
    ContractCase subject = WideCases.basic();
    long[] free = {64 << 20};
    OneDnnEngine engine = new OneDnnEngine(() -> free[0]);
    try (Session session = engine.open(subject.program(), subject.start(), Device.cpu(2))) {
      session.step(subject.batch(64, 1), 0.01);
      free[0] = 0;
      assertThat(session.step(subject.batch(40, 2), 0.01)).isFinite();
      assertThatThrownBy(() -> session.step(subject.batch(500, 3), 0.01))
          .isInstanceOf(EngineException.class);
      assertThat(session.step(subject.batch(64, 4), 0.01)).isFinite();
    }
  }

  /** Above it JavaCPP throws an {@link OutOfMemoryError}, which says nothing of batches. */
  @Test
  void budget_ofTheMachine_isWithinWhatJavaCppAllows() {
    assertThat(Pointer.maxBytes()).isPositive();
    assertThat(Budget.ofMachine()).isBetween(1L, Pointer.maxBytes());
  }
}
