package dev.cairn.jmh;

import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Session;
import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Whole calls of a session, on the preferred engine with all cores. */
public class Steps {

  /** A session, its batch, and what it takes to open and close them. */
  private abstract static class Running {
    Session session;
    Batch batch;
    List<String> output;

    final void open(Net net, Update update, int size) {
      Graph graph = net.graph();
      batch = Batch.allocate(size, graph.inputShape(), graph.outputShape());
      var random = new SplittableRandom(1);
      for (int i = 0; i < batch.inputs().capacity(); i++) {
        batch.inputs().put(i, (float) random.nextGaussian());
      }
      for (int i = 0; i < size; i++) {
        batch.targets().put(i * graph.outputShape().elements(), 1);
      }
      output = List.of(graph.output());
      session =
          Engine.preferred()
              .open(
                  new Program(graph, net.loss(), update),
                  dev.cairn.engine.State.initial(graph, 1),
                  Device.auto());
    }

    /** Frees the native memory. */
    @TearDown(Level.Trial)
    public void close() {
      session.close();
    }
  }

  /** ResNet-8 on colour images of 32 x 32. */
  @State(Scope.Thread)
  public static class Convolutional extends Running {
    /** 1 to predict as soon as an image is there; 64 to train. */
    @Param({"1", "64"})
    public int size;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() {
      Net net =
          Net.image(3, 32, 32).stem(16).stages(Blocks.basic().times(1), 16, 32, 64).classify(10);
      open(net, new Update.Sgd(0.9, true, 1e-4), size);
    }
  }

  /** Dense layers of 512 on one example: nearly all of a step is the update of its weights. */
  @State(Scope.Thread)
  public static class Dense extends Running {
    /** The rule. */
    @Param({"sgd", "adam"})
    public String update;

    /** Opens it. */
    @Setup(Level.Trial)
    public void open() {
      Update rule =
          update.equals("sgd")
              ? new Update.Sgd(0.9, true, 1e-4)
              : new Update.Adam(0.9, 0.999, 1e-8, 0, false);
      open(Net.vector(512).stages(Blocks.dense().times(2), 512).regress(), rule, 2);
    }
  }

  /** Forward, backward and update of ResNet-8. */
  @Benchmark
  public double step(Convolutional net) {
    return net.session.step(net.batch, 0.01);
  }

  /** Logits of ResNet-8. */
  @Benchmark
  public Map<String, float[]> forward(Convolutional net) {
    return net.session.forward(net.batch, net.output);
  }

  /** A step in which the update is most of the work. */
  @Benchmark
  public double update(Dense net) {
    return net.session.step(net.batch, 1e-6);
  }
}
