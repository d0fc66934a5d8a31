package dev.cairn.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Infers the shape that an op gives, and says clearly when it cannot be applied. */
public final class Shapes implements Op.Visitor<Shape> {
  private static final int QUERY_KEY_VALUE = 3;

  private final String where;
  private final List<Shape> inputs;

  private Shapes(String where, List<Shape> inputs) {
    this.where = where;
    this.inputs = inputs;
  }

  /**
   * The output shape of {@code op}.
   *
   * @param where name of the node, for the error
   * @param inputs shapes of what the op reads
   * @throws ShapeException if the op cannot be applied to them
   */
  public static Shape infer(String where, Op op, List<Shape> inputs) {
    return op.accept(new Shapes(where, inputs));
  }

  private Shape first() {
    return inputs.get(0);
  }

  private ShapeException refusal(String expected, String found, String mend) {
    return new ShapeException(expected, found, where, mend);
  }

  private void positive(String what, int value) {
    WindowShape.positive(where, what, value);
  }

  private Shape windowed(String op, int channels, Window window) {
    positive("a width", channels);
    return new WindowShape(where, op, first()).behind(channels, window);
  }

  private Shape sequence(String op) {
    if (!first().isSequence()) {
      throw refusal(
          "a sequence of channels x length for " + op,
          first().named(),
          "use it on text or sequences, for example Net.sequence(16, 100)");
    }
    return first();
  }

  private void divides(String parts, int count, String whole, int size) {
    positive(parts, count);
    if (size % count != 0) {
      throw refusal(
          "%s that divide %s".formatted(parts, whole),
          "%d and %d".formatted(count, size),
          "choose a divisor of %d, for example %d".formatted(size, largestDivisor(size, count)));
    }
  }

