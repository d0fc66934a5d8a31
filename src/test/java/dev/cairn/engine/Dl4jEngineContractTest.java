package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.engine.dl4j.Dl4jEngine;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Loss;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import dev.cairn.graph.Window;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j keeps the contract, and refuses by name what it leaves to the fast engine. */
@Tag("engine")
final class Dl4jEngineContractTest extends EngineContract {
  private static final String REFUSAL =
      "expected: ops that the engine dl4j computes: square convolutions without groups, dense"
          + " layers, batch norm, ReLU, addition, pooling, all of images and vectors\n";

  private static final Set<Class<? extends Op>> COMPUTED =
      Set.of(
          Op.Input.class,
          Op.Convolution.class,
          Op.Dense.class,
          Op.BatchNorm.class,
          Op.Relu.class,
          Op.Add.class,
          Op.Pool.class,
          Op.GlobalPool.class,
          Op.Flatten.class,
          Op.Subsample.class,
          Op.PadChannels.class);

  @Override
  public Engine engine() {
    return new Dl4jEngine();
  }

  @Override
  public boolean refuses(ContractCase subject) {
    return isRefused(subject);
  }

  private static boolean isRefused(ContractCase subject) {
    return subject.graph().nodes().stream().anyMatch(Dl4jEngineContractTest::isRefused);
  }

  private static boolean isRefused(Node node) {
    return node.shape().isSequence()
        || !COMPUTED.contains(node.op().getClass())
        || node.op() instanceof Op.Pool pool && !pool.window().isSquare()
        || node.op() instanceof Op.GlobalPool global && global.pooling() == Op.Pooling.MAX
        || node.op() instanceof Op.Convolution op && !(isComputed(op.window()) && op.groups() == 1);
  }

  /** Of one side in all things; zeros on all sides alike, or one more of them behind. */
  private static boolean isComputed(Window window) {
    Window.Axis rows = window.rows();
    boolean oneMore = rows.after() == rows.before() + 1 && rows.dilation() == 1;
    return window.isSquare() || oneMore && rows.equals(window.columns());
  }

  private static Stream<ContractCase> refused() {
    return Stream.of(ContractCases.all(), PlainCases.small(), MaskCases.smallSubjects().limit(1))
        .flatMap(cases -> cases)
        .filter(Dl4jEngineContractTest::isRefused);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void open_ofOtherOps_isRefused(ContractCase subject) {
    Node first =
        subject.graph().nodes().stream()
            .filter(Dl4jEngineContractTest::isRefused)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> open(subject.program(), subject.start()))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith(REFUSAL)
        .hasMessageContaining("where:    " + first.name() + "\n");
  }

  @Test
  void refusal_namesTheOp() {
    Graph graph =
        new GraphSketch(Shape.image(4, 6, 6))
            .conv("deep", 4, Window.square(3, 1, 1), 4)
            .head(2)
            .graph();
    ContractCase subject = new ContractCase("depthwise", graph, Loss.CROSS_ENTROPY);
    assertThat(refuses(subject)).isTrue();
    assertThatThrownBy(() -> open(subject.program(), subject.start()))
        .hasMessage(
            REFUSAL
                + """
                found:    conv 3x3 in 4 groups on an image of 4x6x6
                where:    deep
                mend:     train with the engine onednn, the default\
                """);
  }

  /** What the natives' own counter says, and the workspaces, which it does not count. */
  @Override
  public long nativeBytes() {
    long arrays = Nd4jCpu.Environment.getInstance().getDeviceCounter(0);
    return arrays
        + Nd4j.getWorkspaceManager().getAllWorkspacesForCurrentThread().stream()
            .mapToLong(MemoryWorkspace::getCurrentSize)
            .sum();
  }
}
