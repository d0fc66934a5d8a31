package dev.cairn.seal;

import dev.cairn.seal.SealHeader.Source;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What a seal keeps to itself. */
sealed interface Secret {
  /** Bytes of a key. */
  int KEY_BYTES = 32;

  /** The header of a new file. */
  SealHeader header(Segments segments);

  /**
   * The key of a file, for the caller to wipe.
   *
   * @throws GeneralSecurityException if the file was sealed with a secret of another kind
   */
  byte[] key(SealHeader header) throws GeneralSecurityException;

  /** Overwrites what is kept. */
  void wipe();

  /** Random bytes, the same for all files; Tink derives another key from it for each file. */
  final class Key implements Secret {
    private final byte[] key;

    /** Takes the array over. */
    Key(byte[] key) {
      this.key = key;
    }

    @Override
    public SealHeader header(Segments segments) {
      return SealHeader.ofKey(segments.power());
    }

    @Override
    public byte[] key(SealHeader header) throws GeneralSecurityException {
      require(header, Source.KEY);
      return key.clone();
    }

    @Override
    public void wipe() {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** What somebody typed; each file has a salt, and so a key, of its own. */
  final class Passphrase implements Secret {
    /** Takes some half a second of one core; twice what OWASP asked for in 2023. */
    static final int ROUNDS = 420_000;

    private final char[] text;
    private final int rounds;

    /** Takes the array over. */
    Passphrase(char[] text, int rounds) {
      this.text = composed(text);
      this.rounds = rounds;
    }

    /** Keyboards give letters with accents as one character or two. */
    private static char[] composed(char[] text) {
      CharBuffer typed = CharBuffer.wrap(text);
      if (Normalizer.isNormalized(typed, Normalizer.Form.NFC)) {
        return text;
      }
      char[] composed = Normalizer.normalize(typed, Normalizer.Form.NFC).toCharArray();
      Arrays.fill(text, '\0');
      return composed;
    }

    @Override
    public SealHeader header(Segments segments) {
      return SealHeader.ofPassphrase(segments.power(), rounds);
    }

    @Override
    public byte[] key(SealHeader header) throws GeneralSecurityException {
      require(header, Source.PBKDF2_SHA512);
      PBEKeySpec spec = new PBEKeySpec(text, header.salt(), header.rounds(), 8 * KEY_BYTES);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
            .generateSecret(spec)
            .getEncoded();
      } finally {
        spec.clearPassword();
      }
    }

    @Override
    public void wipe() {
      Arrays.fill(text, '\0');
    }
  }

  private static void require(SealHeader header, Source source) throws GeneralSecurityException {
    if (header.source() != source) {
      throw new GeneralSecurityException("a secret of another kind");
    }
  }
}
