package dev.cairn.data;

import dev.cairn.graph.Shape;
import java.util.List;
import java.util.Optional;

/**
 * {@link SealedHeader} of version 1, which did not say how pictures and rows became inputs.
 *
 * @param shape of one input
 * @param inputs how inputs were standardised on the training part
 */
record SealedHeader1(
    String format,
    int version,
    List<Integer> shape,
    boolean pixels,
    boolean refits,
    Scaling inputs,
    Optional<Scaling> targets,
    List<Integer> columns,
    List<Answer> answers,
    Provenance provenance,
    int training,
    int validation,
    int test) {

  /** As the version of today. */
  SealedHeader now() {
    return new SealedHeader(
        format,
        SealedHeader.VERSION,
        new Encoder.Numbers(new Shape(shape), inputs),
        pixels,
        refits,
        targets,
        columns,
        answers,
        provenance,
        training,
        validation,
        test);
  }
}
