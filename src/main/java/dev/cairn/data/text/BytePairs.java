package dev.cairn.data.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import com.knuddels.jtokkit.api.IntArrayList;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Published byte pair encodings. They are fixed, so they cut any text without having seen your
 * data; which of their pieces a net knows is up to its {@link Vocabulary}.
 */
public enum BytePairs {
  /** Some 50,000 pieces, made from English web pages: that of GPT-2. */
  R50K(EncodingType.R50K_BASE),

  /** Some 100,000 pieces, of many languages. */
  CL100K(EncodingType.CL100K_BASE),

  /** Some 200,000 pieces, of more languages: the default. */
  O200K(EncodingType.O200K_BASE);

  private final EncodingType type;

  BytePairs(EncodingType type) {
    this.type = type;
  }

  /** Read from the class path once, when it is first needed. */
  private static final class Registry {
    private static final EncodingRegistry LAZY = Encodings.newLazyEncodingRegistry();
  }

  List<String> tokens(String text) {
    Encoding encoding = Registry.LAZY.getEncoding(type);
    IntArrayList numbers = encoding.encodeOrdinary(text);
    List<String> tokens = new ArrayList<>(numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      IntArrayList one = new IntArrayList(1);
      one.add(numbers.get(i));
      tokens.add(piece(encoding.decodeBytes(one)));
    }
    return tokens;
  }

  private static String piece(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException half) {
      return "<" + HexFormat.of().formatHex(bytes) + ">";
    }
  }
}
