package dev.cairn.keras.file;

import dev.cairn.data.files.FileBytes;
import dev.cairn.graph.CairnException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An HDF5 file, read from memory: nothing stays open or mapped. Links and compressed arrays, which
 * Keras does not write, are refused, so that no other file is opened and nothing grows when it is
 * unpacked.
 */
public final class Hdf5 {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private final String name;
  private final long size;
  private final HdfFile file;

  private Hdf5(String name, long size, HdfFile file) {
    this.name = name;
    this.size = size;
    this.file = file;
  }

  /**
   * Looks at a file.
   *
   * @throws KerasException if it is no HDF5 file, or a damaged one
   */
  public static Hdf5 of(FileBytes bytes) {
    byte[] content = bytes.content();
    if (!Arrays.equals(content, 0, Math.min(8, content.length), SIGNATURE, 0, 8)) {
      boolean zip = content.length > 1 && content[0] == 'P' && content[1] == 'K';
      throw new KerasException(
          "an HDF5 file, as model.save(\"model.h5\") writes it",
          zip ? "a zip file, as model.save(\"model.keras\") writes it" : "another kind of file",
          bytes.name(),
          "save the model in Keras with the ending .h5");
    }
    HdfFile file = guarded(bytes.name(), () -> HdfFile.fromBytes(content));
    return new Hdf5(bytes.name(), content.length, file);
  }

  /** Runs the library; whatever a damaged file makes of it is one kind of error. */
  private static <T> T guarded(String where, Supplier<T> read) {
    try {
      return read.get();
    } catch (CairnException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw KerasException.damaged("an HDF5 file that is whole", "a damaged one", where);
    }
  }

  /** Path of the file, for errors. */
  public String name() {
    return name;
  }

  /**
   * A text that belongs to a group, if it is there.
   *
   * @param group path, {@code /} for the file itself
   * @throws KerasException if there is no such group, or the file is damaged
   */
  public Optional<String> text(String group, String attribute) {
    return guarded(
        name,
        () ->
            attribute(node(group), attribute)
                .map(Attribute::getData)
                .map(data -> data instanceof Object[] all && all.length == 1 ? all[0] : data)
                .filter(String.class::isInstance)
                .map(String.class::cast));
  }

  /**
   * Texts that belong to a group; none if they are not there. Keras spreads long lists over several
   * attributes with numbers behind their name.
   *
   * @throws KerasException if there is no such group, or the file is damaged
   */
  public List<String> texts(String group, String attribute) {
    return guarded(
        name,
        () -> {
          Node node = node(group);
          Optional<Attribute> whole = attribute(node, attribute);
          if (whole.isPresent()) {
            return texts(whole.get());
          }
          List<String> all = new ArrayList<>();
          for (int part = 0; ; part++) {
            Optional<Attribute> next = attribute(node, attribute + part);
            if (next.isEmpty()) {
              return all;
            }
            all.addAll(texts(next.get()));
          }
        });
  }

  private static List<String> texts(Attribute attribute) {
    if (attribute.isEmpty() || attribute.getSize() == 0) {
      return List.of();
    }
    Object data = attribute.getData();
    return data instanceof Object[] all
        ? Arrays.stream(all).map(String::valueOf).toList()
        : List.of(String.valueOf(data));
  }

  private Optional<Attribute> attribute(Node node, String attribute) {
    Optional<Attribute> found = Optional.ofNullable(node.getAttributes().get(attribute));
    found.ifPresent(a -> fits(Math.max(a.getSize(), a.getSizeInBytes()), attribute));
    return found;
  }

  /** Whether there is a group or an array of this path. */
  public boolean has(String path) {
    return guarded(name, () -> find(path).isPresent());
  }

  /**
   * An array of numbers.
   *
   * @throws KerasException if there is none, it is of another type, or the file is damaged
   */
  public Array array(String path) {
    return guarded(name, () -> read(path));
  }

  private Array read(String path) {
    if (!(node(path) instanceof Dataset data)) {
      throw KerasException.damaged("an array of numbers", "a group", path + " in " + name);
    }
    if (data.isCompound() || data.isVariableLength() || data.isEmpty()) {
      throw KerasException.damaged("an array of numbers", "something else", path + " in " + name);
    }
    long bytes = 4;
    for (int dimension : data.getDimensions()) {
      bytes = Math.multiplyExact(bytes, dimension);
    }
    fits(bytes, path);
    if (!data.getFilters().isEmpty()) {
      throw KerasException.damaged(
          "numbers as they are, as Keras writes them", "packed ones", path + " in " + name);
    }
    float[] values = floats(data.getDataFlat(), path);
    if (values.length * 4L != bytes) {
      throw KerasException.damaged(
          bytes / 4 + " numbers", String.valueOf(values.length), path + " in " + name);
    }
    return new Array(Arrays.stream(data.getDimensions()).boxed().toList(), values);
  }

  private float[] floats(Object data, String path) {
    if (data instanceof float[] values) {
      return values;
    }
    if (data instanceof double[] doubles) {
      float[] values = new float[doubles.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) doubles[i];
      }
      return values;
    }
    throw KerasException.damaged(
        "floating-point numbers", data.getClass().getSimpleName(), path + " in " + name);
  }

  private void fits(long bytes, String what) {
    if (bytes < 0 || bytes > size) {
      throw KerasException.damaged(
          "at most as many bytes as the file has, " + size,
          String.valueOf(bytes),
          what + " in " + name);
    }
  }

  private Node node(String path) {
    return find(path)
        .orElseThrow(
            () ->
                KerasException.damaged(
                    "a group or an array of this name", "none", path + " in " + name));
  }

  private Optional<Node> find(String path) {
    Node node = file;
    for (String step : path.split("/")) {
      if (step.isEmpty()) {
        continue;
      }
      if (!(node instanceof Group group)) {
        return Optional.empty();
      }
      Optional<Node> child = Optional.ofNullable(group.getChild(step));
      if (child.isEmpty()) {
        return child;
      }
      node = child.get();
      if (node.isLink()) {
        throw KerasException.damaged(
            "a group or an array", "a link to somewhere else", path + " in " + name);
      }
    }
    return Optional.of(node);
  }
}
