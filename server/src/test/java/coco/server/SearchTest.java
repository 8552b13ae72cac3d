package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finding rules by their words. */
class SearchTest {
  private static final Somebody READER = RunningServer.get().nobody();

  private static String edition;

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("water/riverside", "find-water", "2026.1"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  private static String search(String language, String question) {
    return READER
        .get("/%s?q=%s".formatted(language, URLEncoder.encode(question, StandardCharsets.UTF_8)))
        .body();
  }

  @Test
  void accentsAndEndingsDoNotMatter() {
    assertThat(search("fr", "RECLAMATIONS"))
        .contains("/fr/find-water/rules/CS-1\"")
        .contains("<mark>réclamation</mark>");
    assertThat(search("fr", "l'échéance")).contains("/fr/find-water/rules/");
    assertThat(search("en", "acknowledging complaints"))
        .contains("/en/find-water/rules/CS-1\"")
        .contains("<mark>acknowledge</mark>");
  }

  @Test
  void theNumberOfARuleFindsItFirst() {
    assertThat(search("en", "cs-3"))
        .containsPattern(
            "(?s)<ol class=\"rule-list\">\\s*<li>\\s*<h2[^>]*><a href=\"/en/find-water/rules/CS-3\"");
  }

  @Test
  void aMistypedWordIsHelped() {
    assertThat(search("en", "complant")).contains("Did you mean “complaint”").contains("CS-1");
    assertThat(search("fr", "reclamatoin")).contains("réclamation").contains("CS-1");
  }

  @Test
  void whatIsNowhereIsSaidToBeNowhere() {
    assertThat(search("en", "xylophone quadrille zzz")).contains("Nothing found.");
    assertThat(search("en", " ")).contains("Write one or more words");
    assertThat(search("en", "the")).contains("Nothing found.");
    assertThat(search("fr", "ET-97"))
        .as("the number of a rule is nobody’s slip")
        .contains("Rien de trouvé")
        .doesNotContain("Vouliez-vous dire");
    assertThat(search("en", "\"*:) OR <script>")).doesNotContain("<script>\"");
  }

  @Test
  void termsAreFoundWithWhatTheyMean() {
    assertThat(search("en", "vulnerable"))
        .contains("/en/find-water/terms#term-vulnerable\"", ">definition</span>");
    assertThat(search("fr", "clients fragiles"))
        .contains("/fr/find-water/terms#term-vulnerable\"", ">définition</span>");
  }

  @Test
  void aRuleComesBeforeTheTermsItUses() {
    assertThat(search("en", "complaint"))
        .containsPattern(
            "(?s)<ol class=\"rule-list\">\\s*<li>\\s*<h2[^>]*><a href=\"/en/find-water/rules/");
  }

  @Test
  void guidanceAndAnswersAreFoundByThoseWhoMayReadThem() {
    Somebody officer = RunningServer.get().somebody(Role.COMPLIANCE_OFFICER);
    Somebody asker = RunningServer.get().somebody();
    Somebody other = RunningServer.get().somebody();
    String question = asked(asker, "CS-1", "Does a zeppelin count as a letter?");
    officer.post(question + "/answer", Map.of("words", "A zeppelin does not."));
    String found = "/me?q=zeppelins";

    assertThat(asker.get(found).body()).contains(question, "A zeppelin does not.");
    assertThat(officer.get(found).body()).contains(question);
    assertThat(other.get(found).body()).doesNotContain(question).contains("Nothing found.");

    guide(officer, question, "Do airships count?", "No zeppelin does.", "internal");
    assertThat(other.get(found).body())
        .contains(
            "/me/code/find-water/rules/CS-1#notes\"", "Do airships count?", ">guidance</span>");
    assertThat(search("en", "zeppelin")).contains("Nothing found.");

    officer.post(question + "/guidance/end", Map.of());
    assertThat(other.get(found).body()).doesNotContain("Do airships count?");
    guide(officer, question, "Do airships count?", "No zeppelin does.", "public");
    assertThat(search("en", "zeppelin")).contains("/en/find-water/rules/CS-1#notes\"");
    officer.post(question + "/guidance/end", Map.of());
    assertThat(search("en", "zeppelin")).contains("Nothing found.");
  }

  @Test
  void guidanceOfAnInternalRuleIsFoundInsideOnly() {
    Somebody officer = RunningServer.get().somebody(Role.COMPLIANCE_OFFICER);
    String question = asked(officer, "ET-1", "Is a lunch a gift?");
    officer.post(question + "/answer", Map.of("words", "It is."));
    guide(officer, question, "Is a rutabaga a gift?", "It is.", "public");

    assertThat(officer.get("/me?q=rutabaga").body())
        .contains("/me/code/find-water/rules/ET-1#notes");
    assertThat(search("en", "rutabaga")).contains("Nothing found.");
    officer.post(question + "/guidance/end", Map.of());
  }

  private static String asked(Somebody somebody, String rule, String words) {
    return somebody
        .post("/me/code/find-water/rules/%s/questions".formatted(rule), Map.of("words", words))
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static void guide(
      Somebody officer, String question, String asked, String words, String audience) {
    officer.post(
        question + "/guidance", Map.of("asked", asked, "words", words, "audience", audience));
  }

  @Test
  void aQuestionThatIsTooLongIsKeptAndExplained() {
    assertThat(search("en", "water ".repeat(50))).contains("A question may have 200 characters");
  }

  @Test
  void aWithdrawnEditionIsNotFound() {
    String other = Sites.publish(Sites.renamed("town-hall/belrive", "find-town-hall", "2026.1"));
    assertThat(search("en", "prefect")).contains("/en/find-town-hall/rules/");

    Sites.withdraw(other);

    assertThat(search("en", "prefect")).doesNotContain("find-town-hall");
  }
}
