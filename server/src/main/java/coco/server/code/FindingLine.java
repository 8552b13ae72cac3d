package coco.server.code;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import coco.server.web.Texts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as a page shows it.
 *
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param line from 1
 * @param from where it begins in the text, in UTF-16 units
 * @param to where it ends
 */
public record FindingLine(
    String id,
    String severity,
    int line,
    int column,
    int from,
    int to,
    String what,
    String why,
    String todo) {

  /** A place of another text, as findings name it: there are no files here. */
  private static final Pattern PLACE = Pattern.compile("code\\.(en|fr)\\.coco\\.md(?::([0-9]+))?");

  /** The name by which a text here is read. */
  static String fileOf(Language language) {
    return "code.%s.coco.md".formatted(language.tag());
  }

  /** The finding with places of texts in a reader's words: the French text, line 12. */
  static Finding told(Finding finding, Language language) {
    List<String> arguments =
        finding.arguments().stream().map(it -> told(it, Texts.in(language))).toList();
    return new Finding(finding.kind(), finding.span(), arguments);
  }

  private static String told(String argument, Texts texts) {
    Matcher place = PLACE.matcher(argument);
    if (!place.matches()) {
      return argument;
    }
    return place.group(2) == null
        ? texts.of("code.findings.text." + place.group(1))
        : texts.of("code.findings.text-line." + place.group(1), place.group(2));
  }

  /** The findings of a document, in a reader's language. */
  static List<FindingLine> of(Document document, Language language) {
    FindingPrinter printer = new FindingPrinter(document, language);
    return document.findings().stream()
        .map(finding -> line(printer, told(finding, language)))
        .toList();
  }

  private static FindingLine line(FindingPrinter printer, Finding finding) {
    FindingPrinter.Fields it = printer.fields(finding);
    return new FindingLine(
        it.id(),
        it.severity(),
        it.line(),
        it.column(),
        finding.span().start(),
        finding.span().end(),
        it.what(),
        it.why(),
        it.todo());
  }

  /** How many findings stop publication. */
  static long errors(Document document) {
    return document.findings().stream()
        .filter(
            finding ->
                finding.kind().severity() == FindingKind.Severity.ERROR
                    || finding.kind().severity() == FindingKind.Severity.ERROR_OF_FORM)
        .count();
  }
}
