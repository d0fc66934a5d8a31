package dev.cairn.graph;

/**
 * What a session computes: a graph, the loss of its output, and how a step updates its weights.
 *
 * @param graph the network
 * @param loss what a step makes smaller
 * @param update the rule of a step
 */
public record Program(Graph graph, Loss loss, Update update) {}
