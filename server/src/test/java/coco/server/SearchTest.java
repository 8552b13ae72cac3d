package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    assertThat(search("en", "xylophone quadrille zzz")).contains("No rule found.");
    assertThat(search("en", " ")).contains("Write one or more words");
    assertThat(search("en", "the")).contains("No rule found.");
    assertThat(search("en", "\"*:) OR <script>")).doesNotContain("<script>\"");
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
