package dev.cairn.train;

import dev.cairn.data.Encoder;
import dev.cairn.data.text.TopicSymbols;
import dev.cairn.graph.EmptyVariableException;
import dev.cairn.graph.UnknownNameException;
import dev.cairn.task.LanguageModelling;
import dev.cairn.task.Sampling;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Text of a language model, with settings; {@link #write()}, {@link #stream} and {@link #print}
 * begin. Immutable: every method gives another one.
 *
 * <pre>{@code
 * var text = model.generate("ROMEO:\n").temperature(0.8).topK(40).seed(7).write();
 * }</pre>
 *
 * <p>The prompt is brought to the spelling of the texts that the net learned from: their normal
 * form, small letters if they were read so, line feeds alone at the ends of lines. All that was
 * written so far is read again for each symbol, as far as it has room in one window of the net. An
 * interrupted cell ends the writing and keeps what there is.
 */
public final class Generator {
  private static final int LENGTH = 300;

  private final Model model;
  private final LanguageModelling task;
  private final Optional<String> topic;
  private final String prompt;
  private final Sampling sampling;
  private final int length;

  private Generator(
      Model model,
      LanguageModelling task,
      Optional<String> topic,
      String prompt,
      Sampling sampling,
      int length) {
    this.model = model;
    this.task = task;
    this.topic = topic;
    this.prompt = prompt;
    this.sampling = sampling;
    this.length = length;
  }

  static Generator of(Model model, String prompt) {
    if (prompt.isEmpty()) {
      task(model);
      throw refused("a prompt of one symbol or more", "none", "begin with \"\\n\"");
    }
    return of(model, Optional.empty(), prompt);
  }

  static Generator on(Model model, String topic, String prompt) {
    List<String> topics = task(model).topics();
    if (topics.isEmpty()) {
      throw new TrainingException(
          "a language model of texts with topics",
          "one that learned from a text without topics",
          "model.generate(topic, prompt)",
          "leave the topic out, or train one on Datasets.corpus(Datasets.agNews())");
    }
    if (!topics.contains(topic)) {
      throw new UnknownNameException(
          "a topic of the net: " + String.join(", ", topics),
          topic,
          "model.generate(topic, prompt)",
          topics);
    }
    return of(model, Optional.of(topic), prompt);
  }

  private static LanguageModelling task(Model model) {
    if (!(model.task() instanceof LanguageModelling task)) {
      throw new TrainingException(
          "a language model: a net that ends with predictNext()",
          "a net for " + model.task().metrics().get(0),
          "model.generate(…)",
          "train one on Datasets.corpus(path), or predict examples: model.predict(examples)");
    }
    return task;
  }

  private static Generator of(Model model, Optional<String> topic, String typed) {
    LanguageModelling task = task(model);
    String prompt =
        model.encoder().input() instanceof Encoder.Corpus corpus ? corpus.applied(typed) : typed;
    prompt
        .codePoints()
        .mapToObj(Character::toString)
        .filter(symbol -> !task.symbols().names().contains(symbol))
        .findFirst()
        .ifPresent(
            symbol -> {
              throw refused("symbols that the net knows", "'" + symbol + "'", "leave it out");
            });
    return new Generator(model, task, topic, prompt, Sampling.PLAIN, LENGTH);
  }

  private static TrainingException refused(String expected, String found, String mend) {
    return new TrainingException(expected, found, "the prompt of model.generate(…)", mend);
  }

  private Generator with(Sampling other) {
    return new Generator(model, task, topic, prompt, other, length);
  }

  /**
   * Logits divided by this before a symbol is drawn; 1 unless told otherwise. Below 1 is surer,
   * above 1 wilder, 0 always takes the likeliest symbol.
   *
   * @throws dev.cairn.task.TaskException if it is below 0
   */
  public Generator temperature(double temperature) {
    return with(new Sampling(temperature, sampling.topK(), sampling.nucleus(), sampling.seed()));
  }

  /**
   * Draws among the {@code k} likeliest symbols only (Fan et al. 2018, arXiv:1805.04833).
   *
   * @param k 0 for all
   * @throws dev.cairn.task.TaskException if it is below 0
   */
  public Generator topK(int k) {
    return with(new Sampling(sampling.temperature(), k, sampling.nucleus(), sampling.seed()));
  }

  /**
   * Draws among the fewest likeliest symbols only that together have this probability (Holtzman et
   * al. 2020, arXiv:1904.09751).
   *
   * @param probability 1 for all
   * @throws dev.cairn.task.TaskException if it is not above 0 and at most 1
   */
  public Generator nucleus(double probability) {
    return with(
        new Sampling(sampling.temperature(), sampling.topK(), probability, sampling.seed()));
  }

  /** With another seed; the same seed writes the same text. 1 unless told otherwise. */
  public Generator seed(long seed) {
    return with(new Sampling(sampling.temperature(), sampling.topK(), sampling.nucleus(), seed));
  }

  /**
   * With so many symbols behind the prompt, 300 unless told otherwise; fewer where a net that
   * learned from single texts says that one ends.
   *
   * @throws TrainingException if it is below 1
   */
  public Generator length(int symbols) {
    FitCheck.positive("symbols", symbols, "generate(…).length");
    return new Generator(model, task, topic, prompt, sampling, symbols);
  }

  /** Writes the text. */
  public Generated write() {
    return stream(symbol -> {});
  }

  /** Writes the text on standard output while it grows, the prompt in front. */
  public Generated print() {
    PrintStream out = System.out;
    out.print(prompt);
    Generated text =
        stream(
            symbol -> {
              out.print(symbol);
              out.flush();
            });
    out.println();
    return text;
  }

  /**
   * Writes the text.
   *
   * @param reader is given symbol by symbol, on a thread of the session
   * @return all of it; or what was written before the calling thread was interrupted, which is no
   *     longer marked so then
   */
  public Generated stream(Consumer<String> reader) {
    EmptyVariableException.check("a reader", reader, "Generator.stream");
    StopRequest stop = new StopRequest();
    Writer.Written written =
        new Inference(model)
            .inspect(
                stop,
                session -> {
                  Writer writer = new Writer(session, model.graph(), task);
                  int[] begun = writer.numbers(begun());
                  return writer.write(begun, length, sampling, reader, stop::isAsked);
                });
    String text = written.text();
    boolean full = text.codePointCount(0, text.length()) >= length;
    boolean whole = full || written.isEnded() || !stop.isAsked();
    if (whole && stop.isAsked()) {
      Thread.currentThread().interrupt();
    }
    return new Generated(prompt, text, whole);
  }

  private List<String> begun() {
    Stream<String> before = topic.map(TopicSymbols::of).stream();
    Stream<String> characters = prompt.codePoints().mapToObj(Character::toString);
    return Stream.concat(before, characters).toList();
  }

  /** The settings. */
  @Override
  public String toString() {
    return "%d symbols%s behind '%s', temperature %s, top k %s, nucleus %s, seed %d"
        .formatted(
            length,
            topic.map(named -> " on " + named).orElse(""),
            prompt.replace("\n", "\\n"),
            sampling.temperature(),
            sampling.topK() == 0 ? "all" : String.valueOf(sampling.topK()),
            sampling.nucleus(),
            sampling.seed());
  }
}
