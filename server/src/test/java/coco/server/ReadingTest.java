package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.text.Language;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * What readers of a published code get: pages, what changed, the feed, and what caches may keep.
 */
class ReadingTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final Somebody READER = RunningServer.get().nobody();

  private static String first;
  private static String second;

  @BeforeAll
  static void publish() {
    first = Sites.publish(Sites.renamed("water/riverside", "read-water", "first"));
    Map<Language, String> next = new java.util.EnumMap<>(Language.class);
    Sites.renamed("water/riverside", "read-water", "second")
        .forEach(
            (language, text) ->
                next.put(
                    language,
                    text.replaceFirst("Breach: serious", "Breach: critical")
                        .replaceFirst("Manquement : grave", "Manquement : critique")
                        .replaceFirst("(?m)^(### CS-2 · .*)$", "$1, always")
                        // A day on, so that it follows the first.
                        .replaceFirst("effective: 2026-01-01", "effective: 2026-01-02")));
    second = Sites.publish(next);
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(second);
    Sites.withdraw(first);
  }

  @Test
  void whatChangedIsToldRuleByRule() {
    String english = READER.get("/en/read-water/changes?from=first&to=second").body();
    String french = READER.get("/fr/read-water/changes?from=first&to=second").body();

    assertThat(english)
        .contains("From edition first to edition second")
        .contains("<del>serious</del>")
        .contains("<ins>critical</ins>")
        .contains("state-changed")
        .contains("customers");
    assertThat(french).contains("De l’édition first à l’édition second").contains("state-changed");
    assertThat(READER.get("/en/read-water/changes").body()).contains("<ins>critical</ins>");
    assertThat(READER.get("/en/read-water/changes?from=nothing").statusCode()).isEqualTo(404);
  }

  /** What a chapter says beside its rules is part of the code. */
  @Test
  void theWordsOfAChapterAreRead() {
    assertThat(READER.get("/en/read-water").body())
        .contains("Help for you", "The local office at 8 quai des Tanneurs");
    assertThat(READER.get("/fr/read-water").body()).contains("quai des Tanneurs");
  }

  @Test
  void aCodeMayBeCalledAsAPartOfAnAddress() {
    for (String key : new String[] {"drafts", "rules", "editions", "terms"}) {
      String edition = Sites.publish(Sites.renamed("water/riverside", key, "first"));
      for (String page :
          new String[] {
            "",
            "/rules/CS-2",
            "/terms",
            "/hours",
            "/help",
            "/changes",
            "/editions",
            "/editions/first",
            "/editions/first/rules/CS-2",
            "/editions/first/terms",
            "/editions/first/hours",
            "/feed",
            "/code.md",
            "/code.json"
          }) {
        for (String language : new String[] {"en", "fr"}) {
          HttpResponse<String> answer = READER.get("/%s/%s%s".formatted(language, key, page));

          assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(200);
        }
      }
      Sites.withdraw(edition);
    }
  }

  @Test
  void theFeedIsAsRfc4287Asks() throws Exception {
    for (String language : new String[] {"en", "fr"}) {
      HttpResponse<String> answer = READER.get("/%s/read-water/feed".formatted(language));
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/atom+xml");
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Element feed =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(answer.body())))
              .getDocumentElement();

      assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
      assertThat(feed.getLocalName()).isEqualTo("feed");
      assertThat(feed.getAttribute("xml:lang")).isEqualTo(language);
      whole(feed);
      assertThat(link(feed, "self")).endsWith("/%s/read-water/feed".formatted(language));
      NodeList entries = feed.getElementsByTagNameNS(ATOM, "entry");
      assertThat(entries.getLength()).isEqualTo(2);
      Set<String> ids = new HashSet<>(Set.of(text(feed, "id")));
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        whole(entry);
        assertThat(ids.add(text(entry, "id"))).isTrue();
        String page = link(entry, "alternate").replaceFirst("^https?://[^/]*", "");
        assertThat(READER.get(page).statusCode()).as(page).isEqualTo(200);
      }
      assertThat(text((Element) entries.item(0), "summary")).contains("CO-3");
    }
  }

  /** RFC 4287, 4.1.1 and 4.1.2: just one id, title and updated; an author; an absolute id. */
  private static void whole(Element of) {
    for (String name : new String[] {"id", "title", "updated"}) {
      assertThat(children(of, name)).as(name).isEqualTo(1);
    }
    assertThat(text(of, "id")).startsWith("urn:uuid:");
    assertThat(text(of, "title")).isNotBlank();
    assertThat(OffsetDateTime.parse(text(of, "updated"))).isNotNull();
    Element feed = of.getOwnerDocument().getDocumentElement();
    assertThat(feed.getElementsByTagNameNS(ATOM, "name").item(0).getTextContent()).isNotBlank();
  }

  private static int children(Element of, String name) {
    int count = 0;
    for (var node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (name.equals(node.getLocalName())) {
        count++;
      }
    }
    return count;
  }

  private static String text(Element of, String name) {
    return of.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  private static String link(Element of, String relation) {
    NodeList links = of.getElementsByTagNameNS(ATOM, "link");
    for (int i = 0; i < links.getLength(); i++) {
      Element link = (Element) links.item(i);
      if (link.getAttribute("rel").equals(relation) && link.getParentNode().equals(of)) {
        return link.getAttribute("href");
      }
    }
    return "";
  }

  @Test
  void pagesNameTheirOneAddressAndTheirOtherLanguage() {
    String page = READER.get("/en/read-water/editions/second/rules/CS-1").body();

    assertThat(page)
        .containsPattern("rel=\"canonical\" href=\"http[^\"]*/en/read-water/rules/CS-1\"")
        .containsPattern("hreflang=\"fr\" href=\"http[^\"]*/fr/read-water/rules/CS-1\"");
    assertThat(READER.get("/en/read-water/editions/first/rules/CS-1").body())
        .containsPattern(
            "rel=\"canonical\" href=\"http[^\"]*/en/read-water/editions/first/rules/CS-1\"");
  }

  @Test
  void termsAreExplainedBesideTheRule() {
    String page = READER.get("/en/read-water/rules/CS-1").body();

    assertThat(page)
        .containsPattern(
            "<a class=\"term\" href=\"[^\"]*/terms#term-([^\"]*)\" aria-describedby=\"word-\\1\"");
    assertThat(page).contains("<dd id=\"word-").contains("Words in this rule");
  }

  @Test
  void calendarsAreOpeningHours() {
    String page = READER.get("/en/read-water/hours").body();

    assertThat(page).contains("id=\"calendar-").contains("Monday").containsPattern("09:00|08:00");
    assertThat(page).containsPattern("Open now|Closed now|Open day and night");
    assertThat(READER.get("/fr/read-water/hours").body())
        .contains("lundi")
        .contains("Fuseau horaire");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    HttpResponse<String> page = READER.get("/en/read-water/rules/CS-1");
    String tag = page.headers().firstValue("ETag").orElse("");

    assertThat(tag).startsWith("W/");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-cache");
    HttpResponse<String> again = READER.get("/en/read-water/rules/CS-1", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    HttpResponse<String> own = RunningServer.get().somebody().get("/en/read-water/rules/CS-1");
    assertThat(own.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void anEditionThatComesBackSaysSinceWhen() {
    String first = Sites.publish(Sites.renamed("bank/harbourside", "read-again", "first"));
    Sites.age(first, "2020-01-02 12:00Z");
    assertThat(READER.get("/en/read-again").body()).contains("2 January 2020");
    String second = Sites.publish(Sites.renamed("bank/harbourside", "read-again", "second"));
    assertThat(READER.get("/en/read-again").body()).contains("second");

    Sites.withdraw(second);

    assertThat(READER.get("/en/read-again").body())
        .contains("first", "since 2 January 2020, and again since");
    Sites.withdraw(first);
  }

  @Test
  void aSlashTooManyLeadsToThePage() {
    HttpResponse<String> there = READER.get("/en/read-water/?a=b");
    assertThat(there.statusCode()).isEqualTo(308);
    assertThat(there.headers().firstValue("Location")).hasValue("/en/read-water?a=b");
    assertThat(READER.get("/").statusCode()).isNotEqualTo(308);
    assertThat(READER.get("//example.org/").headers().firstValue("Location")).isEmpty();
  }

  @Test
  void aWithdrawalShowsAtOnce() {
    String only = Sites.publish(Sites.renamed("bank/harbourside", "read-withdrawn", "only"));
    assertThat(READER.get("/en/read-withdrawn").statusCode()).isEqualTo(200);

    Sites.withdraw(only);

    for (String address : List.of("/en/read-withdrawn", "/en/read-withdrawn/editions/only")) {
      HttpResponse<String> gone = READER.get(address);
      assertThat(gone.statusCode()).as(address).isEqualTo(410);
      assertThat(gone.body())
          .contains("a test ends", "No edition of this code is in force", "Harbourside Bank");
    }
    assertThat(READER.get("/en/read-withdrawn/feed").body())
        .contains("edition only is withdrawn", "After that, no edition of this code is in force.");
    assertThat(READER.get("/en/read-never").statusCode()).isEqualTo(404);
    assertThat(READER.get("/en/read-withdrawn/editions/other").statusCode()).isEqualTo(404);
  }

  @Test
  void theGoalsOfARuleAreOnItsCover() {
    assertThat(READER.get("/en/read-water/rules/CS-1").body())
        .contains("href=\"/en/read-water#G-1\"");
    assertThat(READER.get("/en/read-water").body()).contains("id=\"G-1\"");
  }

  @Test
  void robotsFindTheMapOfTheSite() {
    assertThat(READER.get("/robots.txt").body())
        .contains("Disallow: /office")
        .contains("/sitemap.xml");
    assertThat(READER.get("/sitemap.xml").body())
        .contains("/en/read-water/rules/CS-1</loc>")
        .contains("/fr/read-water/terms</loc>")
        .doesNotContain("/office");
  }

  @Test
  void aDraftIsComparedInTheOffice() {
    Map<Language, String> texts = Sites.renamed("water/riverside", "read-water", "third");
    String draft = Sites.draft(texts);

    String page =
        RunningServer.get().somebody(coco.server.access.Role.AUTHOR).get(draft + "/changes").body();

    assertThat(page).contains("<ins>serious</ins>").contains("second");
    assertThat(READER.get(draft + "/changes").statusCode()).isEqualTo(302);
  }

  @Test
  void aWithdrawnEditionIsToldToBe() {
    String old = Sites.publish(Sites.renamed("bank/harbourside", "read-gone", "old"));
    Map<Language, String> texts = new java.util.EnumMap<>(Language.class);
    Sites.renamed("bank/harbourside", "read-gone", "bad")
        .forEach(
            (language, text) ->
                texts.put(language, text.replaceFirst("effective: \\S+", "effective: 2026-02-02")));
    String bad = Sites.publish(texts);
    String root = "/en/read-gone/editions/bad";
    HttpResponse<String> before = READER.get(root + "/rules/CS-1");
    assertThat(before.statusCode()).isEqualTo(200);
    String tag = before.headers().firstValue("ETag").orElseThrow();

    Sites.withdraw(bad);

    for (String below :
        java.util.List.of("", "/rules/CS-1", "/terms", "/hours", "/code.pdf", "/code.md")) {
      HttpResponse<String> gone = READER.get(root + below, "If-None-Match", tag);
      assertThat(gone.statusCode()).as(below).isEqualTo(410);
      assertThat(gone.body())
          .as(below)
          .contains("Edition bad is withdrawn", "a test ends", "Read edition old")
          .contains("href=\"/en/read-gone\"")
          .doesNotContain("class=\"clause\"", "CS-1 ");
      assertThat(gone.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }
    assertThat(READER.get(root.replace("/en/", "/fr/")).body()).contains("a été retirée le");
    assertThat(READER.get("/en/read-gone/changes?from=bad").statusCode()).isEqualTo(410);
    assertThat(READER.get("/en/read-gone/editions").body())
        .contains("Edition bad, withdrawn on", "The reason: a test ends");
    assertThat(READER.get("/en/read-gone/feed").body())
        .contains("edition bad is withdrawn", "The reason: a test ends")
        .contains("Edition old is in force instead.");
    Sites.withdraw(old);
    assertThat(READER.get("/en/read-gone").body())
        .contains("Edition old is withdrawn", "Edition bad, withdrawn on", "/en/read-gone/feed");
  }
}
