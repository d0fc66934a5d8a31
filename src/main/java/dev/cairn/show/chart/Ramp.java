package dev.cairn.show.chart;

import java.awt.Color;

/**
 * Colours from dark violet to yellow, which get lighter all along and are told apart with every
 * kind of colour blindness: viridis (van der Walt and Smith 2015), in 64 steps.
 */
public final class Ramp {
  private static final int STEPS = 64;

  private static final int[] KNOTS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private Ramp() {}

  /** The colour of a share from 0 to 1. */
  public static Color at(double share) {
    double step = Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1)) / (STEPS - 1.0);
    double place = step * (KNOTS.length - 1);
    int knot = Math.min(KNOTS.length - 2, (int) place);
    double part = place - knot;
    return new Color(mix(knot, 16, part), mix(knot, 8, part), mix(knot, 0, part));
  }

  private static int mix(int knot, int shift, double part) {
    int from = KNOTS[knot] >> shift & 0xff;
    int to = KNOTS[knot + 1] >> shift & 0xff;
    return (int) Math.round(from + part * (to - from));
  }
}
