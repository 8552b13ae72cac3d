package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A code from its first draft to the public page, and back. */
class LifeOfACodeTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final Somebody AUTHOR = SERVER.somebody(Role.AUTHOR);
  private static final Somebody OFFICER = SERVER.somebody(Role.COMPLIANCE_OFFICER);
  private static final Somebody APPROVER = SERVER.somebody(Role.APPROVER);

  private static String begin(Somebody who, String from) {
    HttpResponse<String> made = who.post("/office/editions", Map.of("from", from));
    String to = made.headers().firstValue("Location").orElse("");
    assertThat(to).as(made.body()).contains("/office/editions/");
    return to.replaceFirst("^https?://[^/]*", "");
  }

  private static String text(Somebody who, String edition, String language) {
    String page = who.get(edition + "/texts/" + language).body();
    Matcher area =
        Pattern.compile("<textarea id=\"text\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
            .matcher(page);
    assertThat(area.find()).isTrue();
    return area.group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&amp;", "&");
  }

  private static HttpResponse<String> save(
      Somebody who, String edition, String language, String text, int base) {
    return who.post(
        edition + "/texts/" + language, Map.of("text", text, "base", Integer.toString(base)));
  }

  @Test
  void fromDraftToPublicPage() {
    String edition = begin(AUTHOR, "water");

    assertThat(SERVER.nobody().get("/en/riverside-water").statusCode()).isEqualTo(404);
    AUTHOR.post(edition + "/submission", Map.of());
    OFFICER.post(edition + "/publication", Map.of());
    assertThat(OFFICER.get(edition).body()).contains("Nobody has approved");
    APPROVER.post(edition + "/approval", Map.of());
    OFFICER.post(edition + "/publication", Map.of());
    assertThat(OFFICER.get(edition).body()).contains("state-published");

    Somebody reader = SERVER.nobody();
    assertThat(reader.get("/en").body()).contains("/en/riverside-water");
    assertThat(reader.get("/en/riverside-water").body())
        .contains("CS-1")
        .doesNotContain("Conflict");
    assertThat(reader.get("/en/riverside-water/rules/CS-1").body())
        .contains("class=\"clause\"")
        .contains("<svg");
    assertThat(reader.get("/fr/riverside-water/rules/CS-1").body())
        .contains("nous devons")
        .contains("lang=\"fr\"");
    assertThat(reader.get("/en/riverside-water/terms").body()).contains("term-");
    assertThat(reader.get("/en/riverside-water/hours").body()).contains("calendar-");

    OFFICER.post(edition + "/withdrawal", Map.of("reason", "published too early"));
    assertThat(reader.get("/en/riverside-water").statusCode()).isEqualTo(404);
  }

  @Test
  void internalChaptersAreForThoseWhoWorkHere() {
    String edition = begin(AUTHOR, "starter");
    String english = text(AUTHOR, edition, "en").replace("code: my-code", "code: with-secrets");
    String french = text(AUTHOR, edition, "fr").replace("code: my-code", "code: with-secrets");
    String key = "\nchapters:";
    HttpResponse<String> made =
        AUTHOR.post(
            "/office/editions",
            Map.of("from", "edition-" + edition.substring(edition.lastIndexOf('/') + 1)));
    String next =
        made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    save(
        AUTHOR,
        next,
        "en",
        english
            .replace("code: with-secrets", "code: my-code")
            .replace(key, "\ninternal: [ethics]" + key),
        1);
    save(
        AUTHOR,
        next,
        "fr",
        french
            .replace("code: with-secrets", "code: my-code")
            .replace(key, "\ninternal: [ethics]" + key),
        1);
    AUTHOR.post(next + "/submission", Map.of());
    APPROVER.post(next + "/approval", Map.of());
    OFFICER.post(next + "/publication", Map.of());
    assertThat(OFFICER.get(next).body()).contains("state-published");

    String whole = SERVER.somebody().get("/me/code/my-code").body();
    Matcher rule =
        Pattern.compile(
                "chapter-\\d+\">[^<]*<span class=\"state\">internal.*?/rules/([A-Z0-9-]+)",
                Pattern.DOTALL)
            .matcher(whole);
    assertThat(rule.find()).as(whole).isTrue();
    String id = rule.group(1);

    assertThat(SERVER.somebody().get("/me/code/my-code/rules/" + id).statusCode()).isEqualTo(200);
    for (String language : new String[] {"en", "fr"}) {
      assertThat(SERVER.nobody().get("/%s/my-code".formatted(language)).body())
          .doesNotContain("/rules/" + id + "\"");
      assertThat(SERVER.nobody().get("/%s/my-code/rules/%s".formatted(language, id)).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void twoWritersNeverLoseEachOthersText() {
    Somebody other = SERVER.somebody(Role.AUTHOR);
    String edition = begin(AUTHOR, "town-hall");
    String began = text(AUTHOR, edition, "en");
    String atTheEnd = began + "\nA last word.\n";
    String atTheTop = began.replaceFirst("\n# ", "\n# Our ");
    String atTheTopToo = began.replaceFirst("\n# ", "\n# Their ");

    save(AUTHOR, edition, "en", atTheEnd, 1);
    HttpResponse<String> joined = save(other, edition, "en", atTheTop, 1);
    HttpResponse<String> clash = save(AUTHOR, edition, "en", atTheTopToo, 1);

    assertThat(joined.statusCode()).isEqualTo(302);
    assertThat(text(AUTHOR, edition, "en")).contains("# Our ").contains("A last word.");
    assertThat(clash.statusCode()).isEqualTo(409);
    assertThat(clash.body()).contains("# Our ").contains("# Their ");
    assertThat(AUTHOR.get(edition + "/texts/en/history").body()).contains("history/3");
  }

  @Test
  void anOldTextCanBeRestored() {
    String edition = begin(AUTHOR, "bank");
    String began = text(AUTHOR, edition, "en");
    save(AUTHOR, edition, "en", "nothing is left", 1);

    AUTHOR.post(edition + "/texts/en/restoration", Map.of("number", "1"));

    assertThat(text(AUTHOR, edition, "en")).isEqualTo(began);
    assertThat(AUTHOR.get(edition + "/texts/en/history/2").body()).contains("nothing is left");
  }

  @Test
  void anApprovalLapsesWithTheMeaningAndNotWithAWord() {
    String edition = begin(AUTHOR, "bank");
    AUTHOR.post(edition + "/submission", Map.of());
    APPROVER.post(edition + "/approval", Map.of());
    String approved = text(AUTHOR, edition, "en");

    save(AUTHOR, edition, "en", approved.replaceFirst("\n\n## ", "\n\nA word more.\n\n## "), 1);
    assertThat(OFFICER.get(edition).body()).contains("differs in words, not in meaning");

    save(AUTHOR, edition, "en", approved.replaceFirst("within (\\d+) ", "within 9$1 "), 2);
    assertThat(OFFICER.get(edition).body()).contains("counts no more");
  }

  @Test
  void nobodyApprovesTheirOwnTextAlone() {
    String edition = begin(OFFICER, "bank");
    OFFICER.post(edition + "/submission", Map.of());
    OFFICER.post(edition + "/approval", Map.of());

    OFFICER.post(edition + "/publication", Map.of());

    assertThat(OFFICER.get(edition).body())
        .contains("Somebody else must, too")
        .doesNotContain("state-published");
  }

  @Test
  void findingsComeAsOneWrites() {
    String edition = begin(AUTHOR, "water");
    String broken = text(AUTHOR, edition, "en").replaceFirst("\\[a complaint", "[a complant");

    HttpResponse<String> findings =
        AUTHOR.post(edition + "/texts/en/findings", Map.of("text", broken));

    assertThat(findings.body())
        .contains("a complant")
        .contains("a complaint is received")
        .contains("This text cannot be published yet.")
        .doesNotContain("<html");
  }

  @Test
  void whatCannotBeKeptIsRefusedAndNotBroken() {
    String edition = begin(AUTHOR, "bank");

    assertThat(save(AUTHOR, edition, "en", "a\0b", 1).statusCode()).isEqualTo(400);
    assertThat(save(AUTHOR, edition, "en", "a".repeat(2_000_001), 1).statusCode()).isEqualTo(400);
    assertThat(AUTHOR.get(edition + "/texts/en/history").body()).doesNotContain("history/2");
  }

  @Test
  void aTextThatIsMarkupStaysText() {
    String edition = begin(AUTHOR, "bank");
    String attack = text(AUTHOR, edition, "en") + "\n<script>alert(1)</script>\n";

    save(AUTHOR, edition, "en", attack, 1);

    assertThat(AUTHOR.get(edition + "/texts/en").body()).doesNotContain("<script>alert");
    assertThat(AUTHOR.get(edition + "/texts/en/preview").body()).doesNotContain("<script>alert");
  }
}
