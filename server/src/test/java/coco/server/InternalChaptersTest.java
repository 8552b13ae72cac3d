package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import coco.server.access.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Internal chapters never show. The code has words that begin with <i>zz</i> in an internal rule,
 * its heading, guidance, owner and example, in definitions, a goal and a calendar that only
 * internal rules use, and in a remark; no answer to anybody holds one.
 */
class InternalChaptersTest {
  private static final Pattern SECRET = Pattern.compile("zz[a-z]+|ET-7\\d");
  private static final Pattern LINK =
      Pattern.compile("(?:href|src|action|content)=\"([^\"#]+)|<loc>([^<]+)</loc>");
  private static final int PAGES_MOST = 2_000;
  private static final Somebody NOBODY = RunningServer.get().nobody();

  private static String edition;
  private static String earlier;

  @BeforeAll
  static void publish() throws IOException {
    earlier = Sites.publish(Map.of(Language.ENGLISH, Sites.as(text(), "secrets", "0")));
    edition =
        Sites.publish(
            Map.of(
                Language.ENGLISH,
                Sites.as(text(), "secrets", "1")
                    .replace("effective: 2026-01-01", "effective: 2026-01-02")
                    .replace("Zzguidance", "Zzguidance, changed")
                    .replace("zzgift.offered", "zzgift.made")
                    .replace("Mon–Fri 08:00–12:00", "Mon–Fri 08:00–13:00")
                    .replace("within 2 working days", "within 3 working days")));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
    Sites.withdraw(earlier);
  }

