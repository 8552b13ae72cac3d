package coco.language;

import coco.language.check.DocumentChecks;
import coco.language.check.LanguageComparison;
import coco.language.code.RuleId;
import coco.language.compare.Comparison;
import coco.language.compare.EditionComparison;
import coco.language.print.DocumentPrinter;
import coco.language.print.Formatter;
import coco.language.syntax.DocumentParser;
import coco.language.text.Language;
import coco.language.text.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The front door: reads a document, compares two editions or two language versions, formats,
 * prints.
 */
public final class Codes {
  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparing((Finding finding) -> finding.kind() == FindingKind.MORE_FINDINGS)
          .thenComparingInt(finding -> finding.span().start())
          .thenComparingInt(finding -> finding.span().end())
          .thenComparing(finding -> finding.kind().id());

  private Codes() {}

  /** The document of a text; holiday regions are taken as known. */
  public static Document read(String text, String file) {
    return read(text, file, HolidayRegions.UNCHECKED);
  }

  /**
   * The document of a text, with every finding of one run. Never throws, whatever the text.
   *
   * @param file the file's name: tells the language where the front matter does not
   */
  public static Document read(String text, String file, HolidayRegions regions) {
    Document document = DocumentParser.parse(text, file, regions);
    List<Finding> findings = new ArrayList<>(document.findings());
    boolean refused = findings.stream().anyMatch(it -> it.kind() == FindingKind.DOCUMENT_TOO_LARGE);
    if (!refused) {
      findings.addAll(DocumentChecks.run(document));
    }
    return with(document, limited(findings));
  }

  /** The document of a file's bytes, which must be UTF-8. */
  public static Document read(byte[] bytes, String file, HolidayRegions regions) {
    if (bytes.length > Limits.DOCUMENT_SIZE) {
      return DocumentParser.refused(
          file,
          Finding.of(
              FindingKind.DOCUMENT_TOO_LARGE,
              new Span(0, 0),
              String.valueOf(Limits.DOCUMENT_SIZE),
              String.valueOf(bytes.length)));
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), file, regions);
    } catch (CharacterCodingException notUtf8) {
      String place = String.valueOf(buffer.position() + 1);
      return DocumentParser.refused(file, Finding.of(FindingKind.NOT_UTF_8, new Span(0, 0), place));
    }
  }

  /** What differs in meaning between two language versions of one edition, at both places. */
  public static LanguageComparison.Result compareLanguages(Document first, Document second) {
    LanguageComparison.Result result = LanguageComparison.compare(first, second);
    return new LanguageComparison.Result(limited(result.first()), limited(result.second()));
  }

  /**
   * What differs in meaning from one document to another, said in a language: two editions of a
   * code, or two codes; and what only is worded otherwise, where both are in one language.
   */
  public static Comparison compare(Document before, Document after, Language language) {
    return EditionComparison.compare(before, after, language);
  }

  /** The text in its canonical layout; the text itself where nothing can be laid out safely. */
  public static String format(String text, String file) {
    return Formatter.format(text, file);
  }

  /**
   * The normative sentences of a document in a language.
   *
   * @param translation the version of the same edition in that language, where there is one
   */
  public static DocumentPrinter.Printed print(
      Document document, Language language, Optional<Document> translation) {
    return DocumentPrinter.print(document, language, translation);
  }

  /**
   * The sentences of a document's rules in a language, by id.
   *
   * @param translation the version of the same edition in that language, where there is one
   */
  public static SequencedMap<RuleId, DocumentPrinter.Sentence> sentences(
      Document document, Language language, Optional<Document> translation) {
    return DocumentPrinter.sentences(document, language, translation);
  }

  /** The document with these findings instead of its own: examples have run, languages compared. */
  public static Document with(Document document, List<Finding> findings) {
    return new Document(
        document.file(),
        document.source(),
        document.language(),
        document.frontMatter(),
        document.title(),
        document.chapters(),
        document.goals(),
        document.rules(),
        document.definitions(),
        document.calendars(),
        document.examples(),
        document.lexicon(),
        document.code(),
        limited(findings));
  }

  /** The findings in the file's order; the gravest where they are too many, and how many more. */
  private static List<Finding> limited(List<Finding> findings) {
    List<Finding> distinct = findings.stream().distinct().toList();
    if (distinct.size() <= Limits.FINDINGS) {
      return distinct.stream().sorted(IN_ORDER).toList();
    }
    List<Finding> kept =
        new ArrayList<>(
            distinct.stream()
                .filter(finding -> finding.kind() != FindingKind.MORE_FINDINGS)
                .sorted(
                    Comparator.comparing((Finding finding) -> finding.kind().severity())
                        .thenComparing(IN_ORDER))
                .limit(Limits.FINDINGS - 1)
                .sorted(IN_ORDER)
                .toList());
    kept.add(
        Finding.of(
            FindingKind.MORE_FINDINGS,
            kept.getLast().span(),
            String.valueOf(Limits.FINDINGS),
            String.valueOf(distinct.size())));
    return List.copyOf(kept);
  }
}
