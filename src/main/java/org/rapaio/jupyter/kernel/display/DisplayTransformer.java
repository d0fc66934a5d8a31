package org.rapaio.jupyter.kernel.display;

/** Makes values renderable; Cairn has none, so without its methods. */
public interface DisplayTransformer {}