  private static String text() throws IOException {
    try (InputStream file = InternalChaptersTest.class.getResourceAsStream("/secrets.en.coco.md")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> secrets(String text) {
    List<String> found = new ArrayList<>();
    // What guards a form is random, and may have any letters.
    String said = text.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    Matcher matcher = SECRET.matcher(said.toLowerCase(Locale.ROOT).replace("et-7", "ET-7"));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  @Test
  void thoseWhoWorkHereSeeThem() {
    Somebody employee = RunningServer.get().somebody();

    assertThat(employee.get("/me/code/secrets").body()).contains("Zzheading").contains("Zzgoal");
    assertThat(employee.get("/me/code/secrets/rules/ET-77").body()).contains("Zzguidance");
    assertThat(employee.get("/me?q=zzguidance").body()).contains("/me/code/secrets/rules/ET-77");
    assertThat(employee.get("/me/code/secrets/code.md").body()).contains("Zzprose");
    assertThat(employee.get("/me/code/secrets/changes").body()).contains("zzcalendar");
  }

  private static HttpResponse<String> byToken(Somebody owner, String permission, String path) {
    HttpResponse<String> made =
        owner.post(
            "/me/account/tokens",
            Map.of("name", "A program", "permissions", permission, "ends", ""));
    Matcher token = Pattern.compile("coco_[0-9a-f]{64}").matcher(made.body());
    assertThat(token.find()).isTrue();
    return NOBODY.get(path, "Authorization", "Bearer " + token.group());
  }

  @Test
  void aTokenSeesThemOnlyIfItWasMadeToReadTheWholeCode() {
    RunningServer server = RunningServer.get();
    for (String path :
        List.of(
            "/api/v1/codes/secrets?internal=true",
            "/api/v1/codes/secrets/rules/ET-77?internal=true",
            "/api/v1/codes/secrets/editions/0/rules?internal=true",
            "/api/v1/codes/secrets/changes?from=0&to=1&internal=true",
            "/api/v1/search?q=zzguidance&internal=true")) {
      var whole = byToken(server.somebody(), "read-code", path);
      var other = byToken(server.somebody(Role.ADMINISTRATOR), "read-installation", path);
      var unasked =
          byToken(server.somebody(), "read-code", path.replaceFirst("[?&]internal=true", ""));

      assertThat(whole.statusCode()).as(path).isEqualTo(200);
      assertThat(secrets(whole.body())).as(path).isNotEmpty();
      assertThat(other.statusCode()).as(path).isEqualTo(403);
      assertThat(secrets(other.body().replace("rules/ET-77", ""))).as(path).isEmpty();
      assertThat(secrets(unasked.body().replace("rules/ET-77", ""))).as(path).isEmpty();
    }
  }

  @Test
  void nothingThatAnybodyCanFollowHoldsAWordOfThem() throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>();
    for (String language : List.of("en", "fr")) {
      String code = "/%s/secrets".formatted(language);
      next.add("/" + language);
      next.addAll(
          List.of(code, code + "/terms", code + "/hours", code + "/help", code + "/editions"));
      next.addAll(List.of(code + "/feed", code + "/changes", code + "/rules/CS-1"));
      next.add(code + "/changes?from=0&to=1");
      next.add(code + "/changes?from=1&to=0");
      for (String place : List.of(code, code + "/editions/0", code + "/editions/1")) {
        next.add(place);
        List.of("md", "json", "pdf", "zip").forEach(it -> next.add(place + "/code." + it));
      }
      for (String word : List.of("gift", "declare", "complaint", "answer", "calendar", "secrets")) {
        next.add("/%s?q=%s".formatted(language, word));
        next.add("/api/v1/search?language=en&q=" + word);
      }
    }
    String api = "/api/v1/codes/secrets";
    next.addAll(List.of("/robots.txt", "/sitemap.xml", "/api", "/api/v1/openapi.json"));
    next.addAll(List.of("/api/v1/codes", api, api + "/editions", api + "/editions/1"));
    next.addAll(List.of(api + "/rules", api + "/rules/CS-1", api + "/editions/0/rules"));
    next.addAll(List.of(api + "/changes?from=0&to=1", api + "/changes?from=1&to=0"));
    List<String> wrong = new ArrayList<>();
    while (!next.isEmpty() && seen.size() < PAGES_MOST) {
      String path = next.removeFirst();
      if (!seen.add(path)) {
        continue;
      }
      HttpResponse<String> answer = NOBODY.get(path);
      String type = answer.headers().firstValue("Content-Type").orElse("");
      String text =
          type.contains("pdf") || type.contains("zip") ? unpacked(path, type) : answer.body();
      List<String> secrets = secrets(text);
      if (!secrets.isEmpty()) {
        wrong.add(path + ": " + secrets);
      }
      assertThat(answer.statusCode()).as(path).isLessThan(500);
      if (type.contains("html") || type.contains("xml")) {
        Matcher link = LINK.matcher(answer.body());
        while (link.find()) {
          local(path, link.group(1) == null ? link.group(2) : link.group(1)).ifPresent(next::add);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(seen)
        .hasSizeBetween(60, PAGES_MOST - 1)
        .anyMatch(path -> path.contains("editions/0/rules"));
  }

  /**
   * A link of this site to one of its pages; what is for those who sign in does not matter here.
   */
  private static java.util.Optional<String> local(String from, String link) {
    String to = link.replace("&amp;", "&").replaceFirst("^http://localhost:\\d+", "");
    if (to.startsWith("?")) {
      to = from.replaceFirst("\\?.*$", "") + to;
    }
    return to.startsWith("/") && !to.startsWith("/assets/") && !to.startsWith("/sign-in")
        ? java.util.Optional.of(to)
        : java.util.Optional.empty();
  }

  private static String unpacked(String path, String type) throws IOException {
    byte[] bytes;
    try {
      bytes = ExportsTest.bytes(path);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    if (type.contains("pdf")) {
      try (PDDocument pdf = Loader.loadPDF(bytes)) {
        String words = new PDFTextStripper().getText(pdf);
        assertThat(words).contains("CS-1");
        return words;
      }
    }
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        text.append(entry.getName()).append('\n');
        if (entry.getName().endsWith(".html")) {
          text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(text).contains("CS-1");
    return text.toString();
  }

  @Test
  void searchProposesNoWordOfThem() {
    for (String asked : List.of("zzgif", "zzgoa", "zzguidanc", "zzdeclar", "zzheadin")) {
      for (String address : List.of("/en?q=", "/fr?q=", "/api/v1/search?language=en&q=")) {
        String answer = NOBODY.get(address + asked).body().toLowerCase(Locale.ROOT);

        assertThat(answer.replaceAll(asked + "(?![a-z])", ""))
            .as(address + asked)
            .doesNotContain("zz");
      }
    }
    assertThat(NOBODY.get("/en?q=ET-77").body()).contains("Nothing found.");
  }

  @Test
  void theirAddressesAreNotThere() {
    for (String address :
        List.of(
            "/en/secrets/rules/ET-77",
            "/fr/secrets/editions/1/rules/ET-78",
            "/api/v1/codes/secrets/rules/ET-77",
            "/api/v1/codes/secrets/editions/0/rules/ET-77")) {
      assertThat(NOBODY.get(address).statusCode()).as(address).isEqualTo(404);
    }
    assertThat(NOBODY.get("/api/v1/codes/secrets?internal=true").statusCode()).isEqualTo(401);
    assertThat(NOBODY.get("/me/code/secrets/code.pdf").statusCode()).isEqualTo(302);
  }
}
