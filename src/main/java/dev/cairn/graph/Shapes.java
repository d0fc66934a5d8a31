package dev.cairn.graph;

import java.util.List;

/** Infers the shape that an op gives, and says clearly when it cannot be applied. */
public final class Shapes implements Op.Visitor<Shape> {
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

  private Shape image(String op) {
    if (!first().isImage()) {
      throw new ShapeException(
          "an image of channels x height x width for " + op,
          first().isVector() ? "a vector of " + first() : "a sequence of " + first(),
          where,
          "use Blocks.dense() and no stem on vectors, or begin with Net.image(…)");
    }
    return first();
  }

  private void positive(String what, int value) {
    if (value < 1) {
      throw new ShapeException(
          what + " of 1 or more", String.valueOf(value), where, "give a positive number");
    }
  }

  private Shape windowed(String op, int channels, int kernel, int stride, int padding) {
    Shape image = image(op);
    positive("a width", channels);
    positive("a kernel", kernel);
    positive("a stride", stride);
    int side = Math.min(image.size(1), image.size(2));
    if (stride > side) {
      throw new ShapeException(
          "an image of at least %1$dx%1$d for a stride of %1$d".formatted(stride),
          image.toString(),
          where,
          "use fewer stages, a smaller stride, or larger images");
    }
    if (side + 2 * padding < kernel) {
      throw new ShapeException(
          "an image of at least %1$dx%1$d for a kernel of %2$d"
              .formatted(kernel - 2 * padding, kernel),
          image.toString(),
          where,
          "use a smaller kernel or larger images");
    }
    return Shape.image(
        channels,
        (image.size(1) + 2 * padding - kernel) / stride + 1,
        (image.size(2) + 2 * padding - kernel) / stride + 1);
  }

  @Override
  public Shape input(Op.Input op) {
    return op.shape();
  }

  @Override
  public Shape convolution(Op.Convolution op) {
    return windowed("conv", op.filters(), op.kernel(), op.stride(), op.padding());
  }

  @Override
  public Shape pool(Op.Pool op) {
    if (op.padding() < 0 || op.padding() >= op.kernel()) {
      throw new ShapeException(
          "a padding from 0 to below the kernel of " + op.kernel(),
          String.valueOf(op.padding()),
          where,
          "use a smaller padding: a window has to reach into the image");
    }
    return windowed("pooling", first().channels(), op.kernel(), op.stride(), op.padding());
  }

  @Override
  public Shape subsample(Op.Subsample op) {
    return windowed("a shortcut with a stride", first().channels(), 1, op.stride(), 0);
  }

  @Override
  public Shape globalAveragePool(Op.GlobalAveragePool op) {
    return Shape.vector(image("global average pooling").channels());
  }

  @Override
  public Shape dense(Op.Dense op) {
    positive("units", op.units());
    if (!first().isVector()) {
      throw new ShapeException(
          "a vector for dense",
          "an image of " + first(),
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
    int channels = first().channels() + op.before() + op.after();
    return first().isVector()
        ? Shape.vector(channels)
        : Shape.image(channels, first().size(1), first().size(2));
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
