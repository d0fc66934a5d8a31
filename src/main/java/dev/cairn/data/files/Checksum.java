package dev.cairn.data.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a file held when it was read.
 *
 * @param file its name, without folders
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Checksum(String file, String sha256) {

  /** Of a file's whole content. */
  public static Checksum of(String file, byte[] content) {
    return new Checksum(file, hex(digest().digest(content)));
  }

  /** A fresh SHA-256 digest. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** In lower-case hexadecimal digits. */
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
