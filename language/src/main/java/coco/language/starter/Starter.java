package coco.language.starter;

import coco.language.code.Code;
import coco.language.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A first code that can be published and run at once: one text per language, a sample log, and the
 * mapping that reads it.
 */
public final class Starter {
  /** The longest name; a title must fit on a line. */
  public static final int NAME_LENGTH_MAX = 80;

  public static final String MAPPING = "log.source.yaml";
  private static final String LOG = "log.csv";

  private Starter() {}

  /** The file that holds the code in a language. */
  public static String code(Language language) {
    return "code.%s.coco.md".formatted(language.tag());
  }

  /**
   * Whether a name can stand in a title: letters, digits and blanks, with the signs that names of
   * organisations have.
   */
  public static boolean isName(String name) {
    return name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX
        && name.matches(".*[\\p{L}\\p{N}].*")
        && noNameSign(name).isEmpty();
  }

  /** The first sign that the name of an organisation cannot have. */
  public static Optional<String> noNameSign(String name) {
    return Pattern.compile("[^\\p{L}\\p{M}\\p{N} .,:;!?'’&+/()–—-]")
        .matcher(name)
        .results()
        .map(MatchResult::group)
        .findFirst();
  }

  /**
   * The files by their name, in the order of the names.
   *
   * @param languages those of the code; the first is that of the mapping's comments
   * @param name the organisation's, where it has been told
   */
  public static SequencedMap<String, String> files(
      List<Language> languages, Optional<String> name) {
    SequencedMap<String, String> files = new TreeMap<>();
    for (Language language : languages) {
      Properties titles = titles(language);
      String title =
          name.map(given -> titles.getProperty("title.name").replace("{0}", given))
              .orElseGet(() -> titles.getProperty("title"));
      files.put(
          code(language),
          resource(code(language))
              .replace("@CODE@", name.flatMap(Code::idOf).orElse("my-code"))
              .replace("@TITLE@", '"' + title + '"')
              .replace("@HEADING@", title));
    }
    files.put(MAPPING, resource("log.%s.source.yaml".formatted(languages.getFirst().tag())));
    files.put(LOG, resource(LOG));
    return files;
  }

  private static Properties titles(Language language) {
    Properties titles = new Properties();
    try (StringReader text =
        new StringReader(resource("titles_%s.properties".formatted(language.tag())))) {
      titles.load(text);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the starter's titles", failed);
    }
    return titles;
  }

  private static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(Starter.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the starter's " + name, failed);
    }
  }
}
