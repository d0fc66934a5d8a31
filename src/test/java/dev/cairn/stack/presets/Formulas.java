package dev.cairn.stack.presets;

import java.util.List;

/** Parameters of networks by arithmetic, from the papers' tables, without our code. */
final class Formulas {
  private Formulas() {}

  static long conv(long kernel, long in, long out) {
    return kernel * kernel * in * out;
  }

  private static long line(long kernel, long in, long out) {
    return kernel * in * out;
  }

  private static long norm(long channels) {
    return 2 * channels;
  }

  private static long dense(long in, long out) {
    return in * out + out;
  }

  /** n blocks a stage, 6 n + 2 layers; the first stage has 2 n convolutions of 16 x 16. */
  static long cifar(long n) {
    long first = conv(3, 3, 16) + norm(16) + 2 * n * (conv(3, 16, 16) + norm(16));
    long second = conv(3, 16, 32) + (2 * n - 1) * conv(3, 32, 32) + 2 * n * norm(32);
    long third = conv(3, 32, 64) + (2 * n - 1) * conv(3, 64, 64) + 2 * n * norm(64);
    return first + second + third + dense(64, 10);
  }

  /** No norm behind the last convolution of a block, but one before the first and at the end. */
  static long cifarPreActivation(long n) {
    long first = conv(3, 3, 16) + 2 * n * (conv(3, 16, 16) + norm(16));
    long second =
        conv(3, 16, 32) + (2 * n - 1) * conv(3, 32, 32) + norm(16) + (2 * n - 1) * norm(32);
    long third =
        conv(3, 32, 64) + (2 * n - 1) * conv(3, 64, 64) + norm(32) + (2 * n - 1) * norm(64);
    return first + second + third + conv(1, 16, 32) + conv(1, 32, 64) + norm(64) + dense(64, 10);
  }

  static long cifarPreActivationBottleneck(long n) {
    long sum = conv(3, 3, 16) + norm(256) + dense(256, 10);
    long in = 16;
    for (long width : new long[] {16, 32, 64}) {
      long out = 4 * width;
      long inner = norm(width) + conv(3, width, width) + norm(width) + conv(1, width, out);
      sum += norm(in) + conv(1, in, width) + inner + conv(1, in, out);
      sum += (n - 1) * (norm(out) + conv(1, out, width) + inner);
      in = out;
    }
    return sum;
  }

  static long wide(long n, long k) {
    long sum = conv(3, 3, 16) + norm(64 * k) + dense(64 * k, 10);
    long in = 16;
    for (long width : new long[] {16 * k, 32 * k, 64 * k}) {
      sum += norm(in) + conv(3, in, width) + norm(width) + conv(3, width, width);
      sum += conv(1, in, width);
      sum += (n - 1) * 2 * (norm(width) + conv(3, width, width));
      in = width;
    }
    return sum;
  }

  static long resNeXt29(long groups, long groupWidth) {
    long sum = conv(3, 3, 64) + norm(64) + dense(1024, 10);
    long in = 64;
    for (long width : new long[] {64, 128, 256}) {
      long out = 4 * width;
      long inner = groups * groupWidth * width / 64;
      long rest =
          groups * conv(3, inner / groups, inner / groups)
              + conv(1, inner, out)
              + 2 * norm(inner)
              + norm(out);
      sum += conv(1, in, inner) + rest + conv(1, in, out) + norm(out);
      sum += 2 * (conv(1, out, inner) + rest);
      in = out;
    }
    return sum;
  }

  /** Two projections, and in each block two dense layers with biases around c / 16 units. */
  static long cifarSe(long n) {
    long excite = 0;
    for (long c : new long[] {16, 32, 64}) {
      excite += n * (dense(c, c / 16) + dense(c / 16, c));
    }
    return cifar(n) + conv(1, 16, 32) + norm(32) + conv(1, 32, 64) + norm(64) + excite;
  }

  static long imageNetBasic(List<Integer> blocks) {
    long sum = conv(7, 3, 64) + norm(64) + dense(512, 1000);
    long in = 64;
    for (int stage = 0; stage < 4; stage++) {
      long c = 64L << stage;
      sum += conv(3, in, c) + (2L * blocks.get(stage) - 1) * conv(3, c, c);
      sum += 2L * blocks.get(stage) * norm(c) + (in == c ? 0 : conv(1, in, c) + norm(c));
      in = c;
    }
    return sum;
  }

  static long imageNetBottleneck(List<Integer> blocks) {
    long sum = conv(7, 3, 64) + norm(64) + dense(2048, 1000);
    long in = 64;
    for (int stage = 0; stage < 4; stage++) {
      long c = 64L << stage;
      long rest = conv(3, c, c) + conv(1, c, 4 * c) + 2 * norm(c) + norm(4 * c);
      sum += conv(1, in, c) + rest + conv(1, in, 4 * c) + norm(4 * c);
      sum += (blocks.get(stage) - 1) * (conv(1, 4 * c, c) + rest);
      in = 4 * c;
    }
    return sum;
  }

  /** 13 convolutions and 3 dense layers, all with biases. */
  static long vgg16() {
    long sum = dense(512 * 49, 4096) + dense(4096, 4096) + dense(4096, 1000);
    long in = 3;
    for (long c : new long[] {64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512}) {
      sum += conv(3, in, c) + c;
      in = c;
    }
    return sum;
  }

  /** Two convolutions of kernel 3 a block; a projection where the width doubles. */
  static long vdcnn(List<Integer> blocks) {
    long sum = 69 * 16 + line(3, 16, 64) + norm(64);
    sum += dense(512 * 8, 2048) + dense(2048, 2048) + dense(2048, 4);
    long in = 64;
    for (int stage = 0; stage < 4; stage++) {
      long c = 64L << stage;
      sum += line(3, in, c) + (2L * blocks.get(stage) - 1) * line(3, c, c);
      sum += 2L * blocks.get(stage) * norm(c) + (in == c ? 0 : in * c + norm(c));
      in = c;
    }
    return sum;
  }

  static long residualMlp(long blocks, long w) {
    return dense(10, w)
        + blocks * (norm(w) + dense(w, 2 * w) + dense(2 * w, w))
        + norm(w)
        + dense(w, 2);
  }

  /** Biases everywhere, no norms; the first block has a projection from one channel. */
  static long temporal(long blocks, long w, long kernel) {
    long first = line(kernel, 1, w) + w + line(kernel, w, w) + w + (w + w);
    return first + (blocks - 1) * 2 * (line(kernel, w, w) + w) + dense(w, 10);
  }
}
