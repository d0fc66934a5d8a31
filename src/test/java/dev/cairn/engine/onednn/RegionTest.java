package dev.cairn.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class RegionTest {
  @Test
  void part_moves_withItsWhole() {
    Region whole = Region.planned(1000);
    Region part = whole.part(100, 300).part(20, 30);
    whole.place(4096);
    assertThat(part.address(1_000_000)).isEqualTo(1_004_216);
    assertThat(part.bytes()).isEqualTo(30);
    assertThat(part.whole()).isSameAs(whole);
    assertThat(part.isFixed()).isFalse();
  }

  @Test
  void part_ofFixedMemory_staysWhereItIs() {
    Region part = Region.at(5000, 1000).part(200, 8);
    assertThat(part.address(1_000_000)).isEqualTo(5200);
    assertThat(part.isFixed()).isTrue();
  }
}
