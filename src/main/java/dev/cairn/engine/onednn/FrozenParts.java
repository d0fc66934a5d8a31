package dev.cairn.engine.onednn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parameters that an update must leave as they are: kept before it and put back behind it. */
final class FrozenParts {
  /** Numbers that stay. */
  private record Part(FlatMemory memory, long offset, float[] values) {}

  private final List<Part> parts = new ArrayList<>();
  private final List<FloatBuffer> gradients = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param names parameters of any role
   * @param update whose moments and average stay too
   */
  FrozenParts(Set<String> names, ParameterMemory memory, ParameterUpdate update) {
    for (String name : names) {
      ParameterMemory.Slot slot = memory.slot(name);
      if (slot.parameter().role().isTrainable()) {
        part(memory.weights(), slot);
        update.rule().moments().forEach(moment -> part(moment, slot));
        gradients.add(memory.gradients().part(slot.offset(), slot.length()).asBuffer());
      } else {
        part(memory.running(), slot);
      }
      update.average().ifPresent(average -> part(average.of(slot.parameter()), slot));
    }
  }

  private void part(FlatMemory memory, ParameterMemory.Slot slot) {
    parts.add(new Part(memory, slot.offset(), new float[Math.toIntExact(slot.length())]));
  }

  /** Makes their gradients 0, so that they count in no norm. */
  void clearGradients() {
    for (FloatBuffer gradient : gradients) {
      for (int i = 0; i < gradient.limit(); i++) {
        gradient.put(i, 0);
      }
    }
  }

  /** Remembers them. */
  void keep() {
    for (Part part : parts) {
      try (Address place = part.memory.part(part.offset, part.values.length)) {
        place.get(part.values);
      }
    }
  }

  /** Makes them what they were. */
  void putBack() {
    for (Part part : parts) {
      try (Address place = part.memory.part(part.offset, part.values.length)) {
        place.put(part.values);
      }
    }
  }
}
