package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What CoCo says in French is set as French print is: a no-break blank before {@code : % »} and
 * after {@code «}, a narrow one before {@code ; ? !}, curved apostrophes. The words of clauses are
 * for reading, where blanks do not matter, and have no such texts.
 */
class FrenchTextsTest {
  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(".."))) {
      return all.filter(file -> file.toString().replace('\\', '/').contains("/src/main/resources/"))
          .filter(file -> file.toString().endsWith("_fr.properties"))
          .filter(file -> !file.endsWith("phrases_fr.properties"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void signsHaveTheBlanksOfFrenchPrint(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }

    for (String key : new TreeSet<>(texts.stringPropertyNames())) {
      assertThat(texts.getProperty(key))
          .as(key)
          .doesNotContainPattern("[ \u202F](?=[:%\u00BB])")
          .doesNotContainPattern("[ \u00A0](?=[;?!])")
          .doesNotContainPattern("\u00AB(?!\u00A0)|(?<!\u00A0)\u00BB")
          .doesNotContainPattern("[\\p{L}\\p{N})}\u00BB][;?%]")
          // An elision, and not the quotes of a date's pattern.
          .doesNotContainPattern(
              "(?iu)\\b(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu)'{1,2}[\\p{L}{]+(?![\\p{L}'])");
    }
  }
}
