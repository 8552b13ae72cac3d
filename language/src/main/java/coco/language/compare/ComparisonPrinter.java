package coco.language.compare;

import coco.language.Document;
import coco.language.compare.Change.Subject;
import java.util.ArrayList;
import java.util.List;

/** Writes a comparison for people: as plain lines, or as Markdown. */
public final class ComparisonPrinter {
  private final Comparison comparison;
  private final Words words;

  public ComparisonPrinter(Comparison comparison) {
    this.comparison = comparison;
    words = new Words(comparison.language());
  }

  /** One paragraph, with what it is. */
  public record Line(Style style, String text) {
    /** How a paragraph stands. */
    public enum Style {
      TITLE,
      PART,
      SUBJECT,
      CHANGE,
      NOTE
    }
  }

  /** The paragraphs of the comparison, in order. */
  public List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Line.Style.TITLE, title()));
    if (comparison.isAcrossLanguages()) {
      lines.add(new Line(Line.Style.NOTE, words.of("printed.across")));
    }
    if (comparison.isSame()) {
      lines.add(new Line(Line.Style.NOTE, words.of("printed.same")));
    } else {
      part("printed.meaning", comparison.meaning(), lines);
      lines.add(new Line(Line.Style.NOTE, words.of("printed.alike", comparison.rulesAlike())));
    }
    if (!comparison.words().isEmpty()) {
      part("printed.words", comparison.words(), lines);
    }
    return lines;
  }

  private void part(String heading, List<Change> changes, List<Line> lines) {
    lines.add(new Line(Line.Style.PART, words.of(heading)));
    for (Subject subject : Subject.values()) {
      List<Change> about = changes.stream().filter(it -> it.subject() == subject).toList();
      if (!about.isEmpty()) {
        lines.add(new Line(Line.Style.SUBJECT, words.of("subject." + subject)));
        about.forEach(change -> lines.add(new Line(Line.Style.CHANGE, sentence(change))));
      }
    }
  }

  private String title() {
    return words.of(
        "printed.other.title",
        name(comparison.before()),
        edition(comparison.before()),
        name(comparison.after()),
        edition(comparison.after()),
        comparison.after().language().tag(),
        comparison.before().language().tag());
  }

  private static String name(Document document) {
    return document.code().id().isEmpty() ? document.file() : document.code().id();
  }

  private static String edition(Document document) {
    return document.code().edition().isEmpty() ? "–" : document.code().edition();
  }

  /** A change as a whole sentence, with what it is about. */
  public String sentence(Change change) {
    String text = change.sentence();
    boolean ended = text.endsWith(".") || text.endsWith("!") || text.endsWith("?");
    String plain = ended && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (change.label().isEmpty()) {
      plain = Character.toTitleCase(plain.charAt(0)) + plain.substring(1);
      return plain + ".";
    }
    String whole = words.of("line", change.label(), plain);
    return ended && !text.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
  }

  /** The comparison as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    Line.Style before = Line.Style.TITLE;
    for (Line line : lines()) {
      boolean listed = line.style() == Line.Style.CHANGE && before == Line.Style.CHANGE;
      text.append(text.isEmpty() || listed ? "" : "\n")
          .append(
              switch (line.style()) {
                case TITLE -> "# ";
                case PART -> "## ";
                case SUBJECT -> "### ";
                case CHANGE -> "- ";
                case NOTE -> "";
              })
          .append(escaped(line.text()))
          .append('\n');
      before = line.style();
    }
    return text.toString();
  }

  /** Text of a document must not become Markdown or HTML. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("|", "\\|")
        .replaceAll("\\s*\\R\\s*", " ");
  }
}
