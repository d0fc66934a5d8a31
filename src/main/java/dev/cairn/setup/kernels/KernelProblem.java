package dev.cairn.setup.kernels;

/** A kernel that cannot be installed, told in one sentence that says how to get further. */
public final class KernelProblem extends Exception {
  private static final long serialVersionUID = 1L;

  /** With its sentence. */
  public KernelProblem(String sentence) {
    super(sentence);
  }
}
