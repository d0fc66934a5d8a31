package dev.cairn.kernel;

import java.lang.reflect.Field;
import java.util.Optional;

/** Private fields of kernels: none of them hands out the cell that it runs. */
final class Fields {
  private Fields() {}

  /** What a field holds; empty if that is nothing, or if another version has no such field. */
  static <T> Optional<T> read(Object owner, String name, Class<T> type) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return Optional.ofNullable(field.get(owner)).filter(type::isInstance).map(type::cast);
    } catch (ReflectiveOperationException | RuntimeException otherVersion) {
      return Optional.empty();
    }
  }
}
