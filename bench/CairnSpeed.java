import dev.cairn.engine.Device;
import dev.cairn.engine.Engine;
import dev.cairn.engine.Session;
import dev.cairn.engine.State;
import dev.cairn.graph.Batch;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import dev.cairn.stack.Blocks;
import dev.cairn.stack.Net;
import dev.cairn.stack.Shortcuts;
import java.util.Scanner;

/**
 * Trains ResNet-20 on Cairn's engine. For every line it reads it trains for some seconds and prints
 * images per second; {@code ./cairn bench} runs it.
 */
final class CairnSpeed {
  static final int BATCH = 64;

  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    Net net =
        Net.image(3, 32, 32)
            .stem(16)
            .stages(Blocks.basic().shortcut(Shortcuts.projection()).times(3), 16, 32, 64)
            .classify(10);
    Graph graph = net.graph();
    Program program = new Program(graph, net.loss(), new Update.Sgd(0.9, true, 1e-4));
    Batch batch = batch(graph);
    try (Session session =
            Engine.preferred().open(program, State.initial(graph, 1), Device.cpu());
        Scanner lines = new Scanner(System.in)) {
      while (lines.hasNextLine()) {
        lines.nextLine();
        long start = System.nanoTime();
        int steps = 0;
        do {
          session.step(batch, 0.05);
          steps++;
        } while (System.nanoTime() - start < seconds * 1e9);
        System.out.println(steps * BATCH / ((System.nanoTime() - start) / 1e9));
      }
    }
  }

  private static Batch batch(Graph graph) {
    Batch batch = Batch.allocate(BATCH, graph.inputShape(), graph.outputShape());
    CounterRandom random = CounterRandom.of(1, "bench");
    for (int i = 0; i < batch.inputs().limit(); i++) {
      batch.inputs().put(i, (float) random.gaussian(i));
    }
    for (int i = 0; i < BATCH; i++) {
      batch.targets().put(i * 10 + i % 10, 1);
    }
    return batch;
  }
}
