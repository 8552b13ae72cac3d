package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.Document;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of a code: whole, safe, and for everybody to read. */
class RenderCommandTest {
  private static final Path WATER = Path.of("../examples/water");
  private static final String ENGLISH = WATER.resolve("riverside.en.coco.md").toString();
  private static final String FRENCH = WATER.resolve("riverside.fr.coco.md").toString();

  @TempDir Path folder = Path.of("");

  private static String page(String... arguments) {
    List<String> all = new ArrayList<>(List.of("render"));
    all.addAll(List.of(arguments));
    Run run = Run.coco(all.toArray(String[]::new));
    assertThat(run.status()).as(run.err()).isZero();
    return run.out();
  }

  private String edited(String passage, String replacement) throws IOException {
    String text = Files.readString(Path.of(ENGLISH));
    assertThat(text).contains(passage);
    Path file = folder.resolve("edited.en.coco.md");
    return Files.writeString(file, text.replace(passage, replacement)).toString();
  }

  /** The page is XML too, so that a parser sees every tag closed and every attribute quoted. */
  private static org.w3c.dom.Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (Exception notWellFormed) {
      throw new AssertionError("the page is not well-formed: " + notWellFormed, notWellFormed);
    }
  }

  private static List<Element> elements(org.w3c.dom.Document page, String tag) {
    NodeList found = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  static Stream<String> codes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
      return files
          .map(Path::toString)
          .filter(it -> it.endsWith(".coco.md"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void everyRuleAndDefinitionIsThereAndEveryLinkHasItsTarget(String file) throws IOException {
    Document code = Codes.read(Files.readString(Path.of(file)), file);

    org.w3c.dom.Document page = parsed(page(file));

    Set<String> ids = new HashSet<>();
    for (Element each : elements(page, "*")) {
      if (each.hasAttribute("id")) {
        assertThat(ids.add(each.getAttribute("id")))
            .as("twice: " + each.getAttribute("id"))
            .isTrue();
      }
    }
    assertThat(ids).containsAll(code.rules().stream().map(rule -> rule.id().text()).toList());
    assertThat(ids)
        .containsAll(code.definitions().stream().map(row -> "term-" + row.id()).toList());
    assertThat(ids)
        .containsAll(
            code.calendars().stream()
                .map(row -> "calendar-" + row.id().replace(' ', '_'))
                .toList());
    for (Element link : elements(page, "a")) {
      String target = link.getAttribute("href");
      assertThat(target).matches("(#|https://|mailto:).*");
      assertThat(!target.startsWith("#") || ids.contains(target.substring(1))).as(target).isTrue();
    }
    headingsAreInOrder(page);
  }

  private static void headingsAreInOrder(org.w3c.dom.Document page) {
    int before = 0;
    for (Element each : elements(page, "*")) {
      if (each.getTagName().matches("h[1-6]")) {
        int level = each.getTagName().charAt(1) - '0';
        assertThat(level == 1 || level <= before + 1).as(each.getTextContent()).isTrue();
        before = level;
      }
    }
    assertThat(elements(page, "h1")).hasSize(1);
  }

  @Test
  void everyTableSaysItsRolesOnceItsRowsAreNoLongerLaidOutAsATable() {
    org.w3c.dom.Document page = parsed(page(ENGLISH));

    List<Element> tables =
        elements(page, "table").stream()
            .filter(table -> !table.getAttribute("class").equals("plain"))
            .toList();
    assertThat(tables)
        .extracting(table -> table.getAttribute("class"))
        .contains("definitions", "calendars");
    for (Element table : tables) {
      assertThat(table.getAttribute("role")).isEqualTo("table");
      for (String part : List.of("thead", "tbody", "tr", "th", "td")) {
        NodeList parts = table.getElementsByTagName(part);
        for (int i = 0; i < parts.getLength(); i++) {
          assertThat(((Element) parts.item(i)).getAttribute("role")).as(part).isNotEmpty();
        }
      }
    }
  }

  @Test
  void termsLeadToTheirDefinitions() {
    String page = page(ENGLISH);

    assertThat(page)
        .contains("<a class=\"term\" href=\"#term-complaint\">a complaint is received</a>")
        .contains("<a class=\"term\" href=\"#calendar-contact\">contact hours</a>")
        .contains("<a href=\"#CS-1\">CS-1</a>");
  }

  @Test
  void bothLanguagesStandOnOnePageWithoutScript() {
    String page = page(ENGLISH, FRENCH);

    org.w3c.dom.Document parsed = parsed(page);
    assertThat(parsed.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    List<Element> versions =
        elements(parsed, "div").stream()
            .filter(each -> each.getAttribute("class").equals("version"))
            .toList();
    assertThat(versions).extracting(each -> each.getAttribute("lang")).containsExactly("en", "fr");
    assertThat(page)
        .contains("id=\"en-CS-1\"")
        .contains("id=\"fr-CS-1\"")
        .contains("href=\"#version-fr\" lang=\"fr\" hreflang=\"fr\">Français</a>")
        .doesNotContain("<script");
  }

  @Test
  void nothingComesFromElsewhere() {
    String page = page(ENGLISH, FRENCH);

    assertThat(page)
        .doesNotContainPattern("(?i)<(script|link|iframe|object|embed|img|form|base)\\b")
        .doesNotContainPattern("(?i)(src|srcset|action|poster)\\s*=")
        .doesNotContainPattern("(?i)@import|url\\(");
  }

  @Test
  void internalChaptersAreForOwnReadersOnly() {
    String own = page(ENGLISH);
    String open = page("--public", ENGLISH);

    assertThat(own).contains("id=\"ET-1\"").contains("<span class=\"badge\">internal</span>");
    assertThat(open).doesNotContain("ET-1").doesNotContain("Our code of ethics").contains("CS-1");
    parsed(open);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "![see](https://elsewhere.example/x.png)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](#nowhere)",
        "\"><svg/onload=alert(1)>",
      })
  void attacksInProseStayText(String attack) throws IOException {
    String page =
        page(
            edited(
                "People who complain fear",
                attack + "\n\n" + attack + " People who complain fear"));

    safe(page);
  }

  @Test
  void attacksInTitlesAndTermsStayText() throws IOException {
    String text =
        Files.readString(Path.of(ENGLISH))
            .replace("### CS-1 · Acknowledge every complaint", "### CS-1 · <script>x</script> \"'")
            .replace("title: Riverside Water", "title: <script>t</script>")
            .replace("# Riverside Water — Code", "# `<script>t</script>` Code")
            .replace("owner: Customer Director", "owner: \"<script>o</script>\"")
            .replace("Measure: reviewed weekly", "Measure: <script>m</script>")
            .replace("**Example: a Friday complaint**", "**Example: a `<script>e</script>`**")
            .replace("a complaint is received", "a <b>complaint</b> is \"received\"");
    Path file = Files.writeString(folder.resolve("attack.en.coco.md"), text);

    safe(page(file.toString()));
  }

  private static void safe(String page) {
    org.w3c.dom.Document parsed = parsed(page);
    assertThat(elements(parsed, "script")).isEmpty();
    assertThat(elements(parsed, "img")).isEmpty();
    assertThat(elements(parsed, "b")).isEmpty();
    for (Element each : elements(parsed, "*")) {
      for (int i = 0; i < each.getAttributes().getLength(); i++) {
        String name = each.getAttributes().item(i).getNodeName();
        assertThat(name).doesNotStartWith("on");
        if (name.equals("href")) {
          assertThat(each.getAttribute(name)).matches("(#|https?://|mailto:).*");
        }
      }
    }
  }

  /** WCAG 2.2, 1.4.3 and 1.4.11: words 4.5 to 1, marks 3 to 1, light and dark. */
  @ParameterizedTest
  @CsvSource({
    "ink, page, 4.5",
    "ink, paper, 4.5",
    "ink, clause, 4.5",
    "soft, page, 4.5",
    "soft, paper, 4.5",
    "link, page, 4.5",
    "link, paper, 4.5",
    "link, clause, 4.5",
    "bad, paper, 4.5",
    "on, good, 4.5",
    "on, bad, 4.5",
    "on, neutral, 4.5",
    "good, open, 3",
    "bad, open, 3",
    "bad, band, 3",
    "neutral, band, 3",
    "clock, band, 3",
    "clock, open, 3",
    "due, open, 3",
    "focus, page, 3",
    "focus, paper, 3",
    "clause-edge, clause, 3",
  })
  void coloursHaveContrast(String one, String other, double least) throws IOException {
    String style = Files.readString(Path.of("../engine/src/main/resources/coco/engine/page.css"));
    String dark = style.substring(style.indexOf("prefers-color-scheme: dark"));

    assertThat(contrast(colours(style), one, other)).as("light").isGreaterThanOrEqualTo(least);
    assertThat(contrast(colours(dark), one, other)).as("dark").isGreaterThanOrEqualTo(least);
  }

  /** The first value of each colour. */
  private static Map<String, String> colours(String style) {
    Map<String, String> colours = new HashMap<>();
    Matcher matcher = Pattern.compile("--([a-z-]+):\\s*#([0-9a-f]{6})").matcher(style);
    while (matcher.find()) {
      colours.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static double contrast(Map<String, String> colours, String one, String other) {
    double first = luminance(colours.getOrDefault(one, ""));
    double second = luminance(colours.getOrDefault(other, ""));
    return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
  }

  private static double luminance(String hex) {
    double[] parts = new double[3];
    for (int i = 0; i < 3; i++) {
      double value = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      parts[i] = value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  @Test
  void twoFilesOfOneLanguageAreRefused() {
    Run run = Run.coco("render", ENGLISH, ENGLISH);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("both are in 'en'").contains("one file in each language");
  }

  @Test
  void threeFilesAreRefused() {
    Run run = Run.coco("render", ENGLISH, FRENCH, ENGLISH);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("3 files").contains("one in each language");
  }

  @Test
  void twoCodesAreRefused() throws IOException {
    Run run = Run.coco("render", edited("code: riverside-water", "code: other"), FRENCH);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("not the same edition");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere").resolve("page.html");

    Run run = Run.coco("render", ENGLISH, "--out", nowhere.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("there is no folder").contains("page.html");
  }

  @Test
  void aPageIsWrittenWhereAskedFor() throws IOException {
    Path file = folder.resolve("page.html");

    Run run = Run.coco("render", ENGLISH, "--out", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
  }
}
