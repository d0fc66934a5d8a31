package dev.cairn.data;

import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.CounterRandom;
import dev.cairn.graph.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Windows of one long text for a language model: {@code [length]} numbers of symbols, and as target
 * {@code [symbols, length]} the symbol behind each of them.
 */
final class Windows implements Examples {
  private final int[] numbers;
  private final Vocabulary vocabulary;
  private final Encoder.Corpus encoding;
  private final int length;
  private final int[] starts;
  private final int room;
  private final int shift;

  private Windows(
      int[] numbers,
      Vocabulary vocabulary,
      Encoder.Corpus encoding,
      int[] starts,
      int room,
      int shift) {
    this.numbers = numbers;
    this.vocabulary = vocabulary;
    this.encoding = encoding;
    this.length = encoding.length();
    this.starts = starts;
    this.room = room;
    this.shift = shift;
  }

  /**
   * As many windows as fit beside each other.
   *
   * @param numbers of the symbols of the whole text
   * @param encoding of texts, with the length of a window
   * @param from first symbol of the part
   * @param to behind its last
   */
  static Windows fixed(
      int[] numbers, Vocabulary vocabulary, Encoder.Corpus encoding, int from, int to) {
    int length = encoding.length();
    int count = Math.max(0, (to - from - 1) / length);
    return new Windows(numbers, vocabulary, encoding, starts(from, length, count), 1, 0);
  }

  /**
   * One window less, where there are two or more, so that all of them can begin up to a window
   * later, elsewhere in each epoch.
   */
  static Windows shifted(
      int[] numbers, Vocabulary vocabulary, Encoder.Corpus encoding, int from, int to) {
    int length = encoding.length();
    int count = Math.max(1, (to - from - 1) / length - 1);
    int room = Math.min(length, to - from - count * length);
    return new Windows(numbers, vocabulary, encoding, starts(from, length, count), room, 0);
  }

  private static int[] starts(int from, int length, int count) {
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = from + i * length;
    }
    return starts;
  }

  /** These and others of the same text. */
  Windows and(Windows others) {
    int[] all = Arrays.copyOf(starts, starts.length + others.starts.length);
    System.arraycopy(others.starts, 0, all, starts.length, others.starts.length);
    return new Windows(numbers, vocabulary, encoding, all, 1, 0);
  }

  @Override
  public Examples ofEpoch(long seed, int epoch) {
    int by = CounterRandom.of(seed, "windows").below(room, epoch);
    return new Windows(numbers, vocabulary, encoding, starts, room, by);
  }

  @Override
  public Examples subset(int... indices) {
    int[] some = Arrays.stream(indices).map(i -> starts[i]).toArray();
    return new Windows(numbers, vocabulary, encoding, some, room, shift);
  }

  @Override
  public Encoder.Corpus encoding() {
    return encoding;
  }

  @Override
  public int size() {
    return starts.length;
  }

  @Override
  public Shape input() {
    return Shape.vector(length);
  }

  @Override
  public Shape target() {
    return Shape.sequence(vocabulary.size(), length);
  }

  @Override
  public void write(int index, FloatBuffer inputs, FloatBuffer targets) {
    int from = starts[index] + shift;
    int at = targets.position();
    targets.put(new float[vocabulary.size() * length]);
    for (int i = 0; i < length; i++) {
      inputs.put(numbers[from + i]);
      targets.put(at + numbers[from + i + 1] * length + i, 1);
    }
  }

  @Override
  public Optional<String> text(int index) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(vocabulary.symbol(numbers[starts[index] + shift + i]));
    }
    return Optional.of(text.toString());
  }

  @Override
  public Optional<Vocabulary> vocabulary() {
    return Optional.of(vocabulary);
  }

  /** A window is as long as all others. */
  @Override
  public boolean isPadded() {
    return false;
  }
}
