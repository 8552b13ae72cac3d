package coco.engine.fuzz;

import coco.engine.calendar.Holidays;
import coco.engine.check.CodeCheck;
import coco.language.Codes;
import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.HolidayRegions;
import coco.language.Limits;
import coco.language.print.FindingPrinter;
import coco.language.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A whole document, of any bytes: it is read without an exception, each finding can be told, it
 * prints in both languages, formatting it twice changes nothing, and its examples run.
 */
public final class DocumentTarget {
  private static final String FILE = "x.coco.md";
  private static final Holidays HOLIDAYS = Holidays.ofRegions();

  private DocumentTarget() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    Document document = Codes.read(bytes, FILE, HolidayRegions.UNCHECKED);
    tell(document);
    if (document.findings().stream().anyMatch(DocumentTarget::isRefusal)) {
      return;
    }
    for (Language language : Language.values()) {
      if (Codes.print(document, language, Optional.empty()).text().isBlank()) {
        throw new AssertionError("prints nothing in " + language);
      }
      Codes.sentences(document, language, Optional.empty());
    }
    if (!Codes.compare(document, document, document.language()).isSame()) {
      throw new AssertionError("differs from itself");
    }
    String once = Codes.format(new String(bytes, StandardCharsets.UTF_8), FILE);
    String twice = Codes.format(once, FILE);
    if (!once.equals(twice)) {
      throw new AssertionError("formats otherwise a second time: " + once + "\n=====\n" + twice);
    }
    if (document.isSound()) {
      tell(CodeCheck.withFailures(document, CodeCheck.failures(document, HOLIDAYS)));
    }
  }

  private static void tell(Document document) {
    if (document.findings().size() > Limits.FINDINGS) {
      throw new AssertionError("too many findings: " + document.findings().size());
    }
    FindingPrinter printer = new FindingPrinter(document);
    int length = document.source().text().length();
    for (Finding finding : document.findings()) {
      if (printer.print(finding).isBlank() || finding.span().end() > length) {
        throw new AssertionError("cannot tell " + finding);
      }
    }
  }

  private static boolean isRefusal(Finding finding) {
    return finding.kind() == FindingKind.NOT_UTF_8
        || finding.kind() == FindingKind.DOCUMENT_TOO_LARGE;
  }
}
