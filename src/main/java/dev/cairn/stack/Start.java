package dev.cairn.stack;

import dev.cairn.data.Answer;
import dev.cairn.data.Dataset;
import dev.cairn.data.Labels;
import dev.cairn.data.text.Vocabulary;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a trunk begins with.
 *
 * @param input shape of one example
 * @param labels classes of the data, if it has classes
 * @param targets numbers to predict for one example, for {@code regress()}
 * @param vocabulary indices that the input may have; 0 where it has none
 * @param padded whether index 0 is no word but fills short texts up to the length
 * @param each numbers of the input that stand for one position; an embedding makes one vector of
 *     them
 * @param words the symbols of the indices, of data that have them
 * @param answers what the data know of each example, for {@code heads()}; none without data
 */
record Start(
    Shape input,
    Optional<Labels> labels,
    int targets,
    int vocabulary,
    boolean padded,
    int each,
    Optional<Vocabulary> words,
    List<Answer> answers) {
  static Start of(Shape input) {
    return new Start(input, Optional.empty(), 1, 0, false, 1, Optional.empty(), List.of());
  }

  static Start tokens(int vocabulary, int length, boolean padded) {
    Shape input = Shape.vector(length);
    return new Start(
        input, Optional.empty(), 1, vocabulary, padded, 1, Optional.empty(), List.of());
  }

  static Start of(Dataset data) {
    Optional<Vocabulary> words = data.train().vocabulary();
    return new Start(
        data.input(),
        data.labels(),
        data.target().elements(),
        words.map(Vocabulary::size).orElse(0),
        data.train().isPadded(),
        data.train().symbolsAPosition(),
        words,
        data.answers());
  }
}
