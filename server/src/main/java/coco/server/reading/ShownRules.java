package coco.server.reading;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import coco.server.code.CodeReader;
import coco.server.code.Publications;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Rules with their examples, to be shown within other texts. */
@Component
public class ShownRules {
  private static final Pattern LINK = Pattern.compile("<a\\b[^>]*>(.*?)</a>", Pattern.DOTALL);

  private final Publications publications;
  private final Readings readings;
  private final CodeReader reader;

  ShownRules(Publications publications, Readings readings, CodeReader reader) {
    this.publications = publications;
    this.readings = readings;
    this.reader = reader;
  }

  /** What becomes of asking for a rule. */
  public sealed interface Found {
    /**
     * It is there.
     *
     * @param language that it is written in
     * @param html its sentence with its examples on their calendars, without links
     */
    record Yes(String title, Language language, String html) implements Found {}

    record No(Missing what) implements Found {}
  }

  /** What is not there. */
  public enum Missing {
    CODE,
    RULE,
    EXAMPLE
  }

  /**
   * A rule of a code in force, internal chapters included.
   *
   * @param example which one, counted from 1; absent: all of them
   */
  public Found of(String code, String rule, OptionalInt example, Language language) {
    return publications
        .inForce(code)
        .map(edition -> readings.of(edition, language, Readers.OWN).document())
        .map(document -> in(document, rule, example))
        .orElse(new Found.No(Missing.CODE));
  }

  /** A rule of a text that is no published code. */
  public Found in(Document document, String rule, OptionalInt example) {
    Optional<Document.RuleText> found = document.rule(rule);
    if (found.isEmpty()) {
      return new Found.No(Missing.RULE);
    }
    long examples =
        document.examples().stream().filter(table -> table.rule().equals(found.get().id())).count();
    if (example.isPresent() && example.getAsInt() > examples) {
      return new Found.No(Missing.EXAMPLE);
    }
    CodeParts parts =
        new CodeParts(document, reader.holidays(), Readers.OWN, anchor -> "#" + anchor);
    String html = LINK.matcher(parts.shown(found.get(), example)).replaceAll("$1");
    return new Found.Yes(found.get().title(), document.language(), html);
  }
}
