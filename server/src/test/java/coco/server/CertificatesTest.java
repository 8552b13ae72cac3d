package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.people.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Certificates: issued, shown as far as their holder wants, checked by others, taken back. */
class CertificatesTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody trainer = SERVER.somebody(Role.TRAINER);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EDITION =
      Sites.publish(Sites.renamed("bank/harbourside", "learn-water", "for certificates"));
  private static final String COURSE = CoursesTest.published("answering-certificate");

  @AfterAll
  static void end() {
    CoursesTest.end(COURSE);
    Sites.withdraw(EDITION);
  }

  /** The page of the certificate of who has just done the course. */
  private static String done(Somebody somebody) {
    CoursesTest.complete(somebody, "answering-certificate");
    Matcher link =
        Pattern.compile("href=\"(/me/certificates/[0-9a-f-]{36})\"")
            .matcher(somebody.get("/me/courses/answering-certificate").body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** The claims of a token whose signature holds, with nothing but the published key. */
  private static JsonNode verified(String token, String jwk) throws GeneralSecurityException {
    String[] parts = token.split("\\.", -1);
    assertThat(parts).hasSize(3);
    JsonNode header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
    JsonNode key = JSON.readTree(jwk);
    assertThat(header.get("alg").asString()).isEqualTo("EdDSA");
    assertThat(header.get("kid")).isEqualTo(key.get("kid"));
    byte[] raw = Base64.getUrlDecoder().decode(key.get("x").asString());
    byte[] x509 =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
    PublicKey publicKey =
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(publicKey);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
  }

  private static boolean isRevoked(JsonNode status, String jwk) throws Exception {
    String list = status.get("statusListCredential").asString().replaceFirst("^https?://[^/]*", "");
    JsonNode claims = verified(SERVER.nobody().get(list).body(), jwk);
    assertThat(claims.get("id")).isEqualTo(status.get("statusListCredential"));
    String encoded = claims.get("credentialSubject").get("encodedList").asString();
    assertThat(encoded).startsWith("u");
    byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
    byte[] bits = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    assertThat(bits).hasSize(16_384);
    int index = Integer.parseInt(status.get("statusListIndex").asString());
    return (bits[index / 8] & (0x80 >> (index % 8))) != 0;
  }

  @Test
  void aBadgeIsVerifiedWithNothingButTheIssuersKey() throws Exception {
    Person holder = SERVER.person();
    String page = done(SERVER.signedIn(holder));
    String key = SERVER.nobody().get("/certificates/key").body();

    String token = SERVER.signedIn(holder).get(page + "/badge").body();

    JsonNode badge = verified(token, key);
    assertThat(badge.get("@context").get(0).asString())
        .isEqualTo("https://www.w3.org/ns/credentials/v2");
    assertThat(badge.get("type").toString())
        .isEqualTo("[\"VerifiableCredential\",\"OpenBadgeCredential\"]");
    assertThat(badge.get("jti")).isEqualTo(badge.get("id"));
    assertThat(badge.get("iss")).isEqualTo(badge.get("issuer").get("id"));
    assertThat(badge.get("sub")).isEqualTo(badge.get("credentialSubject").get("id"));
    assertThat(Instant.ofEpochSecond(badge.get("nbf").asLong()).toString())
        .isEqualTo(badge.get("validFrom").asString());
    assertThat(Instant.ofEpochSecond(badge.get("exp").asLong()).toString())
        .isEqualTo(badge.get("validUntil").asString());
    JsonNode identifiers = badge.get("credentialSubject").get("identifier");
    assertThat(identifiers.get(0).get("identityHash").asString()).isEqualTo(holder.name());
    assertThat(identifiers.get(1).get("identityHash").asString())
        .isEqualTo(
            "sha256$"
                + coco.server.access.Secrets.hash(
                    holder.email() + identifiers.get(1).get("salt").asString()));
    assertThat(identifiers.get(1).toString()).doesNotContain(holder.email());
    JsonNode achievement = badge.get("credentialSubject").get("achievement");
    assertThat(achievement.get("name").asString()).isEqualTo("Answering in time");
    String served = achievement.get("id").asString().replaceFirst("^https?://[^/]*", "");
    assertThat(JSON.readTree(SERVER.nobody().get(served).body())).isEqualTo(achievement);
    assertThat(SERVER.nobody().get("/certificates/issuer").body())
        .contains("\"publicKeyJwk\"", badge.get("iss").asString());
  }

  @Test
  void aByteMoreAndItProvesNothing() throws Exception {
    Somebody holder = SERVER.somebody();
    String token = holder.get(done(holder) + "/badge").body();
    String key = SERVER.nobody().get("/certificates/key").body();
    String[] parts = token.split("\\.", -1);
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                    .replace("Answering in time", "Answering in space")
                    .getBytes(StandardCharsets.UTF_8));

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> verified(String.join(".", parts[0], forged, parts[2]), key))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void itsPublicPageShowsNoMoreThanItsHolderWants() {
    Person person = SERVER.person();
    Somebody holder = SERVER.signedIn(person);
    String page = done(holder);
    String open = page.replace("/me/", "/");

    assertThat(SERVER.nobody().get(open).body())
        .contains("Answering in time", "Valid", "not chosen to show")
        .doesNotContain(person.name(), person.email());
    assertThat(SERVER.somebody().get(page).statusCode()).isEqualTo(404);
    assertThat(SERVER.somebody().get(page + "/badge").statusCode()).isEqualTo(404);
    assertThat(SERVER.somebody().post(page + "/name", Map.of("named", "true")).statusCode())
        .isEqualTo(404);

    CoursesTest.place(holder.post(page + "/name", Map.of("named", "true")));

    assertThat(SERVER.nobody().get(open).body()).contains(person.name());
    CoursesTest.place(holder.post(page + "/name", Map.of("named", "false")));
    assertThat(SERVER.nobody().get(open).body()).doesNotContain(person.name());
  }

  @Test
  void whatIsTakenBackIsSeenByAllAndTheReasonByFew() throws Exception {
    Person person = SERVER.person();
    Somebody holder = SERVER.signedIn(person);
    String page = done(holder);
    String id = page.substring(page.lastIndexOf('/') + 1);
    String key = SERVER.nobody().get("/certificates/key").body();
    JsonNode status = verified(holder.get(page + "/badge").body(), key).get("credentialStatus");
    assertThat(isRevoked(status, key)).isFalse();
    String revocation = COURSE + "/certificates/" + id + "/revocation";
    assertThat(SERVER.somebody(Role.AUDITOR).post(revocation, Map.of("reason", "x")).statusCode())
        .isEqualTo(403);
    assertThat(trainer.post(revocation, Map.of("reason", " ")).body()).contains("Say why");
    assertThat(trainer.get(COURSE + "/certificates").body()).contains(person.name());

    CoursesTest.place(trainer.post(revocation, Map.of("reason", "Somebody else answered.")));

    assertThat(isRevoked(status, key)).isTrue();
    assertThat(trainer.post(revocation, Map.of("reason", "again")).body())
        .contains("taken back already");
    assertThat(SERVER.nobody().get("/certificates/" + id).body())
        .contains("Taken back")
        .doesNotContain("Somebody else answered");
    assertThat(holder.get(page).body()).contains("Taken back", "Somebody else answered");
    assertThat(
            CoursesTest.column(
                "select line from evidence_entry where act = 'certificate.revoked' and line like ?",
                "%" + id + "%"))
        .singleElement()
        .asString()
        .doesNotContain("Somebody else", person.id().toString());
  }

  @Test
  void itsPdfIsForScreenReadersToo() throws Exception {
    Person person = SERVER.person();
    Somebody holder = SERVER.signedIn(person);
    String page = done(holder);

    byte[] pdf = holder.getBytes(page + "/pdf").body();

    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    Path kept = Chromium.PICTURES.resolve("certificate.pdf");
    Files.createDirectories(Chromium.PICTURES);
    Files.write(kept, pdf);
    assertThat(Accessible.words(pdf)).contains(person.name(), "Answering in time", "Counts until");
    Accessible.check("certificate.pdf", pdf);
  }

  @Test
  void theKeyIsInAFileOfTheDataFolderForItsUserOnly() throws IOException {
    Path file = SERVER.data().resolve("keys/certificates.pem");

    assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("GROUP", "OTHERS");
    String published = SERVER.nobody().get("/certificates/key").body();
    List<String> keys = CoursesTest.column("select public_key from certificate_key");
    byte[] x509 = Base64.getDecoder().decode(keys.getFirst());
    assertThat(published)
        .contains(
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(x509, x509.length - 32, x509.length)))
        .doesNotContain("\"d\"");
  }
}
