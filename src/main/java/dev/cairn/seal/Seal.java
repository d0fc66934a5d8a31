package dev.cairn.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters.HashType;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import dev.cairn.graph.EmptyVariableException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;

/**
 * What seals files and opens them again: a key, or a passphrase. It never shows it: not in its
 * text, not in errors, and there is no way to give one in the code of a cell.
 *
 * <pre>{@code
 * var seal = Seal.askNew();                        // types a new passphrase, twice
 * data.seal(Path.of("patients.sealed"), seal);
 * var again = Datasets.sealed(Path.of("patients.sealed"), Seal.ask());
 * }</pre>
 *
 * <p>Files are encrypted and authenticated by AES-256-GCM, a segment at a time, under a key of
 * their own (HKDF with SHA-256; Tink's streaming encryption). The key of a passphrase is derived
 * with PBKDF2 (HMAC-SHA-512, 420,000 rounds) and a salt of each file.
 */
public final class Seal implements AutoCloseable {
  private final Secret secret;
  private final String from;
  private volatile boolean closed;

  Seal(Secret secret, String from) {
    this.secret = secret;
    this.from = from;
  }

  /**
   * Asks for the passphrase of a file that is there: in the notebook, in a field that hides what is
   * typed, or in the terminal.
   *
   * @throws SealException if nothing can be asked here, or nothing is typed
   */
  public static Seal ask() {
    return passphrase(Question.once(Question.ofThisProcess()));
  }

  /**
   * Asks for a new passphrase, twice, for files that are to be made.
   *
   * @throws SealException if nothing can be asked here, it has fewer than 12 characters, or the two
   *     differ
   */
  public static Seal askNew() {
    return passphrase(Question.twice(Question.ofThisProcess()));
  }

  private static Seal passphrase(char[] typed) {
    return new Seal(new Secret.Passphrase(typed, Secret.Passphrase.ROUNDS), "a passphrase");
  }

  /**
   * With the key of a file that {@link #newKey} made.
   *
   * @throws SealException if there is none, it is no key, or others than its owner may read it
   */
  public static Seal fromFile(Path path) {
    EmptyVariableException.check("a path", path, "Seal.fromFile");
    return new Seal(new Secret.Key(KeyFile.read(path)), "the key of " + path);
  }

  /**
   * Makes a file with a new random key, which only its owner may read, and gives the seal with it.
   * Who loses the file cannot open what was sealed.
   *
   * @throws SealException if there is a file of that name, which stays as it is, or it cannot be
   *     written
   */
  public static Seal newKey(Path path) {
    EmptyVariableException.check("a path", path, "Seal.newKey");
    KeyFile.create(path);
    return fromFile(path);
  }

  /**
   * With the key that an environment variable holds: the line of a file that {@link #newKey} made.
   *
   * @param name for example {@code CAIRN_KEY}
   * @throws SealException if it is not set, or holds no key
   */
  public static Seal fromEnvironment(String name) {
    EmptyVariableException.check("a name", name, "Seal.fromEnvironment");
    return fromEnvironment(name, System.getenv());
  }

  static Seal fromEnvironment(String name, Map<String, String> environment) {
    String value = environment.getOrDefault(name, "");
    byte[] line = value.getBytes(UTF_8);
    byte[] key =
        KeyText.read(line)
            .orElseThrow(
                () ->
                    new SealException(
                        "an environment variable that holds a key",
                        value.isEmpty() ? "it is not set" : "it holds something else",
                        name,
                        "set it to the line of a file that Seal.newKey(path) made, before the"
                            + " notebook starts"));
    Arrays.fill(line, (byte) 0);
    return new Seal(new Secret.Key(key), "the key of the variable " + name);
  }

  /** The header of a new file. */
  SealHeader header(Segments segments) {
    requireOpen();
    return secret.header(segments);
  }

  /**
   * What encrypts and decrypts a file.
   *
   * @throws GeneralSecurityException if the file was sealed with a secret of another kind
   */
  StreamingAead cipher(SealHeader header) throws GeneralSecurityException {
    requireOpen();
    byte[] key = secret.key(header);
    try {
      AesGcmHkdfStreamingParameters parameters =
          AesGcmHkdfStreamingParameters.builder()
              .setKeySizeBytes(Secret.KEY_BYTES)
              .setDerivedAesGcmKeySizeBytes(Secret.KEY_BYTES)
              .setHkdfHashType(HashType.SHA256)
              .setCiphertextSegmentSizeBytes(1 << header.segmentPower())
              .build();
      SecretBytes secretKey = SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get());
      return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(parameters, secretKey));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new SealException(
          "a seal that is open", "one that was closed", toString(), "make a new one");
    }
  }

  /** Overwrites the key or passphrase in memory. What was opened with it stays open. */
  @Override
  public void close() {
    closed = true;
    secret.wipe();
  }

  /** Where its secret comes from, never what it is. */
  @Override
  public String toString() {
    return "a seal with " + from;
  }
}
