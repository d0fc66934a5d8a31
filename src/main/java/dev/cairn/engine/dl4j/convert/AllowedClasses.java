package dev.cairn.engine.dl4j.convert;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that the description of a network may name; none of them does more than keep. */
final class AllowedClasses {
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String CONF = "org.deeplearning4j.nn.conf.";
  private static final String WEIGHTS = "org.deeplearning4j.nn.weights.WeightInit";
  private static final String DISTRIBUTIONS = "org.deeplearning4j.nn.conf.distribution.";
  private static final String ND4J = "org.nd4j.linalg.";

  private static final Set<String> ALLOWED =
      Stream.of(
              in(
                  LAYERS,
                  "ActivationLayer BatchNormalization ConvolutionLayer Convolution2D DenseLayer"
                      + " DepthwiseConvolution2D DropoutLayer GlobalPoolingLayer LossLayer"
                      + " OutputLayer SubsamplingLayer ZeroPaddingLayer misc.FrozenLayer"),
              in(
                  CONF,
                  "graph.LayerVertex graph.ElementWiseVertex graph.MergeVertex"
                      + " graph.PreprocessorVertex graph.ScaleVertex graph.SubsetVertex"
                      + " preprocessor.CnnToFeedForwardPreProcessor dropout.Dropout"
                      + " constraint.MaxNormConstraint constraint.MinMaxNormConstraint"
                      + " constraint.NonNegativeConstraint constraint.UnitNormConstraint"),
              in(
                  WEIGHTS,
                  "Constant Distribution Identity LecunUniform Normal Relu ReluUniform"
                      + " SigmoidUniform Uniform Xavier XavierLegacy XavierUniform"
                      + " VarScalingNormalFanAvg VarScalingNormalFanIn VarScalingNormalFanOut"
                      + " VarScalingUniformFanAvg VarScalingUniformFanIn VarScalingUniformFanOut"),
              in(
                  DISTRIBUTIONS,
                  "BinomialDistribution ConstantDistribution GaussianDistribution"
                      + " LogNormalDistribution NormalDistribution OrthogonalDistribution"
                      + " TruncatedNormalDistribution UniformDistribution"),
              in(
                  ND4J + "activations.impl.Activation",
                  "ELU GELU Identity LReLU ReLU ReLU6 SELU Sigmoid Softmax SoftPlus SoftSign Swish"
                      + " TanH HardSigmoid HardTanH Cube RationalTanh RectifiedTanh"
                      + " ThresholdedReLU Mish"),
              in(
                  ND4J + "lossfunctions.impl.Loss",
                  "MCXENT NegativeLogLikelihood SparseMCXENT MSE L2 L1 MAE BinaryXENT Hinge"
                      + " SquaredHinge KLD Poisson MAPE MSLE CosineProximity"),
              in(
                  ND4J + "learning.config.",
                  "AMSGrad AdaBelief AdaDelta AdaGrad AdaMax Adam Nadam Nesterovs NoOp RmsProp Sgd"),
              in(
                  ND4J + "learning.regularization.",
                  "L1Regularization L2Regularization WeightDecay"),
              in(
                  ND4J + "schedule.",
                  "CycleSchedule ExponentialSchedule FixedSchedule InverseSchedule MapSchedule"
                      + " PolySchedule RampSchedule SigmoidSchedule StepSchedule"))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private AllowedClasses() {}

  private static Stream<String> in(String beginning, String names) {
    return Stream.of(names.split(" ")).map(name -> beginning + name);
  }

  /**
   * Checks a class.
   *
   * @throws ConversionException if it is not on the list
   */
  static void check(String name, Path file) {
    if (!ALLOWED.contains(name)) {
      throw new ConversionException(
          "only classes of Deeplearning4j that can be imported",
          name.length() > 100 ? name.substring(0, 100) + "…" : name,
          file + ", configuration.json",
          "replace that layer or option by one of docs/deeplearning4j.md, and write the model again");
    }
  }

  /** For a test that they all exist. */
  static Set<String> all() {
    return ALLOWED;
  }
}
