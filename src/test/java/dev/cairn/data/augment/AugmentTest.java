package dev.cairn.data.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.cairn.data.Examples;
import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each step against what its paper or its arithmetic says. */
@Tag("unit")
class AugmentTest {

  /** All that the first image becomes within some epochs. */
  private static Set<String> seen(Augment augment, int epochs) {
    return IntStream.rangeClosed(1, epochs)
        .mapToObj(epoch -> Pixels.input(augment.of(Pixels.nine(), 1, epoch), 0))
        .map(AugmentTest::digits)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String digits(List<Float> pixels) {
    return pixels.stream().map(p -> String.valueOf(Math.round(p))).collect(Collectors.joining());
  }

  @Test
  void crop_showsEveryWindowOfThePaddedImage() {
    assertThat(seen(Augment.crop(1), 200))
        .containsExactlyInAnyOrder(
            "123456789",
            "456789000",
            "000123456",
            "230560890",
            "012045078",
            "560890000",
            "045078000",
            "000230560",
            "000012045");
  }

  @Test
  void crop_mirrorsWhereItIsTold() {
    assertThat(seen(Augment.crop(1, Fill.MIRROR), 200))
        .containsExactlyInAnyOrder(
            "123456789",
            "456789789",
            "123123456",
            "233566899",
            "112445778",
            "566899899",
            "445778778",
            "233233566",
            "112112445");
  }

  @Test
  void crop_padsWithTheEncodedBlackOrTheMean() {
    Examples white = Pixels.colourful(20, 3);
    float black = (float) white.inputScaling().encode(2, 0);

    assertThat(corners(Augment.crop(8), white)).contains(black).doesNotContain(0f);
    assertThat(corners(Augment.crop(8, Fill.MEAN), white)).contains(0f);
  }

  /** The first pixel of the third channel, in some epochs. */
  private static List<Float> corners(Augment augment, Examples examples) {
    return IntStream.rangeClosed(1, 20)
        .mapToObj(epoch -> Pixels.input(augment.of(examples, 1, epoch), 0).get(512))
        .toList();
  }

  @Test
  void shift_isAShareOfTheSide() {
    assertThat(seen(Augment.shift(0.4), 200)).isEqualTo(seen(Augment.crop(1), 200));
  }

  @Test
  void flip_mirrorsEveryOtherImage() {
    assertThat(seen(Augment.flip(), 50)).containsExactlyInAnyOrder("123456789", "321654987");
    assertThat(seen(Augment.flipUpsideDown(), 50))
        .containsExactlyInAnyOrder("123456789", "789456123");
    long flipped =
        IntStream.rangeClosed(1, 1000)
            .filter(e -> Pixels.input(Augment.flip().of(Pixels.nine(), 1, e), 0).get(0) == 3)
            .count();
    assertThat(flipped).isBetween(450L, 550L);
  }

  @Test
  void rotate_turnsAboutTheMiddle() {
    Sample sample = Sample.of(Pixels.nine(), 0);
    Draws always = new Draws(new dev.cairn.graph.CounterRandom(1, 1));
    new Rotate(1e-9, Fill.BLACK).apply(sample, always);
    assertThat(sample.input()).containsExactly(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, within());

    for (int epoch = 1; epoch < 50; epoch++) {
      List<Float> turned = Pixels.input(Augment.rotate(180).of(Pixels.nine(), 1, epoch), 0);
      assertThat(turned.get(4)).isEqualTo(5f, withPrecision(1e-5f));
      // Opposite pixels stay opposite: their mean is that of the middle, where none is outside.
      assertThat(turned.get(1) + turned.get(7)).isLessThanOrEqualTo(10.0001f);
    }
    assertThat(Pixels.input(Augment.rotate(45, Fill.MIRROR).of(Pixels.uniform(3, 1), 1, 1), 2))
        .allSatisfy(pixel -> assertThat(pixel).isEqualTo(2f, withPrecision(1e-5f)));
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(1e-5f);
  }

  @Test
  void colour_ofNoChangeIsTheImage() {
    Examples images = Pixels.colourful(3, 3);
    List<Float> before = Pixels.input(images, 1);
    List<Float> after = Pixels.input(Augment.colour(0, 0, 0).of(images, 1, 1), 1);

    IntStream.range(0, before.size())
        .forEach(i -> assertThat(after.get(i)).isEqualTo(before.get(i), withPrecision(1e-4f)));
  }

  @Test
  void colour_staysWithinBlackAndWhite() {
    Examples images = Pixels.colourful(3, 3);
    Examples jittered = Augment.colour(1, 1, 1).of(images, 1, 1);

    assertThat(Pixels.input(jittered, 1)).isNotEqualTo(Pixels.input(images, 1));
    for (int c = 0; c < 3; c++) {
      float low = (float) images.inputScaling().encode(c, 0) - 1e-4f;
      float high = (float) images.inputScaling().encode(c, 255) + 1e-4f;
      assertThat(Pixels.input(jittered, 1).subList(256 * c, 256 * c + 256))
          .allSatisfy(value -> assertThat(value).isBetween(low, high));
    }
  }

  @Test
  void colour_brightnessMultipliesRawValues() {
    Examples images = Pixels.uniform(101, 1);
    for (int epoch = 1; epoch < 20; epoch++) {
      List<Float> lit = Pixels.input(Augment.colour(0.2, 0.5, 0).of(images, 1, epoch), 100);
      // One grey has no contrast, so only the brightness shows.
      assertThat(lit).containsOnly(lit.get(0));
      assertThat(lit.get(0)).isBetween(79.999f, 120.001f).isNotEqualTo(100f);
    }
  }

  @Test
  void cutout_hidesASquareThatIsCutOffAtTheEdges() {
    Examples images = Pixels.uniform(8, 3);
    TreeSet<Integer> sizes = new TreeSet<>();
    for (int epoch = 1; epoch < 200; epoch++) {
      List<Float> cut = Pixels.input(Augment.cutout(4).of(images, 1, epoch), 7);
      List<Float> channel = cut.subList(0, 64);
      assertThat(cut.subList(128, 192)).isEqualTo(channel);
      assertThat(channel).containsOnly(7f, 0f);
      sizes.add((int) channel.stream().filter(pixel -> pixel == 0).count());
    }
    assertThat(sizes.last()).isEqualTo(16);
    assertThat(sizes.first()).isEqualTo(4);
  }

  @Test
  void mixUp_weighsInputsAndTargetsAlike() {
    Examples images = Pixels.uniform(40, 1);
    Examples mixed = Augment.mixUp(0.4).of(images, 1, 1);
    int between = 0;
    for (int i = 0; i < 40; i++) {
      List<Float> input = Pixels.input(mixed, i);
      List<Float> target = Pixels.target(mixed, i);
      assertThat(input).containsOnly(input.get(0));
      assertThat(target.stream().mapToDouble(t -> t).sum()).isEqualTo(1, withPrecision(1e-6));
      // With weight t of class k = i % 4, the mean is t * i + (1 - t) * other, and other has
      // another class unless the target is still the old one.
      if (target.get(i % 4) < 0.999 && target.get(i % 4) > 0.001) {
        float share = 1 - target.get(i % 4);
        float other = (input.get(0) - (1 - share) * i) / share;
        assertThat(other).isEqualTo(Math.round(other), withPrecision(0.02f));
        assertThat(target.get(Math.round(other) % 4)).isEqualTo(share, withPrecision(1e-5f));
        between++;
      }
    }
    assertThat(between).isGreaterThan(10);
  }

  @Test
  void cutMix_mixesTargetsByArea() {
    Examples images = Pixels.uniform(40, 2);
    Examples mixed = Augment.cutMix(1).of(images, 1, 1);
    int between = 0;
    for (int i = 0; i < 40; i++) {
      int own = i;
      List<Float> channel = Pixels.input(mixed, i).subList(64, 128);
      long foreign = channel.stream().filter(pixel -> pixel != own).count();
      int other = channel.stream().filter(p -> p != own).findAny().orElse((float) own).intValue();
      if (other % 4 != i % 4) {
        assertThat(Pixels.target(mixed, i).get(other % 4))
            .isEqualTo(foreign / 64f, withPrecision(1e-6f));
        between++;
      }
    }
    assertThat(between).isGreaterThan(10);
  }

  @Test
  void noise_hasMeanZeroAndTheDeviationAsked() {
    Examples images = Pixels.colourful(1, 3);
    List<Float> plain = Pixels.input(images, 0);
    double sum = 0;
    double squares = 0;
    for (int epoch = 1; epoch <= 20; epoch++) {
      List<Float> noisy = Pixels.input(Augment.noise(0.5).of(images, 1, epoch), 0);
      for (int i = 0; i < plain.size(); i++) {
        double noise = noisy.get(i) - plain.get(i);
        sum += noise;
        squares += noise * noise;
      }
    }
    double count = 20.0 * plain.size();
    assertThat(sum / count).isEqualTo(0, withPrecision(0.015));
    assertThat(Math.sqrt(squares / count)).isEqualTo(0.5, withPrecision(0.015));
  }

  @Test
  void labelSmoothing_spreadsAShare() {
    Examples images = Pixels.uniform(3, 1);

    assertThat(Pixels.target(Augment.labelSmoothing(0.1).of(images, 1, 1), 2))
        .containsExactly(0.025f, 0.025f, 0.925f, 0.025f);
  }

  @Test
  void classWeights_multiplyTheTargets() {
    Examples images = Pixels.uniform(3, 1);
    Augment both = Augment.labelSmoothing(0.4).then(Augment.classWeights(1, 2, 3, 0));

    assertThat(Pixels.target(both.of(images, 1, 1), 2))
        .usingComparatorForType(
            (a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Float.compare(a, b), Float.class)
        .containsExactly(0.1f, 0.2f, 2.1f, 0f);
  }

  static List<Augment> all() {
    return List.of(
        Augment.crop(4),
        Augment.crop(4, Fill.MIRROR),
        Augment.flip(),
        Augment.flipUpsideDown(),
        Augment.rotate(15),
        Augment.shift(0.2, Fill.MEAN),
        Augment.colour(0.2, 0.2, 0.2),
        Augment.cutout(8),
        Augment.mixUp(0.2),
        Augment.cutMix(1),
        Augment.noise(0.1));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyStep_dependsOnSeedEpochAndExampleOnly(Augment augment) {
    Examples images = Pixels.colourful(30, 3);
    List<List<Float>> first = read(augment.of(images, 1, 1));

    assertThat(read(augment.of(images, 1, 1))).isEqualTo(first);
    assertThat(Pixels.input(augment.of(images, 1, 1), 17)).isEqualTo(first.get(17));
    assertThat(read(augment.of(images, 1, 2))).isNotEqualTo(first);
    assertThat(read(augment.of(images, 2, 1))).isNotEqualTo(first);
  }

  private static List<List<Float>> read(Examples examples) {
    return IntStream.range(0, examples.size()).mapToObj(i -> Pixels.input(examples, i)).toList();
  }

  @Test
  void sometimes_isForAPartOfTheExamples() {
    Examples images = Pixels.uniform(1000, 1);
    Examples noisy = Augment.noise(1).sometimes(0.2).of(images, 1, 1);
    long changed =
        IntStream.range(0, 1000)
            .filter(i -> !Pixels.input(noisy, i).equals(Pixels.input(images, i)))
            .count();

    assertThat(changed).isBetween(160L, 240L);
  }

  @Test
  void none_leavesTheExamples() {
    Examples images = Pixels.uniform(3, 1);

    assertThat(Augment.none().of(images, 1, 1)).isSameAs(images);
    assertThat(Augment.none()).hasToString("no augmentation");
  }

  @Test
  void text_namesTheStepsInTheirOrder() {
    assertThat(
            Augment.crop(4, Fill.MIRROR)
                .then(Augment.flip())
                .then(Augment.rotate(15))
                .then(Augment.shift(0.1))
                .then(Augment.colour(0.2, 0.2, 0))
                .then(Augment.cutout(8))
                .then(Augment.cutMix(1).sometimes(0.5))
                .then(Augment.mixUp(0.2))
                .then(Augment.noise(0.05)))
        .hasToString(
            "crop(4, mirror), flip with probability 0.5, rotate(15), shift(0.1), colour(0.2, 0.2,"
                + " 0), cutout(8), cutMix(1) with probability 0.5, mixUp(0.2), noise(0.05)");
  }

  @Test
  void vectors_haveNoiseAndMixUpButNoCrop() {
    Shape table = Shape.vector(10);
    Augment.noise(0.1).then(Augment.mixUp(0.2)).check(table, Shape.vector(1));

    assertThatThrownBy(() -> Augment.noise(0.1).then(Augment.crop(4)).check(table, Shape.vector(1)))
        .hasMessage(
            """
            expected: images, [channels, height, width]
            found:    a vector of 10 as input
            where:    crop(4) in 'noise(0.1), crop(4)'
            mend:     leave it out; noise and mixUp are for all inputs""");
  }
}
