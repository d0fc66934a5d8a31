package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Parameter;
import dev.cairn.graph.Parameter.Role;
import dev.cairn.graph.Update;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Point 3: five steps of every rule give the reference's weights and running statistics. */
interface UpdateContract extends ContractSubject {
  /** Of the largest magnitude in the array. */
  double WEIGHTS = 1e-3;

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
                    Arguments.of(subject, new Update.Adam(0.9, 0.999, 1e-8, 0.5, true), 0.01)));
  }

  /** Wide nets, whose weights lie in blocks; the rule is one for each number, so two are enough. */
  static Stream<Arguments> stepsAndWide() {
    return Stream.concat(
        steps(),
        WideCases.all()
            .flatMap(
                subject ->
                    Stream.of(
                        Arguments.of(subject, new Update.Sgd(0.9, true, 0.1), 0.01),
                        Arguments.of(
                            subject, new Update.Adam(0.8, 0.99, 1e-3, 0.1, true), 0.001))));
  }

  @ParameterizedTest
  @MethodSource("dev.cairn.engine.UpdateContract#stepsAndWide")
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
    Update strong =
        update instanceof Update.Adam adam
            ? new Update.Adam(adam.beta1(), adam.beta2(), adam.epsilon(), 10, true)
            : new Update.Sgd(0, false, 10);
    Update none =
        update instanceof Update.Adam adam
            ? new Update.Adam(adam.beta1(), adam.beta2(), adam.epsilon(), 0, true)
            : new Update.Sgd(0, false, 0);
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
}
