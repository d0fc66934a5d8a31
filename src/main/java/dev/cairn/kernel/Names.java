package dev.cairn.kernel;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Public methods and classes by their names, for kernels that cannot be compiled against. */
final class Names {
  private Names() {}

  /** Calls the method of this name with so many parameters. */
  static Object call(Object owner, String name, Object... arguments) throws Exception {
    Method method =
        Stream.of(owner.getClass().getMethods())
            .filter(m -> m.getName().equals(name) && m.getParameterCount() == arguments.length)
            .filter(m -> !m.isBridge())
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(owner.getClass() + " " + name));
    try {
      return method.invoke(owner, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() instanceof Exception cause ? cause : thrown;
    }
  }

  /** Makes an object with the constructor of so many parameters. */
  static Object create(String name, Object... arguments) throws ReflectiveOperationException {
    for (Constructor<?> constructor : Class.forName(name).getConstructors()) {
      if (constructor.getParameterCount() == arguments.length) {
        return constructor.newInstance(arguments);
      }
    }
    throw new NoSuchMethodException(name);
  }
}
