package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ABcd16a16b;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ABcd16b16a;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;

import dev.cairn.engine.KernelUse;
import dev.cairn.engine.onednn.Kernel.Label;
import dev.cairn.graph.Node;
import dev.cairn.graph.Op;
import dev.cairn.graph.Shape;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * The way forward of a convolution by the kernel that is made for ways back: the gradient of the
 * input of a convolution is a convolution as well, with its filters turned by half a circle. Of
 * images of 29 to 32 pixels in a row and 16 channels, the first stage of nets for 32x32 images,
 * oneDNN's forward kernel for AVX-512 leaves a short piece of each row over; the other one does
 * not, and needs three quarters of the time.
 */
final class FlippedFilters {
  private static final int BLOCK = 16;
  private static final int TAPS = 9;
  private static final Op.Convolution CONVOLUTION = new Op.Convolution(BLOCK, 3, 1, 1);

  private FlippedFilters() {}

  /** True for the convolutions that it makes quicker. */
  static boolean help(Sketch sketch, Node node, Tensor weights) {
    Shape image = node.shape();
    boolean same =
        node.op() instanceof Op.Convolution op
            && op.window().equals(CONVOLUTION.window())
            && op.groups() == 1
            && image.channels() == BLOCK
            && sketch.input(node).shape().equals(image);
    boolean inside = !(sketch.input(node).op() instanceof Op.Input);
    boolean width = same && image.size(2) > 28 && image.size(2) <= 32;
    return inside
        && width
        && Instructions.effective() == Instructions.AVX512
        && weights.desc().sameAs(filters(sketch, dnnl_ABcd16b16a));
  }

  private static Desc filters(Sketch sketch, int tag) {
    return Desc.of(sketch.scope(), tag, BLOCK, BLOCK, 3, 3);
  }

  /**
   * Adds its kernels.
   *
   * @param forward the usual primitive, which only says what is to be computed
   */
  static void compile(
      Sketch sketch, Node node, dnnl_primitive_desc forward, Tensor weights, Tensor x, Tensor y) {
    Tensor turned = turned(sketch, node, weights);
    Arguments arguments = new Arguments();
    dnnl_primitive_desc primitive =
        sketch
            .primitives()
            .convolutionGradientOfInput(
                CONVOLUTION,
                y.desc(),
                turned.desc(),
                x.desc(),
                forward,
                sketch.attributes(arguments));
    arguments.with(DNNL_ARG_DIFF_DST, x).with(DNNL_ARG_WEIGHTS, turned).with(DNNL_ARG_DIFF_SRC, y);
    Label label = new Label(node.name(), KernelUse.FORWARD, Forward.multiplyAdds(sketch, node));
    sketch.kernels().add(label, primitive, arguments);
  }

  /**
   * The filters with their nine taps in reverse order, by a product with a matrix of zeros and
   * ones. As the kernel of the way back sees it, channels in and out have changed places too, and
   * so have the two letters of its layout.
   */
  private static Tensor turned(Sketch sketch, Node node, Tensor weights) {
    Desc rows = Desc.of(sketch.scope(), dnnl_ab, TAPS, BLOCK * BLOCK);
    float[] reverse = new float[TAPS * TAPS];
    for (int tap = 0; tap < TAPS; tap++) {
      reverse[tap * TAPS + TAPS - 1 - tap] = 1;
    }
    Tensor order = sketch.constant(Desc.of(sketch.scope(), dnnl_ab, TAPS, TAPS), reverse);
    Tensor turned = sketch.kernels().tensor(rows);
    Arguments arguments =
        new Arguments()
            .with(DNNL_ARG_SRC, order)
            .with(DNNL_ARG_WEIGHTS, weights.as(rows))
            .with(DNNL_ARG_DST, turned);
    dnnl_primitive_desc product =
        sketch.primitives().product(order.desc(), rows, rows, sketch.attributes(arguments));
    sketch.kernels().add(new Label(node.name(), KernelUse.LAYOUT, 0), product, arguments);
    return turned.as(filters(sketch, dnnl_ABcd16a16b));
  }
}
