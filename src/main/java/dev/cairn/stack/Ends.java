package dev.cairn.stack;

/** What is put on F(x) before the sum. */
final class Ends {
  private Ends() {}

  static Block squeezeExcite(int reduction) {
    return (x, place) -> x.within("excite", f -> excited(f, reduction));
  }

  private static Features excited(Features f, int reduction) {
    if (f.shape().isVector()) {
      throw f.refusal(
          "squeeze",
          "an image or a sequence for squeezeExcite",
          f.shape().named(),
          "leave it out: a vector has no positions to take the mean of");
    }
    if (reduction < 1) {
      throw f.refusal(
          "squeeze",
          "a reduction of 1 or more for squeezeExcite",
          String.valueOf(reduction),
          "give 16, or 4 for narrow nets");
    }
    int channels = f.shape().channels();
    Features means = f.globalAveragePool();
    Features few = means.dense(Math.max(1, channels / reduction)).relu();
    return f.times(few.dense(channels).sigmoid());
  }
}
