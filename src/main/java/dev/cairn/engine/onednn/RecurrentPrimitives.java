package dev.cairn.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.cairn.graph.Op;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * oneDNN's recurrent layers. They count positions first, but may read and write arrays that lie
 * with examples first. States begin with zeros, and the last one is given to nobody.
 */
final class RecurrentPrimitives {
  private static final int GRU_BIASES = 4;

  private final Primitives primitives;
  private final boolean lstm;
  private final int direction;
  private final Desc x;
  private final Desc y;
  private final Desc ofInput;
  private final Desc ofState;
  private final Desc anyOfInput;
  private final Desc anyOfState;
  private final Desc bias;

  /** For batches of {@code size} sequences of so many channels and positions. */
  RecurrentPrimitives(Sketch sketch, Op.Recurrent op, int channels, int size, int length) {
    Scope scope = sketch.scope();
    int directions = op.direction().count();
    int gates = op.cell().gates();
    int units = op.units();
    primitives = sketch.primitives();
    lstm = op.cell() == Op.Cell.LSTM;
    direction =
        switch (op.direction()) {
          case FORWARD -> dnnl_unidirectional_left2right;
          case BACKWARD -> dnnl_unidirectional_right2left;
          case BOTH -> dnnl_bidirectional_concat;
        };
    x = positionsFirst(scope, size, length, channels);
    y = positionsFirst(scope, size, length, directions * units);
    ofInput = Desc.of(scope, dnnl_ldgoi, 1, directions, channels, gates, units);
    ofState = Desc.of(scope, dnnl_ldgoi, 1, directions, units, gates, units);
    anyOfInput = Desc.of(scope, dnnl_format_tag_any, 1, directions, channels, gates, units);
    anyOfState = Desc.of(scope, dnnl_format_tag_any, 1, directions, units, gates, units);
    bias = Desc.of(scope, dnnl_ldgo, 1, directions, lstm ? gates : GRU_BIASES, units);
  }

  private static Desc positionsFirst(Scope scope, long size, long length, long channels) {
    long[] strides = {channels, length * channels, 1};
    return Desc.strided(scope, new long[] {length, size, channels}, strides);
  }

  /** {@code [length, n, c]}, lying as {@code [n, length, c]}. */
  Desc x() {
    return x;
  }

  /** {@code [length, n, directions * units]}, lying as {@code [n, length, directions * units]}. */
  Desc y() {
    return y;
  }

  /** Weights of the input, row after row, as in a graph. */
  Desc ofInput() {
    return ofInput;
  }

  /** Weights of the state, row after row, as in a graph. */
  Desc ofState() {
    return ofState;
  }

  /** All biases that the primitive knows. */
  Desc bias() {
    return bias;
  }

  dnnl_primitive_desc forward(int kind, Attributes with) {
    dnnl_engine engine = primitives.engine();
    dnnl_memory_desc none = null;
    return primitives.make(
        "a recurrent layer",
        p ->
            lstm
                ? dnnl_lstm_forward_primitive_desc_create(
                    p,
                    engine,
                    kind,
                    direction,
                    x.handle(),
                    none,
                    none,
                    anyOfInput.handle(),
                    anyOfState.handle(),
                    none,
                    none,
                    bias.handle(),
                    y.handle(),
                    none,
                    none,
                    dnnl_rnn_flags_undef,
                    with.handle())
                : dnnl_lbr_gru_forward_primitive_desc_create(
                    p,
                    engine,
                    kind,
                    direction,
                    x.handle(),
                    none,
                    anyOfInput.handle(),
                    anyOfState.handle(),
                    bias.handle(),
                    y.handle(),
                    none,
                    dnnl_rnn_flags_undef,
                    with.handle()));
  }

  /** Overwrites gradients of weights; without the flag it would add to them. */
  dnnl_primitive_desc backward(dnnl_primitive_desc forward, Attributes with) {
    return primitives.make(
        "the way back of a recurrent layer",
        p -> lstm ? ofLstm(p, forward, with) : ofGru(p, forward, with));
  }

  private int ofLstm(dnnl_primitive_desc made, dnnl_primitive_desc forward, Attributes with) {
    dnnl_memory_desc none = null;
    return dnnl_lstm_backward_primitive_desc_create(
        made,
        primitives.engine(),
        dnnl_backward,
        direction,
        x.handle(),
        none,
        none,
        anyOfInput.handle(),
        anyOfState.handle(),
        none,
        none,
        bias.handle(),
        y.handle(),
        none,
        none,
        x.handle(),
        none,
        none,
        anyOfInput.handle(),
        anyOfState.handle(),
        none,
        none,
        bias.handle(),
        y.handle(),
        none,
        none,
        dnnl_rnn_flags_diff_weights_overwrite,
        forward,
        with.handle());
  }

  private int ofGru(dnnl_primitive_desc made, dnnl_primitive_desc forward, Attributes with) {
    dnnl_memory_desc none = null;
    return dnnl_lbr_gru_backward_primitive_desc_create(
        made,
        primitives.engine(),
        dnnl_backward,
        direction,
        x.handle(),
        none,
        anyOfInput.handle(),
        anyOfState.handle(),
        bias.handle(),
        y.handle(),
        none,
        x.handle(),
        none,
        anyOfInput.handle(),
        anyOfState.handle(),
        bias.handle(),
        y.handle(),
        none,
        dnnl_rnn_flags_diff_weights_overwrite,
        forward,
        with.handle());
  }
}
