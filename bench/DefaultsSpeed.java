import java.util.Scanner;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The same ResNet-20 as {@code CairnSpeed}, written for Deeplearning4j and trained by its own {@code
 * fit} with all settings as they come. It must not see Cairn's jar, which would change them.
 */
final class DefaultsSpeed {
  private static final int BATCH = 64;
  private static final long TRAINED_AND_RUNNING = 274_042;

  private final GraphBuilder graph =
      new NeuralNetConfiguration.Builder()
          .seed(1)
          .weightInit(WeightInit.RELU)
          .updater(new Nesterovs(0.05, 0.9))
          .weightDecay(1e-4)
          .graphBuilder()
          .addInputs("input");

  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    ComputationGraph network = new DefaultsSpeed().network();
    network.init();
    if (network.numParams() != TRAINED_AND_RUNNING) {
      throw new IllegalStateException("another network: " + network.numParams());
    }
    DataSet batch = batch();
    try (Scanner lines = new Scanner(System.in)) {
      while (lines.hasNextLine()) {
        lines.nextLine();
        long start = System.nanoTime();
        int steps = 0;
        do {
          network.fit(batch);
          steps++;
        } while (System.nanoTime() - start < seconds * 1e9);
        System.out.println(steps * BATCH / ((System.nanoTime() - start) / 1e9));
      }
    }
  }

  private ComputationGraph network() {
    String x = relu("stem", norm("stem", convolution("stem", "input", 16, 3, 1)));
    for (int stage = 0; stage < 3; stage++) {
      for (int block = 0; block < 3; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        x = block("stage" + stage + "block" + block, x, 16 << stage, stride);
      }
    }
    graph.addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), x);
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MCXENT)
            .nOut(10)
            .activation(Activation.SOFTMAX)
            .build();
    graph.addLayer("output", output, "pool").setOutputs("output");
    graph.setInputTypes(InputType.convolutional(32, 32, 3));
    return new ComputationGraph(graph.build());
  }

  private String block(String name, String x, int width, int stride) {
    String y = norm(name + "a", convolution(name + "a", x, width, 3, stride));
    y = norm(name + "b", convolution(name + "b", relu(name + "a", y), width, 3, 1));
    String shortcut =
        stride == 1 ? x : norm(name + "s", convolution(name + "s", x, width, 1, stride));
    graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), y, shortcut);
    return relu(name, name);
  }

  private String convolution(String name, String x, int width, int kernel, int stride) {
    ConvolutionLayer layer =
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(kernel / 2, kernel / 2)
            .nOut(width)
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .build();
    graph.addLayer(name + "-convolution", layer, x);
    return name + "-convolution";
  }

  private String norm(String name, String x) {
    graph.addLayer(name + "-norm", new BatchNormalization.Builder().build(), x);
    return name + "-norm";
  }

  private String relu(String name, String x) {
    ActivationLayer layer = new ActivationLayer.Builder().activation(Activation.RELU).build();
    graph.addLayer(name + "-relu", layer, x);
    return name + "-relu";
  }

  private static DataSet batch() {
    INDArray labels = Nd4j.zeros(BATCH, 10);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, i % 10, 1);
    }
    return new DataSet(Nd4j.randn(BATCH, 3, 32, 32), labels);
  }
}
