package dev.cairn.engine.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;

/** Owns native things and frees them in the reverse order of their making. */
final class Scope implements AutoCloseable {
  private final Deque<Runnable> frees = new ArrayDeque<>();

  /** Frees {@code thing} in the end. */
  <T> T keep(T thing, Consumer<? super T> free) {
    frees.push(() -> free.accept(thing));
    return thing;
  }

  /** Frees memory that JavaCPP allocated. */
  <T extends Pointer> T keep(T memory) {
    return keep(memory, Pointer::deallocate);
  }

  @Override
  public void close() {
    while (!frees.isEmpty()) {
      frees.pop().run();
    }
  }
}
