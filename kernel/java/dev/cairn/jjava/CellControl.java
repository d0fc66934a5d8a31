package dev.cairn.jjava;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import jdk.jshell.spi.ExecutionControl;

/** JJava's way to run what JShell has compiled, on the one thread of cells. */
final class CellControl implements ExecutionControl {
  /** JJava knows by this name that a cell was interrupted. */
  private static final String INTERRUPTED = "Execution Interrupted";

  private final ExecutionControl jjava;
  private final CellThread thread;
  private final HeapReserve reserve = new HeapReserve();

  /** Where JJava keeps values until they are taken. */
  private final Map<?, ?> results;

  CellControl(ExecutionControl jjava, CellThread thread) {
    this.jjava = jjava;
    this.thread = thread;
    this.results = results(jjava);
  }

  private static Map<?, ?> results(ExecutionControl jjava) {
    try {
      Field field = jjava.getClass().getDeclaredField("results");
      field.setAccessible(true);
      return (Map<?, ?>) field.get(jjava);
    } catch (ReflectiveOperationException otherVersion) {
      throw new IllegalStateException("the kernel needs jjava 1.0a8", otherVersion);
    }
  }

  @Override
  public String invoke(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    try {
      return thread.call(() -> result(className, methodName));
    } catch (CancellationException letGo) {
      throw new UserException("interrupted", INTERRUPTED, letGo.getStackTrace());
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof RunException ofTheCell) {
        throw ofTheCell;
      }
      if (cause instanceof EngineTerminationException ended) {
        throw ended;
      }
      // With too little memory to tell what the cell threw, JJava tells of an error of its own,
      // which JShell would hide.
      String words =
          cause instanceof InternalException ? String.valueOf(cause.getMessage()) : cause.toString();
      if (words.startsWith(OutOfMemoryError.class.getName())) {
        throw new UserException(
            "Java heap space", OutOfMemoryError.class.getName(), cause.getStackTrace());
      }
      throw cause instanceof InternalException known ? known : new InternalException(words);
    }
  }

  private String result(String className, String methodName)
      throws RunException, EngineTerminationException, InternalException {
    reserve.take();
    String key;
    try {
      key = jjava.invoke(className, methodName);
    } finally {
      reserve.release();
    }
    if (thread.isLeft()) {
      // Nobody will take the value.
      results.remove(key);
    }
    return key;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    ClassBytecodes[] guarded = classes.clone();
    for (int i = 0; i < guarded.length; i++) {
      guarded[i] = new ClassBytecodes(classes[i].name(), ExitGuard.guarded(classes[i].bytecodes()));
    }
    jjava.load(guarded);
  }

  @Override
  public void redefine(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    jjava.redefine(classes);
  }

  @Override
  public String varValue(String className, String varName)
      throws RunException, EngineTerminationException, InternalException {
    return jjava.varValue(className, varName);
  }

  @Override
  public void addToClasspath(String path) throws EngineTerminationException, InternalException {
    jjava.addToClasspath(path);
  }

  @Override
  public Object extensionCommand(String command, Object argument)
      throws RunException, EngineTerminationException, InternalException {
    return jjava.extensionCommand(command, argument);
  }

  @Override
  public void stop() throws EngineTerminationException, InternalException {
    jjava.stop();
  }

  @Override
  public void close() {
    jjava.close();
  }
}
