package dev.cairn.engine.dl4j;

import dev.cairn.graph.CairnException;
import dev.cairn.graph.Op;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;

/** Lowers ops to layers of Deeplearning4j, and refuses those that it has none for. */
public abstract class RefusingLowering implements Op.Visitor<GraphBuilder> {

  /** The error for the node at hand. */
  protected abstract CairnException refusal();

  @Override
  public GraphBuilder groupNorm(Op.GroupNorm op) {
    throw refusal();
  }

  @Override
  public GraphBuilder layerNorm(Op.LayerNorm op) {
    throw refusal();
  }

  @Override
  public GraphBuilder scale(Op.Scale op) {
    throw refusal();
  }

  @Override
  public GraphBuilder shift(Op.Shift op) {
    throw refusal();
  }

  @Override
  public GraphBuilder kMaxPool(Op.KMaxPool op) {
    throw refusal();
  }

  @Override
  public GraphBuilder lastPosition(Op.LastPosition op) {
    throw refusal();
  }

  @Override
  public GraphBuilder attentionPool(Op.AttentionPool op) {
    throw refusal();
  }

  @Override
  public GraphBuilder embedding(Op.Embedding op) {
    throw refusal();
  }

  @Override
  public GraphBuilder recurrent(Op.Recurrent op) {
    throw refusal();
  }

  @Override
  public GraphBuilder attention(Op.Attention op) {
    throw refusal();
  }

  @Override
  public GraphBuilder reshape(Op.Reshape op) {
    throw refusal();
  }
}
