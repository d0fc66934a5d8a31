package dev.cairn.graph;

/**
 * Random numbers computed from a counter, so that element {@code i} of a stream is the same on
 * every engine, thread and machine, in whatever order it is asked for (Salmon et al. 2011). The
 * mixer is SplitMix64's finaliser (Steele et al. 2014).
 *
 * @param seed chosen by the user
 * @param stream which use the numbers are for, for example a parameter's name hashed
 */
public record CounterRandom(long seed, long stream) {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  /** A stream named by a text. */
  public static CounterRandom of(long seed, String stream) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < stream.length(); i++) {
      hash = (hash ^ stream.charAt(i)) * 0x100000001b3L;
    }
    return new CounterRandom(seed, hash);
  }

  /** 64 random bits for element {@code index}. */
  public long bits(long index) {
    return mix(mix(mix(seed) ^ stream) + index * GOLDEN);
  }

  /** Uniform in [0, 1). */
  public double uniform(long index) {
    return (bits(index) >>> 11) * 0x1.0p-53;
  }

  /**
   * {@link #bits(long)} of many elements at once, which a CPU computes side by side.
   *
   * @param first added to each index
   * @param indices of the elements
   * @param to where the bits go; as long as {@code indices}
   */
  public void bits(long first, long[] indices, long[] to) {
    long start = mix(mix(seed) ^ stream) + first * GOLDEN;
    for (int i = 0; i < indices.length; i++) {
      to[i] = mix(start + indices[i] * GOLDEN);
    }
  }

  /** Uniform in 0 to {@code bound - 1}. */
  public int below(int bound, long index) {
    return (int) (uniform(index) * bound);
  }

  /** Normal with mean 0 and deviation 1 (Box and Muller 1958). */
  public double gaussian(long index) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform(2 * index + 1));
  }

  /** The numbers 0 to {@code size - 1} in random order (Fisher and Yates). */
  public int[] permutation(int size) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = below(i + 1, i);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
