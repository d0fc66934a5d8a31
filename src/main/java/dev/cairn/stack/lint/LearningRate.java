package dev.cairn.stack.lint;

import dev.cairn.graph.Graph;
import dev.cairn.graph.Update;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A rate with which nothing is learned, or all is lost.
 *
 * @param update the rule of the optimiser
 * @param rate the largest rate of the schedule
 */
record LearningRate(Update update, double rate) implements Rule {
  private static final double DEAD_SGD = 1e-5;
  private static final double WILD_SGD = 1;
  private static final double WILD_WITHOUT_NORMS = 0.1;
  private static final double DEAD_ADAPTIVE = 1e-6;
  private static final double WILD_ADAPTIVE = 0.03;

  @Override
  public List<Finding> check(Graph graph) {
    boolean norms = graph.nodes().stream().anyMatch(node -> Walk.isNorm(node.op()));
    boolean sgd = update instanceof Update.Sgd;
    double dead = sgd ? DEAD_SGD * (1 - momentum()) / 0.1 : DEAD_ADAPTIVE;
    double most = norms ? WILD_SGD : WILD_WITHOUT_NORMS;
    double wild = sgd ? most * (1 - momentum()) / 0.1 : WILD_ADAPTIVE;
    if (!(rate >= dead)) {
      return List.of(dead(sgd));
    }
    return rate > wild ? List.of(wild(sgd, norms)) : List.of();
  }

  /** Momentum of 0.9 makes a step ten times as long, so bounds are told for 0.9. */
  private double momentum() {
    return update instanceof Update.Sgd rule ? rule.momentum() : 0;
  }

  private Finding dead(boolean sgd) {
    return new Finding(
        "learning rate",
        "a rate of %s, with which weights hardly move".formatted(text(rate)),
        "a step changes weights by about the rate times the gradient; thousands of steps then do"
            + " nothing (Smith 2017, arXiv:1506.01186)",
        usual(sgd));
  }

  private Finding wild(boolean sgd, boolean norms) {
    String why =
        norms || !sgd
            ? "losses jump or become NaN where a step is longer than the valley is wide (Smith"
                + " 2017, arXiv:1506.01186)"
            : "without norms only small steps converge (Bjorck et al. 2018, arXiv:1806.02375)";
    String what = "a rate of %s, with which training is likely to diverge".formatted(text(rate));
    return new Finding("learning rate", what, why, usual(sgd));
  }

  private static String usual(boolean sgd) {
    return sgd
        ? "try 0.1 with momentum and norms, 0.01 without norms, or a range test"
        : "try 0.001, or a range test";
  }

  private static String text(double number) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(new MathContext(2)).stripTrailingZeros().toPlainString()
        : String.valueOf(number);
  }
}
