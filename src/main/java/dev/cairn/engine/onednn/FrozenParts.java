package dev.cairn.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parameters that an update must leave as they are: kept before it and put back behind it. */
final class FrozenParts {
  /** Numbers that stay. */
  private record Part(FlatMemory memory, long offset, float[] values) {}

  private final List<Part> parts = new ArrayList<>();

  /**
   * Finds them.
   *
   * @param names parameters of any role
   * @param moments that stay with a trained parameter
   */
  FrozenParts(Set<String> names, ParameterMemory memory, List<FlatMemory> moments) {
    for (String name : names) {
      ParameterMemory.Slot slot = memory.slot(name);
      if (slot.parameter().role().isTrainable()) {
        part(memory.weights(), slot);
        moments.forEach(moment -> part(moment, slot));
      } else {
        part(memory.running(), slot);
      }
    }
  }

  private void part(FlatMemory memory, ParameterMemory.Slot slot) {
    parts.add(new Part(memory, slot.offset(), new float[Math.toIntExact(slot.length())]));
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
