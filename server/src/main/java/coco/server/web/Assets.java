package coco.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Addresses of styles and scripts that change with their content, so that browsers keep them. */
public final class Assets {
  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  private Assets() {}

  /**
   * The address of a file.
   *
   * @param name under {@code assets/}, or of a web jar: {@code
   *     bootstrap/5.3.8/css/bootstrap.min.css}
   */
  public static String of(String name) {
    return ADDRESSES.computeIfAbsent(
        name, missing -> "/assets/%s?v=%s".formatted(missing, hash(missing)));
  }

  private static String hash(String name) {
    try (InputStream own = Assets.class.getResourceAsStream("/assets/" + name);
        InputStream lent =
            Assets.class.getResourceAsStream("/META-INF/resources/webjars/" + name)) {
      InputStream found = own == null ? lent : own;
      if (found == null) {
        throw new IllegalStateException("no asset " + name);
      }
      DigestInputStream stream = new DigestInputStream(found, MessageDigest.getInstance("SHA-256"));
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest()).substring(0, 12);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the asset " + name, failure);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("SHA-256", missing);
    }
  }
}
