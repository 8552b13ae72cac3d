package coco.server.settings;

import coco.engine.calendar.Holidays;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator sets: on the command line, else in the environment, else as written here.
 *
 * @param data folder of all that is stored; {@code --data}, {@code COCO_DATA}, {@code ./data}
 * @param address to listen on; {@code --address}, {@code COCO_ADDRESS}, 127.0.0.1
 * @param port to listen on, 0 for a free one; {@code --port}, {@code COCO_PORT}, 8080
 * @param database an outside PostgreSQL as {@code jdbc:postgresql://…}, user and password included;
 *     {@code --database}, {@code COCO_DATABASE}; the one that CoCo brings along where it is empty
 * @param url by which browsers reach it, for links in mails and the way back from the provider;
 *     {@code --url}, {@code COCO_URL}
 * @param mail a mail server as {@code smtp://user:password@host:port} or {@code smtps://…}; {@code
 *     COCO_MAIL}; mails are kept for administrators where it is empty
 * @param mailFrom whom mails come from; {@code COCO_MAIL_FROM}
 * @param mailArchive a mailbox that gets a copy of each mail, and is asked after a crash which went
 *     out, as {@code imaps://user:password@host/folder?address=archive@example.org}; {@code
 *     COCO_MAIL_ARCHIVE}; a person is asked where it is empty
 * @param mailSettle how long after a mail began to be handed over nobody may still be at it; {@code
 *     COCO_MAIL_SETTLE}, 15 minutes
 * @param zone of people who chose none; {@code COCO_ZONE}, UTC
 * @param holidays the region whose public holidays are quiet for people who chose none; {@code
 *     COCO_HOLIDAYS}, none
 * @param openId the organisation's OpenID provider as {@code https://client:secret@issuer}; {@code
 *     COCO_OIDC}; nobody signs in there where it is empty; needs the url
 * @param openIdMakesPeople whether somebody whom the provider vouches for, and whom the directory
 *     does not know, is added to it; {@code COCO_OIDC_PEOPLE}, {@code known}
 * @param proxies whose word on where a request comes from is taken, as ranges of addresses ({@code
 *     10.1.0.0/16}); {@code COCO_PROXY}, nobody's
 * @param evidenceKey what signs the log of evidence: a file, or a key on a token as {@code
 *     pkcs11:token=…;object=…?module-path=…&pin-source=…}; {@code COCO_EVIDENCE_KEY}, {@code
 *     keys/evidence.pem} in the data folder
 * @param evidenceKeyBefore the key that hands over to it, named alike, or {@code lost}; {@code
 *     COCO_EVIDENCE_KEY_BEFORE}, none
 * @param demo whether an empty database is filled with the demonstration organisation
 */
