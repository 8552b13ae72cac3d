package coco.language.print;

import coco.language.Document;
import coco.language.Finding;
import coco.language.FindingKind;
import coco.language.HolidayRegions;
import coco.language.syntax.DocumentLayout;
import coco.language.syntax.DocumentParser;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a document in its canonical layout: headings {@code ID · Title}, sentences wrapped, tables
 * in columns, one blank line between blocks. Prose and front matter stay as they are, byte for
 * byte. Formatting twice changes nothing, and never changes what the document means.
 */
public final class Formatter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String text;
  private final String lineBreak;

  private Formatter(String text) {
    this.text = text;
    this.lineBreak = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The text in its canonical layout; as it was where that would change what it means. */
  public static String format(String text, String file) {
    String formatted = new Formatter(text).format();
    if (formatted.equals(text)) {
      return text;
    }
    Document before = DocumentParser.parse(text, file, HolidayRegions.UNCHECKED);
    Document after = DocumentParser.parse(formatted, file, HolidayRegions.UNCHECKED);
    return isSame(before, after) ? formatted : text;
  }

  private static boolean isSame(Document before, Document after) {
    return before.code().equals(after.code())
        && before.lexicon().equals(after.lexicon())
        && kinds(before).equals(kinds(after))
        && before.rules().stream()
            .map(Document.RuleText::text)
            .toList()
            .equals(after.rules().stream().map(Document.RuleText::text).toList());
  }

  private static List<FindingKind> kinds(Document document) {
    return document.findings().stream().map(Finding::kind).toList();
  }

  private String format() {
    DocumentLayout layout = DocumentLayout.of(text);
    if (layout.blocks().isEmpty()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 100);
    boolean own = layout.hasFrontMatter();
    out.append(text, 0, layout.body());
    int place = layout.body();
    for (Map.Entry<Span, DocumentLayout.Role> block : layout.blocks().entrySet()) {
      Span span = block.getKey();
      Optional<String> laidOut = layOut(block.getValue(), span);
      boolean isOwn = block.getValue() != DocumentLayout.Role.PROSE;
      gap(out, text.substring(place, span.start()), own || isOwn, laidOut.isPresent());
      out.append(laidOut.orElseGet(() -> text.substring(span.start(), span.end())));
      place = span.end();
      own = isOwn;
    }
    String rest = text.substring(place);
    return out.append(rest.isBlank() ? lineBreak : rest).toString();
  }

  /**
   * What stands between two blocks: one blank line; none where the author wrote none and both are
   * prose. The blanks before a block that is not laid out anew stay.
   */
  private void gap(StringBuilder out, String gap, boolean apart, boolean laidOut) {
    if (!gap.isBlank()) {
      out.append(gap);
      return;
    }
    String[] lines = gap.split("\r\n|\r|\n", -1);
    int breaks = lines.length - 1;
    boolean isStart = out.isEmpty() || (out.length() == 1 && out.charAt(0) == BYTE_ORDER_MARK);
    if (!isStart) {
      out.append(lineBreak.repeat(apart ? 2 : Math.min(breaks, 2)));
    }
    out.append(laidOut ? "" : lines[breaks]);
  }

  private Optional<String> layOut(DocumentLayout.Role role, Span span) {
    String block = text.substring(span.start(), span.end());
    return switch (role) {
      case HEADING -> DocumentLayout.heading(block);
      case CLAUSE -> QuoteLayout.layOut(block).map(this::joined);
      case TABLE -> TableLayout.layOut(block).map(this::joined);
      case PROSE, OTHER_HEADING -> Optional.empty();
    };
  }

  private String joined(List<String> lines) {
    return String.join(lineBreak, new ArrayList<>(lines));
  }
}
