package dev.cairn.engine.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** Instruction sets by which kernels and layouts are chosen; the strongest first. */
enum Instructions {
  /** 512-bit vectors: blocks of 16 channels. */
  AVX512(dnnl.dnnl_cpu_isa_avx512_core, 16),
  /** 256-bit vectors: blocks of 8 channels. */
  AVX2(dnnl.dnnl_cpu_isa_avx2, 8),
  /** 256-bit vectors without fused multiply-add. */
  AVX(dnnl.dnnl_cpu_isa_avx, 8),
  /** 128-bit vectors; its kernels take blocks of 8 channels too. */
  SSE41(dnnl.dnnl_cpu_isa_sse41, 8),
  /** Not a known x86-64: kernels are chosen by oneDNN alone. */
  OTHER(0, 0);

  private final int bits;
  private final int block;

  Instructions(int bits, int block) {
    this.bits = bits;
    this.block = block;
  }

  /** What oneDNN makes kernels for: what the CPU has, or what {@code ONEDNN_MAX_CPU_ISA} allows. */
  static Instructions effective() {
    if (!Loader.getPlatform().endsWith("x86_64")) {
      return OTHER; // the numbers mean other instruction sets there
    }
    int effective = dnnl.dnnl_get_effective_cpu_isa();
    for (Instructions known : values()) {
      if ((effective & known.bits) == known.bits) {
        return known;
      }
    }
    return OTHER;
  }

  /** Channels that lie side by side in blocked layouts; 0 where there are none. */
  int block() {
    return block;
  }
}
