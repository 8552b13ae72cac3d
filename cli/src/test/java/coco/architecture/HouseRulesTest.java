package coco.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house that show only in the text of the sources. */
class HouseRulesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  /** What no line may hold; each with a line that breaks it. */
  private static final Map<Pattern, String> MAIN =
      Map.of(
          Pattern.compile("catch \\((?:Exception|Throwable|Error) "),
          "} catch (Exception anything) {",
          Pattern.compile("@author|must not be null"),
          "/** @author me */",
          Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b"),
          "// TODO later",
          Pattern.compile("^\\s*///"),
          "/// Markdown in a comment",
          Pattern.compile("printStackTrace\\(\\)"),
          "failure.printStackTrace();",
          Pattern.compile("^\\s*//.*[;{]\\s*$"),
          "// int old = compute();");

  private static final Map<Pattern, String> TESTS =
      Map.of(
          Pattern.compile("Thread\\.sleep\\("),
          "Thread.sleep(100);",
          Pattern.compile("import org\\.(?:mockito|easymock)"),
          "import org.mockito.Mockito;",
          Pattern.compile("@Disabled"),
          "@Disabled");

  private static List<Path> files(String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("language", "engine", "server", "cli")) {
      try (Stream<Path> all = Files.walk(ROOT.resolve(module).resolve("src"))) {
        all.filter(file -> file.getFileSystem().getPathMatcher("glob:" + glob).matches(file))
            .forEach(found::add);
      }
    }
    found.sort(null);
    assertThat(found).as(glob).isNotEmpty();
    return found;
  }

  private static List<String> offences(Map<Pattern, String> rules, List<Path> files)
      throws IOException {
    List<String> offences = new ArrayList<>();
    for (Path file : files) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        for (Pattern rule : rules.keySet()) {
          if (rule.matcher(line).find()) {
            offences.add(file + ":" + number + ": " + line.strip());
          }
        }
      }
    }
    return offences;
  }

  @Test
  void sourcesSayNothingThatTheHouseDoesWithout() throws IOException {
    assertThat(offences(MAIN, files("**/src/main/java/**.java"))).isEmpty();
  }

  @Test
  void testsWaitForNothingAndPretendNothing() throws IOException {
    List<Path> tests = files("**/src/test/java/**.java");
    tests.removeIf(file -> file.endsWith("HouseRulesTest.java"));

    assertThat(offences(TESTS, tests)).isEmpty();
  }

  @Test
  void eachRuleNoticesALineThatBreaksIt() {
    MAIN.forEach((rule, line) -> assertThat(rule.matcher(line).find()).as(line).isTrue());
    TESTS.forEach((rule, line) -> assertThat(rule.matcher(line).find()).as(line).isTrue());
  }

  @Test
  void englishAndFrenchHaveTheSameKeysAndPlaceholders() throws IOException {
    for (Path english : files("**/src/main/resources/**_en.properties")) {
      Path french =
          english.resolveSibling(
              english.getFileName().toString().replace("_en.properties", "_fr.properties"));
      Map<String, String> first = read(english);
      Map<String, String> second = read(french);
      if (english.toString().matches(".*/(phrases|holidays)_en\\.properties")) {
        // How many variants a phrase has, and which of the library's names need another one, is
        // each language's own.
        continue;
      }

      assertThat(second.keySet()).as(french.toString()).isEqualTo(first.keySet());
      first.forEach(
          (key, text) ->
              assertThat(places(second.get(key))).as(french + ": " + key).isEqualTo(places(text)));
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }

  private static SortedSet<String> places(String text) {
    SortedSet<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }
}
