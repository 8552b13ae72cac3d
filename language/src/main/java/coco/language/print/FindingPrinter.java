package coco.language.print;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.FindingTexts;
import coco.language.text.Eye;
import coco.language.text.Language;
import coco.language.text.SourceText;
import coco.language.text.SourceText.Position;
import coco.language.text.Span;

/** Writes findings for people, with the text at fault, and as plain fields for programs. */
public final class FindingPrinter {
  /** Longest line that is shown whole; of a longer one the part at fault. */
  private static final int LINE_MAX = 160;

  private static final int BEFORE_FAULT = 40;

  private final Document document;
  private final Language language;

  /** Prints in the document's own language. */
  public FindingPrinter(Document document) {
    this(document, document.language());
  }

  public FindingPrinter(Document document, Language language) {
    this.document = document;
    this.language = language;
  }

  /**
   * A finding as plain fields.
   *
   * @param line from 1; columns too, counted as the eye does; the end is after the last character
   * @param severity {@code error}, {@code warning} or {@code note}
   */
  public record Fields(
      String file,
      int line,
      int column,
      int endLine,
      int endColumn,
      String id,
      String severity,
      boolean ofForm,
      String what,
      String why,
      String todo) {}

  /** The finding as plain fields. */
  public Fields fields(Finding finding) {
    FindingTexts texts = FindingTexts.in(language);
    Span span = inside(finding.span());
    Position start = document.source().position(span.start());
    Position end = document.source().position(span.end());
    return new Fields(
        document.file(),
        start.line(),
        start.column(),
        end.line(),
        end.column(),
        finding.kind().id(),
        severity(finding.kind().severity(), Language.ENGLISH),
        finding.kind().severity() == FindingKind.Severity.ERROR_OF_FORM,
        texts.what(finding),
        texts.why(finding),
        texts.todo(finding));
  }

  /** The finding in five lines: place and what, the line at fault, why, what to do. */
  public String print(Finding finding) {
    FindingTexts texts = FindingTexts.in(language);
    Span span = inside(finding.span());
    Position place = document.source().position(span.start());
    String head =
        "%s:%d:%d: %s %s%s %s"
            .formatted(
                document.file(),
                place.line(),
                place.column(),
                severity(finding.kind().severity(), language),
                finding.kind().id(),
                colon(),
                texts.what(finding));
    return String.join(
        "\n",
        head,
        quote(span, place.line()),
        why() + texts.why(finding),
        todo() + texts.todo(finding),
        "");
  }

  /** A document that was refused has no text: its findings stand at its start. */
  private Span inside(Span span) {
    int length = document.source().text().length();
    return new Span(Math.min(span.start(), length), Math.min(span.end(), length));
  }

  private String quote(Span span, int number) {
    SourceText source = document.source();
    Span line = source.line(number);
    int start = source.visibleStart(line);
    int from = Math.clamp(span.start(), start, line.end());
    int until = Math.clamp(span.end(), from, line.end());
    String before = source.text().substring(start, from);
    String fault = source.text().substring(from, until);
    String after = source.text().substring(until, line.end());
    if (before.length() + fault.length() + after.length() > LINE_MAX) {
      before = lastPart(before);
      fault = firstPart(fault, LINE_MAX - BEFORE_FAULT);
      after = firstPart(after, BEFORE_FAULT);
    }
    String margin = " ".repeat(String.valueOf(number).length() + 2);
    String carets = "^".repeat(Math.max(1, Eye.width(shown(fault))));
    return " %d | %s\n%s| %s%s"
        .formatted(
            number,
            shown(before + fault + after),
            margin,
            " ".repeat(Eye.width(shown(before))),
            carets);
  }

  private static String lastPart(String text) {
    int cut = text.lastIndexOf(' ', text.length() - BEFORE_FAULT);
    return cut <= 0 ? text : "…" + text.substring(cut);
  }

  private static String firstPart(String text, int length) {
    int cut = text.indexOf(' ', Math.min(length, text.length()));
    return cut < 0 ? text : text.substring(0, cut) + " …";
  }

  /** What a terminal would not show in one place of its own. */
  private static String shown(String text) {
    return text.replace('\t', ' ').replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static String severity(FindingKind.Severity severity, Language language) {
    return switch (language) {
      case ENGLISH ->
          switch (severity) {
            case ERROR_OF_FORM, ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
          };
      case FRENCH ->
          switch (severity) {
            case ERROR_OF_FORM, ERROR -> "erreur";
            case WARNING -> "avertissement";
            case NOTE -> "note";
          };
    };
  }

  private String colon() {
    return switch (language) {
      case ENGLISH -> ":";
      case FRENCH -> "\u00A0:";
    };
  }

  private String why() {
    return switch (language) {
      case ENGLISH -> " why: ";
      case FRENCH -> " pourquoi\u00A0: ";
    };
  }

  private String todo() {
    return switch (language) {
      case ENGLISH -> " do:  ";
      case FRENCH -> " à faire \u00A0: ";
    };
  }
}
