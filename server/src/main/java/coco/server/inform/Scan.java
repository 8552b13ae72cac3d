package coco.server.inform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What was signed on paper, as a file: a PDF document or a picture. */
final class Scan {
  /** The most bytes of one. */
  static final int BYTES_MOST = 5 * 1024 * 1024;

  private static final int NAME_MOST = 200;

  private final String name;
  private final String type;
  private final byte[] content;

  private Scan(String name, String type, byte[] content) {
    this.name = name;
    this.type = type;
    this.content = content;
  }

  /**
   * A file that was sent, by what it begins with and not by what it is called.
   *
   * @return empty where it is too large, or neither a PDF document, nor a PNG or JPEG picture
   */
  static Optional<Scan> of(String name, byte[] content) {
    return content.length > BYTES_MOST
        ? Optional.empty()
        : type(content).map(type -> new Scan(plain(name), type, content.clone()));
  }

  private static Optional<String> type(byte[] content) {
    if (begins(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))) {
      return Optional.of("application/pdf");
    }
    if (begins(content, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})) {
      return Optional.of("image/png");
    }
    return begins(content, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})
        ? Optional.of("image/jpeg")
        : Optional.empty();
  }

  private static boolean begins(byte[] content, byte[] start) {
    return content.length > start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }

  /** Its name without folders and signs that no name needs. */
  private static String plain(String name) {
    String last = name.replaceFirst("(?s)^.*[/\\\\]", "").replaceAll("\\p{Cntrl}", "").strip();
    String kept = last.isEmpty() ? "scan" : last;
    return kept.substring(0, Math.min(NAME_MOST, kept.length()));
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  byte[] content() {
    return content.clone();
  }

  /** What the log commits to. */
  String hash() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
