package coco.language;

import coco.language.code.CalendarDefinition;
import coco.language.code.ChapterKind;
import coco.language.code.Code;
import coco.language.code.Definition;
import coco.language.code.Example;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.syntax.Nature;
import coco.language.syntax.Piece;
import coco.language.text.Clip;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.language.text.SourceText;
import coco.language.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * One document as read: one language version of one edition of a code, its parts with their places
 * in the file, what it means, and every finding. Where something could not be read the rest is here
 * all the same.
 *
 * @param file the file's name, for findings
 * @param title the level-1 heading, else the front matter's title, else empty
 * @param chapters level-2 headings, in order
 * @param lexicon how its terms and calendars are called
 * @param code what it means; only as sound as {@link #isSound} says
 * @param findings in the order of the file, {@link Limits#FINDINGS} at most
 */
public record Document(
    String file,
    SourceText source,
    Language language,
    FrontMatter frontMatter,
    String title,
    List<Chapter> chapters,
    List<Goal> goals,
    List<RuleText> rules,
    List<DefinitionRow> definitions,
    List<CalendarRow> calendars,
    List<ExampleTable> examples,
    Lexicon lexicon,
    Code code,
    List<Finding> findings) {
  public Document {
    chapters = List.copyOf(chapters);
    goals = List.copyOf(goals);
    rules = List.copyOf(rules);
    definitions = List.copyOf(definitions);
    calendars = List.copyOf(calendars);
    examples = List.copyOf(examples);
    findings = List.copyOf(findings);
  }

  /**
   * A chapter.
   *
   * @param kind absent where the front matter does not name its title
   * @param internal whether it is left out of the public edition
   * @param heading where its heading stands
   * @param section its heading and all until the next chapter
   */
  public record Chapter(
      Optional<ChapterKind> kind, String title, boolean internal, Span heading, Span section) {}

  /**
   * A goal.
   *
   * @param id where its id stands
   * @param body what is said under its heading
   */
  public record Goal(String id, String title, Span heading, Span place, Span body) {}

  /**
   * A rule.
   *
   * @param place where its id stands
   * @param clause its sentence, where it has just one block quote
   * @param quote where that block quote stands
   * @param section its heading and all until the next
   * @param rule what it means, where its sentence could be read
   * @param text of a norm or a value
   * @param pieces what its sentence names
   */
  public record RuleText(
      RuleId id,
      String title,
      ChapterKind chapter,
      boolean internal,
      Span heading,
      Span place,
      Optional<Clip> clause,
      Optional<Span> quote,
      Span section,
      Optional<Rule> rule,
      Optional<String> text,
      List<Piece> pieces) {
    public RuleText {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A row of a definitions table.
   *
   * @param fact the term
   * @param act the act's cell, where it says something
   * @param definition what it means, where that could be read
   */
  public record DefinitionRow(
      String id,
      Clip fact,
      Optional<Clip> act,
      Optional<Nature> nature,
      Clip meaning,
      Span row,
      Optional<Definition> definition,
      List<Piece> pieces) {
    public DefinitionRow {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * A row of a calendars table.
   *
   * @param name how the calendar is called
   * @param calendar what it means, where that could be read
   */
  public record CalendarRow(
      String id, Clip name, Span row, Optional<CalendarDefinition> calendar) {}

  /**
   * An example.
   *
   * @param rule the rule in whose section it stands
   * @param heading where its bold line stands
   * @param lines where its rows stand, in order
   * @param example what it means, where all of it could be read
   */
  public record ExampleTable(
      RuleId rule, String title, Span heading, List<Span> lines, Optional<Example> example) {
    public ExampleTable {
      lines = List.copyOf(lines);
    }
  }

  /** Whether its form is sound: every command but publication runs it. */
  public boolean isSound() {
    return findings.stream()
        .noneMatch(finding -> finding.kind().severity() == FindingKind.Severity.ERROR_OF_FORM);
  }

  /** Whether nothing keeps it from being published. */
  public boolean isPublishable() {
    return isSound()
        && findings.stream()
            .noneMatch(finding -> finding.kind().severity() == FindingKind.Severity.ERROR);
  }

  /** The rule that an id names, where there is one; also where the text is no id at all. */
  public Optional<RuleText> rule(String id) {
    return rules.stream().filter(rule -> rule.id().text().equals(id)).findFirst();
  }

  /** The rule of an id, where there is one. */
  public Optional<RuleText> rule(RuleId id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
