package dev.cairn.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The header of a {@link TensorFile}, checked by the format's description: no gap, no overlap, no
 * byte behind the last array, no name twice.
 *
 * @param metadata texts under their names
 * @param places in the order of their numbers
 */
record TensorHeader(Map<String, String> metadata, List<Place> places) {
  /** The only type of numbers that our files have. */
  static final String FLOATS = "F32";

  /** As the format's own library has it. */
  private static final int MOST = 100_000_000;

  private static final String NONE = "it has no header of safetensors";

  /** An array and where its bytes stand behind the header. */
  record Place(String name, List<Integer> shape, long begin, long end) {
    int count() {
      return (int) ((end - begin) / Float.BYTES);
    }

    static Place of(String name, Json json) throws IOException {
      Map<String, Json> members = json.members();
      if (!members.keySet().equals(Set.of("dtype", "shape", "data_offsets"))) {
        throw new IOException("an array has no dtype, shape and data_offsets alone");
      }
      if (!FLOATS.equals(member(members, "dtype").text())) {
        throw new IOException("an array is not of floats");
      }
      List<Integer> shape = new ArrayList<>();
      long count = 1;
      for (Json size : member(members, "shape").elements()) {
        shape.add((int) Math.min(size.count(), Integer.MAX_VALUE));
        count = Math.min(count * shape.get(shape.size() - 1), Integer.MAX_VALUE);
      }
      List<Json> offsets = member(members, "data_offsets").elements();
      if (offsets.size() != 2) {
        throw new IOException("an array has no two data_offsets");
      }
      Place place = new Place(name, shape, offsets.get(0).count(), offsets.get(1).count());
      if (place.end - place.begin != count * Float.BYTES) {
        throw new IOException("an array has another length than its shape");
      }
      return place;
    }

    private static Json member(Map<String, Json> members, String name) {
      return members.getOrDefault(name, Json.Word.NULL);
    }
  }

  static TensorHeader read(InputStream in, long size) throws IOException {
    if (size < Long.BYTES) {
      throw new IOException("it ends too early");
    }
    byte[] begin = in.readNBytes(Long.BYTES);
    if (begin.length < Long.BYTES) {
      throw new IOException("it ends too early");
    }
    long length = ByteBuffer.wrap(begin).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST || length > size - Long.BYTES) {
      throw new IOException(NONE);
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new IOException("it ends too early");
    }
    if (text[0] != '{') {
      throw new IOException(NONE);
    }
    TensorHeader header = of(Json.parse(utf8(text)).members());
    header.checkPlaces(size - Long.BYTES - length);
    return header;
  }

  private static String utf8(byte[] text) throws IOException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException other) {
      throw new IOException(NONE, other);
    }
  }

  private static TensorHeader of(Map<String, Json> members) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, Json> entry : members.entrySet()) {
      if (entry.getKey().equals(TensorFile.METADATA)) {
        for (Map.Entry<String, Json> text : entry.getValue().members().entrySet()) {
          texts.put(text.getKey(), text.getValue().text());
        }
      } else {
        places.add(Place.of(entry.getKey(), entry.getValue()));
      }
    }
    places.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
    return new TensorHeader(texts, places);
  }

  private void checkPlaces(long bytes) throws IOException {
    long at = 0;
    for (Place place : places) {
      if (place.begin() != at) {
        throw new IOException("its arrays do not lie behind each other");
      }
      at = place.end();
    }
    if (at > bytes) {
      throw new IOException("it ends too early");
    }
    if (at < bytes) {
      throw new IOException("it has bytes behind its last array");
    }
  }
}
