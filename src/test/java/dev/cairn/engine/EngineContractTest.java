package dev.cairn.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.graph.Batch;
import dev.cairn.graph.Graph;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Program;
import dev.cairn.graph.Update;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contract finds engines that are only a little wrong. */
@Tag("unit")
final class EngineContractTest {
  private static final ContractCase BASIC = ContractCases.basic();
  private static final Update NESTEROV = new Update.Sgd(0.9, true, 0.1);
  private static final Update ADAM = new Update.Adam(0.9, 0.999, 1e-8, 0.5, true);

  /** An engine whose programs and sessions are changed on the way to the reference. */
  private record Faulty(UnaryOperator<Program> program, BiFunction<Session, State, Session> session)
      implements Engine {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Session open(Program program, State start, Device device) {
      Session reference = new ReferenceEngine().open(this.program.apply(program), start, device);
      return session.apply(reference, start);
    }

    @Override
    public List<String> report() {
      return List.of();
    }
  }

  private static final class Subject extends EngineContract {
    private final Engine engine;

    Subject(Engine engine) {
      this.engine = engine;
    }

    @Override
    public Engine engine() {
      return engine;
    }
  }

  private static void assertFound(Engine engine, Consumer<EngineContract> point) {
    assertThatCode(() -> point.accept(new Subject(new ReferenceEngine())))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> point.accept(new Subject(engine)))
        .isInstanceOfAny(AssertionError.class, EngineException.class);
  }

  private static Engine session(UnaryOperator<Session> fault) {
    return new Faulty(UnaryOperator.identity(), (session, start) -> fault.apply(session));
  }

  private static Engine update(Update update) {
    return new Faulty(p -> new Program(p.graph(), p.loss(), update), (session, start) -> session);
  }

  private static Engine norm(Op.BatchNorm norm) {
    return new Faulty(
        p -> new Program(withNorm(p.graph(), norm), p.loss(), p.update()),
        (session, start) -> session);
  }

  private static Graph withNorm(Graph graph, Op.BatchNorm norm) {
    return new Graph(
        graph.nodes().stream()
            .map(
                n ->
                    n.op() instanceof Op.BatchNorm
                        ? new Node(n.name(), norm, n.inputs(), n.shape())
                        : n)
            .toList(),
        graph.output());
  }

  private static Map<String, float[]> nudged(Map<String, float[]> arrays, double by) {
    arrays.values().forEach(values -> values[values.length - 1] += by);
    return arrays;
  }

  @Test
  void aValueOffByATinyBit_isFound() {
    Engine engine =
        session(
            s ->
                new DelegatingSession(s) {
                  @Override
                  public Map<String, float[]> forward(Batch batch, List<String> nodes) {
                    return nudged(super.forward(batch, nodes), 1e-3);
                  }

                  @Override
                  public Map<String, float[]> gradients(Batch batch, List<String> names) {
                    return nudged(super.gradients(batch, names), 1e-3);
                  }
                });
    assertFound(engine, c -> c.forward_givesTheReferencesValues(BASIC));
    assertFound(engine, c -> c.gradients_areTheReferences(BASIC));
  }

  @Test
  void anUpdateOfAnotherRule_isFound() {
    assertFound(
        update(new Update.Sgd(0.9, false, 0.1)),
        c -> c.step_fiveTimes_givesTheReferencesWeights(BASIC, NESTEROV, 0.05));
    assertFound(
        update(new Update.Sgd(0.9, true, 0)),
        c -> c.step_fiveTimes_givesTheReferencesWeights(BASIC, NESTEROV, 0.05));
    assertFound(
        update(new Update.Adam(0.9, 0.999, 1e-8, 0.5, false)),
        c -> c.step_fiveTimes_givesTheReferencesWeights(BASIC, ADAM, 0.01));
    assertFound(
        update(new Update.Adam(0.9, 0.99, 1e-8, 0.5, true)),
        c -> c.step_fiveTimes_givesTheReferencesWeights(BASIC, ADAM, 0.01));
  }

  @Test
  void anEngineWithoutRatesOfGroups_isFound() {
    Engine engine =
        new Faulty(
            p -> new Program(p.graph(), p.loss(), p.update().rule()), (session, start) -> session);
    assertFound(engine, c -> c.rates_multiplyTheChange(BASIC, NESTEROV, 0.05));
  }

  @Test
  void aNormOfAnotherConvention_isFound() {
    assertFound(
        norm(new Op.BatchNorm(1e-5, 0.1)),
        c -> c.step_fiveTimes_givesTheReferencesWeights(BASIC, NESTEROV, 0.05));
    assertFound(norm(new Op.BatchNorm(1e-3, 0.9)), c -> c.forward_givesTheReferencesValues(BASIC));
    assertFound(
        norm(new Op.BatchNorm(5, 0.9)),
        EngineContract::norm_runningStatistics_keepMomentumOfTheOld);
    assertFound(
        norm(new Op.BatchNorm(1, 0.9)),
        EngineContract::norm_inTraining_usesBiasedVarianceOfTheBatch);
    assertFound(
        norm(new Op.BatchNorm(1, 0.9)), EngineContract::norm_inInference_usesRunningStatistics);
  }

  @Test
  void gradientsThatTrain_areFound() {
    Engine engine =
        session(
            s ->
                new DelegatingSession(s) {
                  @Override
                  public Map<String, float[]> gradients(Batch batch, List<String> names) {
                    super.step(batch, 0);
                    return super.gradients(batch, names);
                  }
                });
    assertFound(engine, c -> c.gradients_changeNothing(BASIC));
  }

  @Test
  void aStateWithoutMoments_isFound() {
    Engine engine =
        session(
            s ->
                new DelegatingSession(s) {
                  @Override
                  public void restore(State state) {
                    super.restore(
                        new State(state.weights(), List.of(), state.step(), state.seed()));
                  }
                });
    assertFound(engine, c -> c.state_comesBackBitForBit(BASIC, NESTEROV, 0.05));
    assertFound(engine, c -> c.restore_repeatsTheSameStep(BASIC, NESTEROV, 0.05));
  }

  @Test
  void aForgottenStep_isFound() {
    Engine engine =
        new Faulty(
            UnaryOperator.identity(),
            (session, start) -> {
              session.restore(new State(start.weights(), start.moments(), 0, start.seed()));
              return session;
            });
    assertFound(engine, c -> c.state_movesToTheEngineAndBack(BASIC, ADAM, 0.01));
  }

  @Test
  void freezingThatDoesNothing_isFound() {
    Engine engine =
        session(
            s ->
                new DelegatingSession(s) {
                  @Override
                  public void freeze(Set<String> parameters) {}
                });
    assertFound(engine, c -> c.freeze_keepsBits_untilUnfrozen(BASIC, NESTEROV, 0.05));
  }

  @Test
  void noise_isFound() {
    AtomicInteger steps = new AtomicInteger();
    Engine engine =
        new Faulty(
            UnaryOperator.identity(),
            (session, start) ->
                new DelegatingSession(session) {
                  @Override
                  public double step(Batch batch, double learningRate) {
                    return super.step(batch, learningRate * (1 + 1e-5 * steps.incrementAndGet()));
                  }
                });
    assertFound(engine, c -> c.steps_twice_giveTheSameBits(BASIC, NESTEROV, 0.05));
  }

  @Test
  void aSessionThatLivesOn_isFound() {
    Engine engine =
        session(
            s ->
                new DelegatingSession(s) {
                  @Override
                  public void close() {}
                });
    assertFound(engine, EngineContract::use_afterClose_saysSo);
    assertFound(engine, EngineContract::close_twice_doesNothing);
  }
}
