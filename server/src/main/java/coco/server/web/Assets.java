package coco.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Addresses of styles and scripts that change with their content, so that browsers keep them. */
public final class Assets {
  private static final List<String> PLACES =
      List.of("/assets/", "/META-INF/resources/webjars/", "/META-INF/resources/_static/");
  private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

  /** The modules of scripts that other scripts import by name, and the file of each. */
  private static final Map<String, String> MODULES =
      Map.ofEntries(
          Map.entry("@codemirror/state", "at/codemirror/state/6.6.0/dist/index.js"),
          Map.entry("@codemirror/view", "at/codemirror/view/6.41.0/dist/index.js"),
          Map.entry("@codemirror/language", "at/codemirror/language/6.12.3/dist/index.js"),
          Map.entry("@codemirror/autocomplete", "at/codemirror/autocomplete/6.20.1/dist/index.js"),
          Map.entry("@codemirror/lint", "at/codemirror/lint/6.9.5/dist/index.js"),
          Map.entry("@codemirror/commands", "at/codemirror/commands/6.10.3/dist/index.js"),
          Map.entry("@codemirror/search", "at/codemirror/search/6.6.0/dist/index.js"),
          Map.entry("@lezer/common", "at/lezer/common/1.5.1/dist/index.js"),
          Map.entry("@lezer/highlight", "highlight/1.2.3/dist/index.js"),
          Map.entry("style-mod", "style-mod/4.1.3/src/style-mod.js"),
          Map.entry("w3c-keyname", "w3c-keyname/2.2.8/index.js"),
          Map.entry("crelt", "crelt/1.0.6/index.js"),
          Map.entry("@marijn/find-cluster-break", "find-cluster-break/1.0.2/src/index.js"));

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

  /** The import map of a page with an editor: JSON, safe within a script element. */
  public static String importMap() {
    return MODULES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(module -> "\"%s\":\"%s\"".formatted(module.getKey(), of(module.getValue())))
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
  }

  private static String hash(String name) {
    String place =
        PLACES.stream()
            .map(folder -> folder + name)
            .filter(each -> Assets.class.getResource(each) != null)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no asset " + name));
    try (InputStream found = Objects.requireNonNull(Assets.class.getResourceAsStream(place))) {
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
