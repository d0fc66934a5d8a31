package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Update;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 3: five steps of every rule give the reference's weights and running statistics. */
interface UpdateContract extends ContractSubject {
  /** Of the largest magnitude in the array. */
  double WEIGHTS = 1e-3;

  /** Of weights near 1. */
  Offset<Float> ROUNDING = within(2.5e-7f);

  /** Every rule on every net that is used for steps; the rate fits the rule. */
  static Stream<Arguments> steps() {
    return Stream.of(
            ContractCases.basic(), ContractCases.denseResidual(), ContractCases.denseWithoutNorms())
        .flatMap(
            subject ->
                Stream.of(
                    Arguments.of(subject, new Update.Sgd(0, false, 0), 0.1),
                    Arguments.of(subject, new Update.Sgd(0, false, 0.1), 0.1),
                    Arguments.of(subject, new Update.Sgd(0.9, false, 0.1), 0.05),
                    Arguments.of(subject, new Update.Sgd(0.9, true, 0), 0.05),
                    Arguments.of(subject, new Update.Sgd(0.9, true, 0.1), 0.05),
                    Arguments.of(subject, new Update.Adam(0.9, 0.999, 1e-8, 0, false), 0.01),
                    Arguments.of(subject, new Update.Adam(0.8, 0.99, 1e-3, 0.1, false), 0.01),
                    Arguments.of(subject, new Update.Adam(0.9, 0.999, 1e-8, 0.5, true), 0.01),
                    Arguments.of(subject, new Update.Nadam(0.9, 0.999, 1e-8, 0), 0.01),
                    Arguments.of(subject, new Update.Nadam(0.8, 0.99, 1e-3, 0.1), 0.01),
                    Arguments.of(subject, new Update.RmsProp(0.9, 1e-3, 0), 0.01),
                    Arguments.of(subject, new Update.RmsProp(0.5, 1e-2, 0.1), 0.01),
                    Arguments.of(subject, new Update.Adagrad(1e-3, 0), 0.01),
                    Arguments.of(subject, new Update.Adagrad(1e-2, 0.1), 0.01),
                    Arguments.of(subject, new Update.Lion(0.9, 0.99, 0), 0.01),
                    Arguments.of(subject, new Update.Lion(0.8, 0.9, 0.5), 0.01),
                    Arguments.of(subject, clipped(0.1), 0.05),
                    Arguments.of(subject, clipped(1e6), 0.05),
                    Arguments.of(subject, new Update.Averaged(clipped(0.5), 0.15), 0.05),
                    Arguments.of(subject, grouped(subject, clipped(0.5)), 0.05),
                    Arguments.of(
                        subject,
                        grouped(subject, new Update.Adam(0.9, 0.999, 1e-8, 0.5, true)),
                        0.01)));
  }

  /** The first parameter learns slowly, the last one quickly, and the average knows of it. */
  private static Update grouped(ContractCase subject, Update update) {
    List<String> trained = subject.trained();
    Map<String, Double> rates = Map.of(trained.get(0), 0.1, trained.get(trained.size() - 1), 2.0);
    return new Update.Averaged(new Update.Grouped(update, rates), 0.15);
  }

  private static Update clipped(double norm) {
    return new Update.Clipped(new Update.Sgd(0.9, true, 0.1), norm);
  }

  /** Wide nets, whose weights lie in blocks; the rule is one for each number, so two are enough. */
  default Stream<Arguments> stepsAndWide() {
    return Stream.concat(
        steps(),
        wide()
            .flatMap(
                subject ->
                    Stream.of(
                        Arguments.of(subject, new Update.Sgd(0.9, true, 0.1), 0.01),
                        Arguments.of(subject, new Update.Averaged(clipped(0.1), 0.15), 0.01),
                        Arguments.of(
                            subject, new Update.Adam(0.8, 0.99, 1e-3, 0.1, true), 0.001))));
  }

