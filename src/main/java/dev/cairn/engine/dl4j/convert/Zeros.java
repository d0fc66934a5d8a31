package dev.cairn.engine.dl4j.convert;

import dev.cairn.graph.Op;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/**
 * Channels of zeros: some of the channels that are there, times 0.
 *
 * @param builder of the network
 * @param name of the node
 * @param from what it reads
 */
record Zeros(GraphBuilder builder, String name, String from) {

  GraphBuilder around(Op.PadChannels op) {
    List<String> parts = new ArrayList<>();
    if (op.before() > 0) {
      parts.add(zeros("before", op.before()));
    }
    parts.add(from);
    if (op.after() > 0) {
      parts.add(zeros("after", op.after()));
    }
    return builder.addVertex(name, new MergeVertex(), parts.toArray(String[]::new));
  }

  private String zeros(String where, int channels) {
    String some = name + "." + where;
    builder.addVertex(some, new SubsetVertex(0, channels - 1), from);
    builder.addVertex(some + ".zeros", new ScaleVertex(0), some);
    return some + ".zeros";
  }
}
