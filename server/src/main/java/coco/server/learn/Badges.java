package coco.server.learn;

import coco.language.text.Language;
import coco.server.access.Secrets;
import coco.server.learn.text.CourseText;
import coco.server.settings.Settings;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Certificates as others' programs read them: Open Badges 3.0 credentials, secured as JSON Web
 * Tokens (VC-JWT), and a W3C Bitstring Status List of those that were taken back.
 */
@Component
class Badges {
  /** How many certificates a list of status tells of: the least that the standard allows. */
  static final int LISTED = 131_072;

  private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
  private static final String OPEN_BADGES =
      "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

  private final CertificateKey key;
  private final CertificateStore store;
  private final Courses courses;
  private final Addresses addresses;
  private final Settings settings;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.builder().build();

  Badges(
      CertificateKey key,
      CertificateStore store,
      Courses courses,
      Addresses addresses,
      Settings settings,
      Clock clock) {
    this.key = key;
    this.store = store;
    this.courses = courses;
    this.addresses = addresses;
    this.settings = settings;
    this.clock = clock;
  }

  private String issuerId() {
    return addresses.of("/certificates/issuer");
  }

  private String keyId() {
    return addresses.of("/certificates/key");
  }

  /** The address of a certificate's public page, which is its id. */
  String address(UUID certificate) {
    return addresses.of("/certificates/" + certificate);
  }

  private static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      object.put(pairs[i].toString(), pairs[i + 1]);
    }
    return object;
  }

  /** Who issues: a profile. */
  Map<String, Object> issuer() {
    return object(
        "id",
        issuerId(),
        "type",
        List.of("Profile"),
        "name",
        settings.url().map(URI::getHost).orElse("CoCo"),
        "url",
        addresses.of("/"));
  }

  /** The profile, with its key, as it is served. */
  Map<String, Object> servedIssuer() {
    Map<String, Object> issuer = new LinkedHashMap<>();
    issuer.put("@context", List.of(CREDENTIALS, OPEN_BADGES));
    issuer.putAll(issuer());
    issuer.put(
        "verificationMethod",
        List.of(
            object(
                "id",
                keyId(),
                "type",
                "JsonWebKey",
                "controller",
                issuerId(),
                "publicKeyJwk",
                key.jwk(keyId()))));
    issuer.put("assertionMethod", List.of(keyId()));
    return issuer;
  }

  Map<String, Object> key() {
    return key.jwk(keyId());
  }

  /** What was achieved: a course edition. */
  Map<String, Object> achievement(CourseEdition edition) {
    CourseText text = edition.in(Language.ENGLISH);
    return object(
        "id",
        addresses.of("/certificates/achievements/" + edition.id()),
        "type",
        List.of("Achievement"),
        "achievementType",
        "Course",
        "name",
        text.title(),
        "description",
        text.summary(),
        "inLanguage",
        text.language().tag(),
        "version",
        Integer.toString(edition.number()),
        "criteria",
        object(
            "narrative",
            Texts.in(text.language())
                .of("learn.badge.criteria", text.lessons().size(), text.pass())),
        "creator",
        issuer());
  }

  /** A certificate as a credential; empty where this node does not have the key. */
  Optional<String> credential(Certificate certificate) {
    String id = address(certificate.id());
    String subject = "urn:uuid:" + certificate.enrolmentId();
    Instant from = certificate.issued().truncatedTo(ChronoUnit.SECONDS);
    int list = certificate.statusIndex() / LISTED;
    int index = certificate.statusIndex() % LISTED;
    CourseEdition edition = courses.edition(certificate.editionId());
    Map<String, Object> credential =
        object(
            "@context",
            List.of(CREDENTIALS, OPEN_BADGES),
            "id",
            id,
            "type",
            List.of("VerifiableCredential", "OpenBadgeCredential"),
            "name",
            edition.title(Language.ENGLISH),
            "issuer",
            issuer(),
            "validFrom",
            from.toString());
    certificate
        .validUntil()
        .map(it -> it.truncatedTo(ChronoUnit.SECONDS))
        .ifPresent(
            until -> {
              credential.put("validUntil", until.toString());
              credential.put("exp", until.getEpochSecond());
            });
    credential.put(
        "credentialSubject",
        object(
            "id",
            subject,
            "type",
            List.of("AchievementSubject"),
            "identifier",
            identifiers(certificate),
            "achievement",
            achievement(edition)));
    String status = statusAddress(list);
    credential.put(
        "credentialStatus",
        object(
            "id",
            status + "#" + index,
            "type",
            "BitstringStatusListEntry",
            "statusPurpose",
            "revocation",
            "statusListIndex",
            Integer.toString(index),
            "statusListCredential",
            status));
    credential.put("iss", issuerId());
    credential.put("jti", id);
    credential.put("sub", subject);
    credential.put("nbf", from.getEpochSecond());
    return signed(credential);
  }

  /** Whose it is: the name, for whoever it is handed to; the address as a salted hash. */
  private static List<Map<String, Object>> identifiers(Certificate certificate) {
    return certificate
        .salt()
        .map(
            salt ->
                List.of(
                    object(
                        "type",
                        "IdentityObject",
                        "identityType",
                        "name",
                        "hashed",
                        false,
                        "identityHash",
                        certificate.holder()),
                    object(
                        "type",
                        "IdentityObject",
                        "identityType",
                        "emailAddress",
                        "hashed",
                        true,
                        "salt",
                        salt,
                        "identityHash",
                        "sha256$" + Secrets.hash(certificate.email() + salt))))
        .orElse(List.of());
  }

  private String statusAddress(int list) {
    return addresses.of("/certificates/status/" + list);
  }

  /** Which certificates were taken back; empty where this node does not have the key. */
  Optional<String> status(int list) {
    byte[] bits = new byte[LISTED / 8];
    for (int index : store.revoked(list * LISTED, (list + 1) * LISTED)) {
      int place = index % LISTED;
      // The first place is the leftmost bit of the first byte.
      bits[place / 8] |= (byte) (0x80 >> (place % 8));
    }
    String id = statusAddress(list);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return signed(
        object(
            "@context",
            List.of(CREDENTIALS),
            "id",
            id,
            "type",
            List.of("VerifiableCredential", "BitstringStatusListCredential"),
            "issuer",
            issuerId(),
            "validFrom",
            now.toString(),
            "credentialSubject",
            object(
                "id",
                id + "#list",
                "type",
                "BitstringStatusList",
                "statusPurpose",
                "revocation",
                "encodedList",
                "u" + encoded(packed(bits))),
            "iss",
            issuerId(),
            "jti",
            id,
            "nbf",
            now.getEpochSecond()));
  }

  private static byte[] packed(byte[] bits) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(bits);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A JSON Web Signature in its compact form (RFC 7515), by Ed25519 (RFC 8037). */
  private Optional<String> signed(Map<String, Object> claims) {
    Map<String, Object> header = object("alg", "EdDSA", "typ", "JWT", "kid", keyId());
    String text =
        encoded(json.writeValueAsBytes(header)) + "." + encoded(json.writeValueAsBytes(claims));
    return key.sign(text.getBytes(StandardCharsets.US_ASCII))
        .map(signature -> text + "." + encoded(signature));
  }

  /** Plain JSON. */
  byte[] written(Map<String, Object> object) {
    return json.writeValueAsBytes(object);
  }
}