  private static int largestDivisor(int size, int atMost) {
    int divisor = Math.min(size, atMost);
    while (size % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  @Override
  public Shape input(Op.Input op) {
    return op.shape();
  }

  @Override
  public Shape convolution(Op.Convolution op) {
    Shape output = windowed("conv", op.filters(), op.window());
    divides("groups", op.groups(), "the channels", first().channels());
    divides("groups", op.groups(), "the width", op.filters());
    return output;
  }

  @Override
  public Shape pool(Op.Pool op) {
    WindowShape.checkPooling(where, op.window());
    return windowed("pooling", first().channels(), op.window());
  }

  @Override
  public Shape subsample(Op.Subsample op) {
    Window.Axis axis = Window.Axis.padded(1, op.stride(), 0);
    Window window = first().isSequence() ? Window.line(axis) : new Window(axis, axis);
    return windowed("a shortcut with a stride", first().channels(), window);
  }

  @Override
  public Shape globalPool(Op.GlobalPool op) {
    if (first().isVector()) {
      throw refusal(
          "an image or a sequence for global pooling",
          first().named(),
          "leave it out: a vector has no positions");
    }
    return Shape.vector(first().channels());
  }

  @Override
  public Shape kMaxPool(Op.KMaxPool op) {
    int length = sequence("k-max pooling").size(1);
    positive("a k", op.k());
    if (op.k() > length) {
      throw refusal(
          "a k of at most the length " + length,
          String.valueOf(op.k()),
          "use a smaller k, longer sequences or fewer stages");
    }
    return Shape.sequence(first().channels(), op.k());
  }

  @Override
  public Shape lastPosition(Op.LastPosition op) {
    return Shape.vector(sequence("the last position").channels());
  }

  @Override
  public Shape attentionPool(Op.AttentionPool op) {
    sequence("attention pooling");
    if (!first().equals(inputs.get(1))) {
      throw refusal(
          "keys of the shape %s, as the values of attention pooling".formatted(first()),
          inputs.get(1).named(),
          "use x.attentionPool(), which makes keys of x");
    }
    return Shape.vector(first().channels());
  }

  @Override
  public Shape embedding(Op.Embedding op) {
    positive("a vocabulary", op.vocabulary());
    positive("a width", op.width());
    if (!first().isVector()) {
      throw refusal(
          "a vector of indices for an embedding", first().named(), "put it right on the input");
    }
    return Shape.sequence(op.width(), first().channels());
  }

  @Override
  public Shape recurrent(Op.Recurrent op) {
    positive("units", op.units());
    int length = sequence("a recurrent layer").size(1);
    return Shape.sequence(op.direction().count() * op.units(), length);
  }

  @Override
  public Shape attention(Op.Attention op) {
    int channels = sequence("attention").channels();
    divides("queries, keys and values", QUERY_KEY_VALUE, "the channels", channels);
    divides("heads", op.heads(), "the width", channels / QUERY_KEY_VALUE);
    return Shape.sequence(channels / QUERY_KEY_VALUE, first().size(1));
  }

  @Override
  public Shape dense(Op.Dense op) {
    positive("units", op.units());
    if (!first().isVector()) {
      throw new ShapeException(
          "a vector for dense",
          first().named(),
          where,
          "use Blocks.basic() on images, or globalAveragePool() before dense");
    }
    return Shape.vector(op.units());
  }

  @Override
  public Shape add(Op.Add op) {
    if (!first().equals(inputs.get(1))) {
      throw new ShapeException(
          "equal shapes on both sides of plus",
          "F(x) is %s, the shortcut is %s".formatted(first(), inputs.get(1)),
          where,
          "add x.shortcut(p); end F(x) with p.width() channels and use p.stride() once");
    }
    return first();
  }

  @Override
  public Shape padChannels(Op.PadChannels op) {
    if (op.before() < 0 || op.after() < 0) {
      throw new ShapeException(
          "a width of at least " + first().channels() + " for a zero-padded shortcut",
          String.valueOf(first().channels() + op.before() + op.after()),
          where,
          "use Shortcuts.projection() where a stage gets narrower");
    }
    return first().withChannels(first().channels() + op.before() + op.after());
  }

  @Override
  public Shape multiply(Op.Multiply op) {
    Shape factor = inputs.get(1);
    if (!factor.equals(first()) && !factor.equals(Shape.vector(first().channels()))) {
      throw refusal(
          "factors of the shape %s, or %d for its channels".formatted(first(), first().channels()),
          factor.named(),
          "give the factors as many channels as x has");
    }
    return first();
  }

  @Override
  public Shape concatenate(Op.Concatenate op) {
    int channels = 0;
    for (Shape input : inputs) {
      if (!input.withChannels(1).equals(first().withChannels(1))) {
        throw refusal(
            "inputs to concatenate that differ in their channels only",
            inputs.stream().map(Shape::toString).collect(Collectors.joining(" and ")),
            "use the same strides and paddings in all branches");
      }
      channels += input.channels();
    }
    return first().withChannels(channels);
  }

  @Override
  public Shape reshape(Op.Reshape op) {
    if (op.shape().elements() != first().elements()) {
      throw refusal(
          "a shape of %d numbers".formatted(first().elements()),
          "%s, %d numbers".formatted(op.shape(), op.shape().elements()),
          "keep the number of numbers");
    }
    return op.shape();
  }

  @Override
  public Shape dropout(Op.Dropout op) {
    if (!(op.rate() >= 0 && op.rate() < 1)) {
      throw refusal(
          "a dropout rate from 0 to below 1",
          String.valueOf(op.rate()),
          "give the share that is dropped, for example 0.1");
    }
    return first();
  }

  @Override
  public Shape groupNorm(Op.GroupNorm op) {
    divides("groups", op.groups(), "the channels", first().channels());
    return first();
  }

  @Override
  public Shape layerNorm(Op.LayerNorm op) {
    return first();
  }

  @Override
  public Shape activation(Op.Activation op) {
    return first();
  }

  @Override
  public Shape scale(Op.Scale op) {
    return first();
  }

  @Override
  public Shape shift(Op.Shift op) {
    return first();
  }

  @Override
  public Shape flatten(Op.Flatten op) {
    return Shape.vector(first().elements());
  }

  @Override
  public Shape batchNorm(Op.BatchNorm op) {
    return first();
  }

  @Override
  public Shape relu(Op.Relu op) {
    return first();
  }
}