  @ParameterizedTest
  @MethodSource("stepsAndWide")
  default void step_fiveTimes_givesTheReferencesWeights(
      ContractCase subject, Update update, double learningRate) {
    String where = "%s with %s".formatted(subject, update);
    try (Session expected = reference(subject.program(update), subject.start());
        Session found = open(subject.program(update), subject.start())) {
      for (int step = 1; step <= 5; step++) {
        // A smaller last batch and a rate that moves: schedules do both.
        Batch batch = subject.batch(step == 5 ? 3 : 6, step);
        double rate = learningRate / step;
        double loss = expected.step(batch, rate);
        assertThat(found.step(batch, rate))
            .as("%s: loss of step %d", where, step)
            .isCloseTo(loss, within(1e-3 * Math.max(1, loss)));
      }
      State reference = expected.state();
      State state = found.state();
      assertThat(state.step()).as(where).isEqualTo(5);
      Agreement.assertClose(where, reference.weights(), state.weights(), WEIGHTS);
      Agreement.assertMoved(where, subject.start().weights(), reference.weights());
      assertThat(state.moments()).as(where).hasSize(update.moments());
      for (int i = 0; i < update.moments(); i++) {
        Agreement.assertClose(
            where + ", moment " + i, reference.moments().get(i), state.moments().get(i), WEIGHTS);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void step_withWeightDecay_leavesNormsAndBiasesAlone(
      ContractCase subject, Update update, double learningRate) {
    Update strong = update.rule().weightDecay(10);
    Update none = update.rule().weightDecay(0);
    try (Session decayed = open(subject.program(strong), subject.start());
        Session plain = open(subject.program(none), subject.start())) {
      decayed.step(subject.batch(6, 1), learningRate);
      plain.step(subject.batch(6, 1), learningRate);
      Weights with = decayed.state().weights();
      Weights without = plain.state().weights();
      for (Parameter parameter : subject.graph().parameters()) {
        String name = parameter.name();
        if (parameter.role() == Role.WEIGHT) {
          assertThat(with.copy(name)).as(name).isNotEqualTo(without.copy(name));
        } else {
          Agreement.assertClose(
              "one step with decay", name, without.copy(name), with.copy(name), 1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void freeze_keepsBits_untilUnfrozen(
      ContractCase subject, Update update, double learningRate) {
    String where = "%s with %s".formatted(subject, update);
    Set<String> frozen =
        subject.graph().parameters().stream()
            .limit(subject.graph().parameters().size() / 2)
            .map(Parameter::name)
            .collect(Collectors.toSet());
    try (Session expected = reference(subject.program(update), subject.start());
        Session found = open(subject.program(update), subject.start())) {
      for (Session session : new Session[] {expected, found}) {
        session.step(subject.batch(6, 1), learningRate);
      }
      State before = found.state();
      for (Session session : new Session[] {expected, found}) {
        session.freeze(frozen);
        session.step(subject.batch(6, 2), learningRate);
        session.step(subject.batch(6, 3), learningRate);
      }
      State after = found.state();
      for (String name : frozen) {
        Agreement.assertSame(
            where + ", frozen", name, before.weights().copy(name), after.weights().copy(name));
      }
      Agreement.assertClose(
          where + ", frozen", expected.state().weights(), after.weights(), WEIGHTS);
      for (Session session : new Session[] {expected, found}) {
        session.freeze(Set.of());
        session.step(subject.batch(6, 4), learningRate);
      }
      Weights last = expected.state().weights();
      Agreement.assertClose(where + ", un-frozen", last, found.state().weights(), WEIGHTS);
      Agreement.assertMoved(where + ", un-frozen", before.weights(), last);
    }
  }

  /** Half the learning rate is half the change, and nothing else changes. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void rates_multiplyTheChange(ContractCase subject, Update update, double learningRate) {
    Update.Rule rule = update.rule();
    String part = subject.trained().get(0);
    Update half = new Update.Grouped(rule, Map.of(part, 0.5));
    try (Session plain = open(subject.program(rule), subject.start());
        Session grouped = open(subject.program(half), subject.start())) {
      plain.step(subject.batch(6, 1), learningRate);
      grouped.step(subject.batch(6, 1), learningRate);
      Weights whole = plain.state().weights();
      Weights found = grouped.state().weights();
      for (String name : whole.names()) {
        float[] expected = whole.copy(name);
        float[] start = subject.start().weights().copy(name);
        for (int i = 0; i < expected.length && name.equals(part); i++) {
          expected[i] = (float) ((start[i] + (double) expected[i]) / 2);
        }
        assertThat(found.copy(name)).as(name + " with " + rule).containsExactly(expected, ROUNDING);
      }
    }
  }

  @Test
  default void rates_ofWhatIsNotTrained_areAnErrorOfFourFacts() {
    ContractCase subject = ContractCases.basic();
    Update wrong = new Update.Grouped(new Update.Sgd(0, false, 0), Map.of("stem.norm1.mean", 0.5));
    assertThatThrownBy(() -> open(subject.program(wrong), subject.start()))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith(
            """
            expected: the name of a trained parameter
            found:    stem.norm1.mean
            where:    learning rates
            """);
  }

  @Test
  default void rates_below0_areAnErrorOfFourFacts() {
    ContractCase subject = ContractCases.basic();
    String name = subject.trained().get(0);
    Update wrong = new Update.Grouped(new Update.Sgd(0, false, 0), Map.of(name, -0.5));
    assertThatThrownBy(() -> open(subject.program(wrong), subject.start()))
        .isInstanceOf(EngineException.class)
        .hasMessage(
            """
            expected: a factor of 0 or more
            found:    -0.5
            where:    learning rate of %s
            mend:     for example 0.1"""
                .formatted(name));
  }

  /** Three parts of other sizes are as the reference adds them up, frozen parameters or not. */
  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#steps")
  default void accumulate_givesTheMeanOverAllExamples(
      ContractCase subject, Update update, double learningRate) {
    String where = "%s with %s".formatted(subject, update);
    try (Session expected = reference(subject.program(update), subject.start());
        Session found = open(subject.program(update), subject.start())) {
      for (Session session : new Session[] {expected, found}) {
        session.step(subject.batch(6, 1), learningRate);
        session.freeze(Set.of(subject.trained().get(0)));
      }
      for (int part = 2; part <= 3; part++) {
        Batch batch = subject.batch(2 * part, part);
        double loss = expected.accumulate(batch);
        assertThat(found.accumulate(batch)).as(where).isCloseTo(loss, within(1e-3 * loss));
      }
      Weights between = expected.state().weights();
      Agreement.assertClose(where + ", parts", between, found.state().weights(), WEIGHTS);
      for (Session session : new Session[] {expected, found}) {
        session.step(subject.batch(3, 4), learningRate);
        session.step(subject.batch(6, 5), learningRate);
      }
      assertThat(found.state().step()).as(where).isEqualTo(3);
      Agreement.assertClose(where, expected.state().weights(), found.state().weights(), WEIGHTS);
    }
  }

  /** Without norms, parts are nothing but a larger batch. */
  @Test
  default void accumulate_withoutNorms_isOneLargeBatch() {
    ContractCase subject = ContractCases.denseWithoutNorms();
    Update update = new Update.Adam(0.9, 0.999, 1e-3, 0.1, false);
    Batch whole = subject.batch(6, 1);
    try (Session parts = open(subject.program(update), subject.start());
        Session large = open(subject.program(update), subject.start())) {
      double first = parts.accumulate(whole.first(4));
      double last = parts.step(last(whole, 2), 0.01);
      double loss = large.step(whole, 0.01);
      assertThat((4 * first + 2 * last) / 6).isCloseTo(loss, within(1e-4 * loss));
      Agreement.assertClose("two parts", large.state().weights(), parts.state().weights(), 1e-4);
    }
  }

  private static Batch last(Batch whole, int size) {
    Batch part = Batch.allocate(size, whole.inputShape(), whole.targetShape());
    int inputs = part.inputs().limit();
    int targets = part.targets().limit();
    part.inputs().put(0, whole.inputs(), whole.inputs().limit() - inputs, inputs);
    part.targets().put(0, whole.targets(), whole.targets().limit() - targets, targets);
    return part;
  }

  @Test
  default void restore_dropsWhatWasAccumulated() {
    ContractCase subject = ContractCases.basic();
    Update update = new Update.Averaged(clipped(0.5), 0.9);
    try (Session session = open(subject.program(update), subject.start());
        Session fresh = open(subject.program(update), subject.start())) {
      session.step(subject.batch(6, 1), 0.05);
      fresh.step(subject.batch(6, 1), 0.05);
      State before = session.state();
      session.accumulate(subject.batch(6, 2));
      session.restore(before);
      session.step(subject.batch(6, 3), 0.05);
      fresh.step(subject.batch(6, 3), 0.05);
      Agreement.assertSame("restored", fresh.state(), session.state());
    }
  }

  @Test
  default void average_beginsWithTheWeightsOfTheState() {
    ContractCase subject = ContractCases.basic();
    Update update = new Update.Averaged(new Update.Sgd(0.9, true, 0), 0.999);
    try (Session session = open(subject.program(update), subject.start())) {
      State first = session.state();
      assertThat(first.moments()).hasSize(2);
      Agreement.assertSame("first", first.weights(), first.predicting(update));
      session.step(subject.batch(6, 1), 0.1);
      State next = session.state();
      Agreement.assertMoved("average", first.weights(), next.predicting(update));
      Agreement.assertMoved("weights", next.predicting(update), next.weights());
    }
  }
}