public record Settings(
    Path data,
    String address,
    int port,
    Optional<String> database,
    Optional<URI> url,
    Optional<URI> mail,
    String mailFrom,
    Optional<URI> mailArchive,
    Duration mailSettle,
    ZoneId zone,
    Optional<String> holidays,
    Optional<URI> openId,
    boolean openIdMakesPeople,
    List<String> proxies,
    Optional<String> evidenceKey,
    Optional<String> evidenceKeyBefore,
    boolean demo) {
  /** What begins the address of a key on a token. */
  public static final String TOKEN = "pkcs11:";

  /** The key before, where nobody has it any more. */
  public static final String LOST = "lost";

  public Settings {
    proxies = List.copyOf(proxies);
  }

  /**
   * The settings, checked.
   *
   * @param given by name as in the environment ({@code COCO_PORT}); the command line's come first
   * @throws StartFault that names every bad one at once
   */
  public static Settings of(Map<String, String> given, boolean demo) {
    List<String> wrong = new ArrayList<>();
    Reader reader = new Reader(given, wrong);
    Settings settings =
        new Settings(
            reader.of("COCO_DATA", "data", Settings::path),
            reader.of("COCO_ADDRESS", "127.0.0.1", Settings::address),
            reader.of("COCO_PORT", "8080", Settings::port),
            reader.of("COCO_DATABASE", Settings::database),
            reader.of("COCO_URL", Settings::url),
            reader.of("COCO_MAIL", Settings::mail),
            reader.of("COCO_MAIL_FROM", "coco@localhost", Settings::sender),
            reader.of("COCO_MAIL_ARCHIVE", Settings::archive),
            reader.of("COCO_MAIL_SETTLE", "15m", Settings::length),
            reader.of("COCO_ZONE", "UTC", Settings::zone),
            reader.of("COCO_HOLIDAYS", Settings::region),
            reader.of("COCO_OIDC", Settings::openId),
            reader.of("COCO_OIDC_PEOPLE", "known", Settings::makesPeople),
            reader.of("COCO_PROXY", Settings::proxies).orElse(List.of()),
            reader.of("COCO_EVIDENCE_KEY", Settings::key),
            reader.of("COCO_EVIDENCE_KEY_BEFORE", Settings::key),
            demo);
    if (settings.openId().isPresent() && given.getOrDefault("COCO_URL", "").isBlank()) {
      wrong.add(
          "COCO_OIDC needs COCO_URL: the provider sends people back to that address; write for instance COCO_URL=https://code.example.org.");
    }
    given.keySet().stream()
        .filter(
            name -> name.startsWith("COCO_") && !KNOWN.contains(name) && !LAUNCHER.contains(name))
        .sorted()
        .forEach(
            name ->
                wrong.add(
                    "%s is no setting; there are %s.".formatted(name, String.join(", ", KNOWN))));
    if (!wrong.isEmpty()) {
      throw new StartFault(wrong);
    }
    return settings;
  }

  /**
   * The file of the key that signs the log of evidence, which backups hold too; empty where a token
   * holds the key.
   */
  public Optional<Path> evidenceKeyFile() {
    return evidenceToken().isPresent()
        ? Optional.empty()
        : Optional.of(
            evidenceKey
                .map(Path::of)
                .orElseGet(() -> data.resolve("keys").resolve("evidence.pem"))
                .toAbsolutePath()
                .normalize());
  }

  /** The file of the key that signs certificates, which backups hold too. */
  public Path certificateKeyFile() {
    return data.resolve("keys").resolve("certificates.pem").toAbsolutePath().normalize();
  }

  /** The address (RFC 7512) of the token's key that signs the log of evidence. */
  public Optional<String> evidenceToken() {
    return evidenceKey.filter(it -> it.startsWith(TOKEN));
  }

  private static final Pattern RANGE =
      Pattern.compile("([0-9]+(?:\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/([0-9]{1,3}))?");

  /** What the launcher reads, or sets itself, before the server starts. */
  private static final List<String> LAUNCHER =
      List.of("COCO_JAVA_HOME", "COCO_JAVA_OPTIONS", "COCO_MEMORY", "COCO_TERMINAL");

  private static final List<String> KNOWN =
      List.of(
          "COCO_ADDRESS",
          "COCO_DATA",
          "COCO_DATABASE",
          "COCO_EVIDENCE_KEY",
          "COCO_EVIDENCE_KEY_BEFORE",
          "COCO_HOLIDAYS",
          "COCO_MAIL",
          "COCO_MAIL_ARCHIVE",
          "COCO_MAIL_FROM",
          "COCO_MAIL_SETTLE",
          "COCO_OIDC",
          "COCO_OIDC_PEOPLE",
          "COCO_PORT",
          "COCO_PROXY",
          "COCO_URL",
          "COCO_ZONE");

  /** Reads one setting after the other, and goes on after a bad one. */
  private record Reader(Map<String, String> given, List<String> wrong) {
    <T> T of(String name, String otherwise, Function<String, T> read) {
      String text = given.getOrDefault(name, otherwise);
      try {
        return read.apply(text);
      } catch (IllegalArgumentException bad) {
        wrong.add("%s=%s: %s".formatted(name, text, bad.getMessage()));
        return read.apply(otherwise);
      }
    }

    <T> Optional<T> of(String name, Function<String, T> read) {
      String text = given.get(name);
      if (text == null || text.isBlank()) {
        return Optional.empty();
      }
      try {
        return Optional.of(read.apply(text));
      } catch (IllegalArgumentException bad) {
        wrong.add("%s: %s".formatted(name, bad.getMessage()));
        return Optional.empty();
      }
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException bad) {
      throw new IllegalArgumentException(
          "no folder can have this name; name one to store in.", bad);
    }
  }

  private static String key(String text) {
    return text.startsWith(TOKEN) ? text : path(text).toString();
  }

  private static String address(String text) {
    try {
      return InetAddress.getByName(text).getHostAddress();
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(
          "no address of this machine; write 127.0.0.1, or 0.0.0.0 for all.", unknown);
    }
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("no port; write a number from 0 (any free one) to 65535.");
    }
    return Integer.parseInt(text);
  }

  private static String database(String text) {
    if (!text.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "no address of a PostgreSQL database; write jdbc:postgresql://host:5432/name?user=…&password=….");
    }
    return text;
  }

  private static URI url(String text) {
    URI uri = uri(text);
    if (!List.of("http", "https").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "no address of a site; write for instance https://code.example.org.");
    }
    return uri;
  }

  private static URI mail(String text) {
    URI uri = uri(text);
    if (!List.of("smtp", "smtps").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "no mail server; write for instance smtp://user:password@mail.example.org:587.");
    }
    return uri;
  }

  private static URI archive(String text) {
    URI uri = uri(text);
    String user = uri.getUserInfo();
    String query = String.valueOf(uri.getQuery());
    if (!List.of("imap", "imaps").contains(String.valueOf(uri.getScheme()))
        || uri.getHost() == null
        || user == null
        || !user.contains(":")
        || !query.matches("address=[^@\\s&]+@[^@\\s&]+")) {
      throw new IllegalArgumentException(
          "no mailbox; write for instance imaps://user:password@mail.example.org/INBOX?address=archive@example.org.");
    }
    return uri;
  }

  private static Duration length(String text) {
    if (!text.matches("[1-9][0-9]{0,3}[smh]")) {
      throw new IllegalArgumentException("no length of time; write for instance 90s, 15m or 2h.");
    }
    return Duration.parse("PT" + text);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException bad) {
      throw new IllegalArgumentException("no time zone; write for instance Europe/Paris.", bad);
    }
  }

  private static String region(String text) {
    if (!Holidays.ofRegions().isKnown(text)) {
      throw new IllegalArgumentException(
          "no region whose public holidays are known; write for instance FR, FR-57 or GB-ENG.");
    }
    return text;
  }

  private static URI openId(String text) {
    URI uri = uri(text);
    boolean isNear =
        "http".equals(uri.getScheme()) && List.of("localhost", "127.0.0.1").contains(uri.getHost());
    String client = uri.getRawUserInfo();
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || isNear)
        || client == null
        || !client.contains(":")) {
      throw new IllegalArgumentException(
          "no OpenID provider; write for instance https://client:secret@login.example.org/realm: the issuer, with the client's id and secret before its host.");
    }
    return uri;
  }

  private static boolean makesPeople(String text) {
    if (!List.of("known", "make").contains(text)) {
      throw new IllegalArgumentException(
          "write known, for people of the directory only, or make, to add whoever signs in.");
    }
    return text.equals("make");
  }

  private static List<String> proxies(String text) {
    List<String> ranges = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String one : text.strip().split("[\\s,]+", -1)) {
      range(one).ifPresentOrElse(ranges::add, () -> wrong.add(one));
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: no address of a proxy; write for instance 127.0.0.1, 10.1.0.0/16 or 2001:db8::/32, with commas between several. The names of machines are not looked up, and /0 would believe everybody."
              .formatted(String.join(", ", wrong)));
    }
    return ranges;
  }

  /** An address with how many of its bits count, all of them where it does not say. */
  private static Optional<String> range(String text) {
    Matcher parts = RANGE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(parts.group(1));
      boolean isLong = address instanceof Inet6Address;
      int all = isLong ? 128 : 32;
      int bits = parts.group(2) == null ? all : Integer.parseInt(parts.group(2));
      return isLong == text.contains(":") && bits >= 1 && bits <= all
          ? Optional.of("%s/%d".formatted(address.getHostAddress(), bits))
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static String sender(String text) {
    if (!text.matches("[^@\\s]+@[^@\\s]+")) {
      throw new IllegalArgumentException("no mail address; write for instance code@example.org.");
    }
    return text;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException bad) {
      throw new IllegalArgumentException("no address can be written so: " + bad.getReason(), bad);
    }
  }
}
