package coco.language.syntax;

import coco.language.Limits;
import coco.language.text.Clip;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A document's body as blocks, each knowing where it stands in the file. */
public final class Markdown {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(Limits.MARKDOWN_DEPTH)
          .build();

  private final String text;
  private final int base;

  private Markdown(String text, int base) {
    this.text = text;
    this.base = base;
  }

  /** One block at the outermost level of the document. */
  public sealed interface Block {
    /** From its first character to its last. */
    Span span();
  }

  /** A heading of a level, 1 to 6. */
  public record Heading(int level, Clip text, Span span) implements Block {}

  /**
   * A block quote.
   *
   * @param plain whether it holds paragraphs only
   * @param reference whether a paragraph is swallowed as a link's reference: {@code [x]: y}
   */
  public record Quote(Clip text, boolean plain, boolean reference, Span span) implements Block {}

  /** A table; the rows have as many cells as the header. */
  public record Table(List<Clip> header, List<Row> rows, Span span) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row of a table.
   *
   * @param written how many cells the author wrote, perhaps more than the header has
   */
  public record Row(List<Clip> cells, int written, Span span) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A paragraph that opens in bold. */
  public record BoldLine(Clip text, Span span) implements Block {}

  /** Anything else. */
  public record Prose(Span span) implements Block {}

  /** The blocks of a file from an offset to its end. */
  public static List<Block> read(String file, int from) {
    Markdown markdown = new Markdown(file, from);
    List<Block> blocks = new ArrayList<>();
    Node document = PARSER.parse(file.substring(from));
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (!node.getSourceSpans().isEmpty()) {
        blocks.add(markdown.block(node));
      }
    }
    return blocks;
  }

  private Block block(Node node) {
    Span span = span(node);
    return switch (node) {
      case org.commonmark.node.Heading heading ->
          new Heading(heading.getLevel(), inlines().append(node).clip(span.end()), span);
      case BlockQuote quote -> quote(quote, span);
      case TableBlock table -> table(table, span);
      case Paragraph paragraph when paragraph.getFirstChild() instanceof StrongEmphasis ->
          new BoldLine(inlines().append(node).clip(span.end()), span);
      default -> new Prose(span);
    };
  }

  private Quote quote(BlockQuote quote, Span span) {
    InlineText inlines = inlines();
    boolean plain = true;
    boolean reference = false;
    for (Node child = quote.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Paragraph) {
        inlines.paragraphBreak().append(child);
      } else if (child instanceof LinkReferenceDefinition) {
        reference = true;
      } else {
        plain = false;
      }
    }
    return new Quote(inlines.clip(span.end()), plain, reference, span);
  }

  private Table table(TableBlock table, Span span) {
    List<Clip> header = List.of();
    List<Row> rows = new ArrayList<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        if (part instanceof TableHead) {
          header = row((TableRow) row).cells();
        } else {
          rows.add(row((TableRow) row));
        }
      }
    }
    return new Table(header, rows, span);
  }

  private Row row(TableRow row) {
    Span span = span(row);
    List<TableCells.Cell> written = TableCells.split(text, span);
    List<Clip> cells = new ArrayList<>();
    int index = 0;
    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(
          index < written.size()
              ? cell((TableCell) cell, written.get(index))
              : new Clip("", new int[] {span.end()}));
      index++;
    }
    return new Row(cells, written.size(), span);
  }

  private Clip cell(TableCell cell, TableCells.Cell written) {
    if (cell.getSourceSpans().isEmpty()) {
      return new Clip("", new int[] {written.span().start()});
    }
    return new InlineText(text, base, written).append(cell).clip(written.span().end());
  }

  private InlineText inlines() {
    return new InlineText(text, base, TableCells.NO_CELL);
  }

  private Span span(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    SourceSpan first = spans.getFirst();
    SourceSpan last = spans.getLast();
    return new Span(base + first.getInputIndex(), base + last.getInputIndex() + last.getLength());
  }
}
