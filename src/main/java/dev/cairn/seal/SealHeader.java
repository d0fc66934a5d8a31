package dev.cairn.seal;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a sealed file says in the open, and what is authenticated with each of its segments: 7 bytes
 * {@code CAIRNSL}, the version 1, the size of a segment as a power of two, the number of what made
 * the key, then for a passphrase the rounds (4 bytes, big-endian) and the salt.
 *
 * @param segmentPower 12 for segments of 4 KiB, 20 for 1 MiB
 * @param source what made the key
 * @param rounds of the derivation from a passphrase, 0 for a key
 * @param salt of that derivation, zeros for a key
 */
record SealHeader(int segmentPower, Source source, int rounds, byte[] salt) {
  private static final byte[] MAGIC = {'C', 'A', 'I', 'R', 'N', 'S', 'L'};
  private static final byte VERSION = 1;
  static final int SALT = 16;

  /** Bytes of a header. */
  static final int LENGTH = MAGIC.length + 3 + Integer.BYTES + SALT;

  /** A file that asks for more is not worth the wait: some ten times of what is written. */
  static final int MOST_ROUNDS = 4_000_000;

  /** Where the key of a file comes from. */
  enum Source {
    /** 32 random bytes. */
    KEY,
    /** PBKDF2 with HMAC-SHA-512, by which later versions may put another derivation. */
    PBKDF2_SHA512
  }

  /** For a file whose key is given. */
  static SealHeader ofKey(int segmentPower) {
    return new SealHeader(segmentPower, Source.KEY, 0, new byte[SALT]);
  }

  /** For a file whose key is derived, with a salt of its own. */
  static SealHeader ofPassphrase(int segmentPower, int rounds) {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    return new SealHeader(segmentPower, Source.PBKDF2_SHA512, rounds, salt);
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).put(MAGIC).put(VERSION);
    bytes.put((byte) segmentPower).put((byte) source.ordinal()).putInt(rounds).put(salt);
    return bytes.array();
  }

  /** Whether a file that begins so wants to be one. */
  static boolean isMagic(byte[] start) {
    return start.length >= MAGIC.length
        && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** The header that these bytes are; empty if a part of it is out of its bounds. */
  static Optional<SealHeader> of(byte[] bytes) {
    if (bytes.length != LENGTH || !isMagic(bytes)) {
      return Optional.empty();
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes).position(MAGIC.length);
    byte version = rest.get();
    int power = rest.get();
    int source = rest.get();
    int rounds = rest.getInt();
    byte[] salt = new byte[SALT];
    rest.get(salt);
    if (version != VERSION
        || (power != Segments.SMALL.power() && power != Segments.LARGE.power())
        || (source != 0 && source != 1)
        || rounds < source
        || rounds > source * MOST_ROUNDS) {
      return Optional.empty();
    }
    return Optional.of(new SealHeader(power, Source.values()[source], rounds, salt));
  }
}
