package coco.server.code;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import java.util.List;

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

  /** The findings of a document, in a reader's language. */
  static List<FindingLine> of(Document document, Language language) {
    FindingPrinter printer = new FindingPrinter(document, language);
    return document.findings().stream().map(finding -> line(printer, finding)).toList();
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
