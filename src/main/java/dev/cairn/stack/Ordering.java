package dev.cairn.stack;

import java.util.List;

/** Where a residual block has its norms and activations. */
public enum Ordering {
  /**
   * Layer, norm, activation, layer, norm; activation after the sum (He et al. 2015,
   * arXiv:1512.03385).
   */
  POST_ACTIVATION(List.of(), Part.BOTH, List.of(Part.NORM), List.of(Part.ACTIVATION)),

  /**
   * Norm, activation, layer, norm, activation, layer; nothing after the sum (He et al. 2016,
   * arXiv:1603.05027).
   */
  PRE_ACTIVATION(Part.BOTH, Part.BOTH, List.of(), List.of()),

  /**
   * Norm, layer, norm, activation, layer, norm; nothing after the sum: no first activation, a last
   * norm (Han et al. 2017, arXiv:1610.02915, figure 6d).
   */
  LAST_NORM(List.of(Part.NORM), Part.BOTH, List.of(Part.NORM), List.of()),

  /**
   * Norm, layer, activation, layer; nothing after the sum, as Transformers have it now (Xiong et
   * al. 2020, arXiv:2002.04745).
   */
  PRE_NORM(List.of(Part.NORM), List.of(Part.ACTIVATION), List.of(), List.of()),

  /**
   * Layer, activation, layer; norm after the sum, as Transformers had it first (Vaswani et al.
   * 2017, arXiv:1706.03762).
   */
  POST_NORM(List.of(), List.of(Part.ACTIVATION), List.of(), List.of(Part.NORM)),

  /**
   * Layer, norm, activation, layer, norm, activation; activation after the sum, as temporal
   * convolution networks have it (Bai et al. 2018, arXiv:1803.01271, figure 1b).
   */
  ALL_ACTIVATED(List.of(), Part.BOTH, Part.BOTH, List.of(Part.ACTIVATION));

  private final List<Part> before;
  private final List<Part> between;
  private final List<Part> behind;
  private final List<Part> afterSum;

  Ordering(List<Part> before, List<Part> between, List<Part> behind, List<Part> afterSum) {
    this.before = before;
    this.between = between;
    this.behind = behind;
    this.afterSum = afterSum;
  }

  /** A part without weights of layers. */
  enum Part {
    NORM,
    ACTIVATION;

    private static final List<Part> BOTH = List.of(NORM, ACTIVATION);
  }

  /** Before the first layer. */
  List<Part> before() {
    return before;
  }

  /** Between two layers. */
  List<Part> between() {
    return between;
  }

  /** Behind the last layer. */
  List<Part> behind() {
    return behind;
  }

  /** Behind the sum. */
  List<Part> afterSum() {
    return afterSum;
  }
}
