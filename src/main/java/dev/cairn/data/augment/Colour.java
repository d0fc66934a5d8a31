package dev.cairn.data.augment;

import dev.cairn.data.files.DataException;
import dev.cairn.graph.Shape;

/**
 * Changes brightness, then contrast about the mean grey of the image, then saturation, each by a
 * factor between 1 - change and 1 + change, on raw values of 0 to 255.
 */
record Colour(double brightness, double contrast, double saturation) implements Step.Change {
  private static final float WHITE = 255;

  /** Share of each channel in the grey of a colour (ITU-R BT.601). */
  private static final float[] GREY = {0.299f, 0.587f, 0.114f};

  @Override
  public void check(Shape input, Shape target, String whole) {
    needsImages(input, whole);
    if (saturation > 0 && input.channels() != 3) {
      throw new DataException(
          "images of three channels, or no saturation",
          input.named(),
          this + where(whole),
          "give a saturation of 0: colour(%s, %s, 0)"
              .formatted(Augment.number(brightness), Augment.number(contrast)));
    }
  }

  @Override
  public void apply(Sample sample, Draws draws) {
    float bright = (float) draws.between(1 - brightness, 1 + brightness);
    float contrasted = (float) draws.between(1 - contrast, 1 + contrast);
    float saturated = (float) draws.between(1 - saturation, 1 + saturation);
    float[] raw = sample.input();
    float mean = decode(sample, bright);
    for (int i = 0; i < raw.length; i++) {
      raw[i] = mean + contrasted * (raw[i] - mean);
    }
    if (saturation > 0) {
      saturate(raw, sample.area(), saturated);
    }
    encode(sample);
  }

  /** Makes raw values, brightened, and gives their mean grey. */
  private static float decode(Sample sample, float bright) {
    float[] raw = sample.input();
    int area = sample.area();
    double grey = 0;
    for (int c = 0; c < sample.channels(); c++) {
      float mean = sample.scaling().means().get(c).floatValue();
      float deviation = sample.scaling().deviations().get(c).floatValue();
      float sum = 0;
      for (int i = c * area; i < (c + 1) * area; i++) {
        raw[i] = bright * (raw[i] * deviation + mean);
        sum += raw[i];
      }
      grey += sum * (sample.channels() == 3 ? GREY[c] : 1.0 / sample.channels());
    }
    return (float) (grey / area);
  }

  private static void saturate(float[] raw, int area, float factor) {
    for (int i = 0; i < area; i++) {
      float grey = GREY[0] * raw[i] + GREY[1] * raw[area + i] + GREY[2] * raw[2 * area + i];
      for (int at = i; at < 3 * area; at += area) {
        raw[at] = grey + factor * (raw[at] - grey);
      }
    }
  }

  private static void encode(Sample sample) {
    float[] raw = sample.input();
    int area = sample.area();
    for (int c = 0; c < sample.channels(); c++) {
      float mean = sample.scaling().means().get(c).floatValue();
      float deviation = sample.scaling().deviations().get(c).floatValue();
      for (int i = c * area; i < (c + 1) * area; i++) {
        raw[i] = (Math.max(0, Math.min(WHITE, raw[i])) - mean) / deviation;
      }
    }
  }

  @Override
  public String toString() {
    return Augment.call("colour", brightness, contrast, saturation);
  }
}
