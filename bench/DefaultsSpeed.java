import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
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
 * ResNet-20 written for Deeplearning4j and trained by its own {@code fit} with all settings as they
 * come; prints a line of JSON. {@code ./cairn bench} runs it. It must not see Cairn's jar, which
 * would change the settings.
 */
final class DefaultsSpeed {
  private static final long TRAINED_AND_RUNNING = 274_042;
  private static final int WARM_UP = 2; // a step takes seconds

  private final GraphBuilder graph =
      new NeuralNetConfiguration.Builder()
          .seed(1)
          .weightInit(WeightInit.RELU)
          .updater(new Nesterovs(0.05, 0.9))
          .weightDecay(1e-4)
          .graphBuilder()
          .addInputs("input");

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    int size = Integer.parseInt(words.get(words.indexOf("--batch") + 1));
    int count = Integer.parseInt(words.get(words.indexOf("--windows") + 1));
    double seconds = Double.parseDouble(words.get(words.indexOf("--seconds") + 1));
    ComputationGraph network = new DefaultsSpeed().network();
    network.init();
    if (network.numParams() != TRAINED_AND_RUNNING) {
      throw new IllegalStateException("another network: " + network.numParams());
    }
    DataSet batch = batch(size);
    for (int i = 0; i < WARM_UP; i++) {
      network.fit(batch);
    }
    JsonArray windows = new JsonArray();
    for (int i = 0; i < count; i++) {
      windows.add(rate(network, batch, size, seconds));
    }
    JsonObject json = new JsonObject();
    json.addProperty("framework", "dl4j");
    json.addProperty("mode", "defaults");
    json.addProperty("model", "resnet20");
    json.addProperty("task", "train");
    json.addProperty("threads", Integer.valueOf(words.get(words.indexOf("--threads") + 1)));
    json.addProperty("note", "");
    json.addProperty("batch", size);
    json.add("windows", windows);
    json.addProperty("unit", "img/s");
    System.out.println(json);
  }

  private static double rate(ComputationGraph network, DataSet batch, int size, double seconds) {
    long start = System.nanoTime();
    int steps = 0;
    do {
      network.fit(batch);
      steps++;
    } while (System.nanoTime() - start < seconds * 1e9);
    return steps * size / ((System.nanoTime() - start) / 1e9);
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

  private static DataSet batch(int size) {
    INDArray labels = Nd4j.zeros(size, 10);
    for (int i = 0; i < size; i++) {
      labels.putScalar(i, i % 10, 1);
    }
    return new DataSet(Nd4j.randn(size, 3, 32, 32), labels);
  }
}
