package coco.server.code;

import coco.language.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The words of a Markdown or plain text that is no code, wherever in it they stand. */
final class MarkdownFile extends AbstractVisitor {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(Limits.MARKDOWN_DEPTH)
          .build();

  private static final Pattern FRONT = Pattern.compile("(?s)\\A---\n(.*?)\n---\n");

  /** Tags that only say how words look; any other may be words: {@code <number of> days}. */
  private static final Pattern LOOK =
      Pattern.compile(
          "(?i)</?(?:b|i|u|s|em|strong|span|sup|sub|small|br|p|div|center|hr|ul|ol|li|table|thead|tbody|tr|td|th)\\s*/?>");

  private final List<String> lines;
  private final List<OutsideText.Part> parts = new ArrayList<>();
  private final Set<String> addresses = new HashSet<>();

  private MarkdownFile(String text) {
    lines = text.lines().toList();
  }

  static List<OutsideText.Part> read(String text) {
    Matcher front = FRONT.matcher(text);
    boolean hasFront = front.find();
    // Some write headings without the blank that CommonMark asks for.
    String body =
        (hasFront ? text.substring(front.end()) : text)
            .replaceAll("(?m)^(#{1,6})(?=[^#\\s])", "$1 ");
    Node document = PARSER.parse(body);
    MarkdownFile file = new MarkdownFile(body);
    document.accept(file);
    file.unused(document);
    if (hasFront) {
      boolean hasTitle =
          !file.parts.isEmpty()
              && file.parts.getFirst() instanceof OutsideText.Block first
              && first.level() > 0;
      file.parts.add(hasTitle ? 1 : 0, new OutsideText.Verbatim(front.group(1).lines().toList()));
    }
    return file.parts;
  }

  /** Addresses that stand at the end, and to which no words lead. */
  private void unused(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(LinkReferenceDefinition definition) {
            if (!addresses.contains(definition.getDestination())) {
              parts.add(
                  new OutsideText.Verbatim(
                      List.of(
                          definition.getLabel()
                              + ": "
                              + address(definition.getDestination(), definition.getTitle()))));
            }
          }
        });
  }

  private static String address(String destination, @Nullable String title) {
    return title == null || title.isBlank() ? destination : destination + " " + title;
  }

  @Override
  public void visit(Heading heading) {
    Words words = new Words(heading);
    parts.add(new OutsideText.Block(heading.getLevel(), words.text(), false, words.links));
  }

  @Override
  public void visit(Paragraph paragraph) {
    Words words = new Words(paragraph);
    boolean isItem = paragraph.getParent() instanceof ListItem || words.text().matches("[―–•].*");
    parts.add(new OutsideText.Block(0, words.text(), isItem, words.links));
  }

  /** Paragraphs that were moved to the right are the likelier reason than a program's source. */
  @Override
  public void visit(IndentedCodeBlock block) {
    for (String paragraph : block.getLiteral().split("\n\\s*\n", -1)) {
      parts.add(new OutsideText.Block(0, OutsideText.clean(paragraph), false));
    }
  }

  @Override
  public void visit(FencedCodeBlock block) {
    String info = block.getInfo() == null ? "" : block.getInfo();
    // One word names the language of what follows.
    String head = info.strip().contains(" ") ? info + "\n" : "";
    parts.add(new OutsideText.Verbatim((head + block.getLiteral()).lines().toList()));
  }

  @Override
  public void visit(HtmlBlock block) {
    parts.add(
        new OutsideText.Verbatim(
            LOOK.matcher(block.getLiteral()).replaceAll(" ").lines().toList()));
  }

  @Override
  public void visit(CustomBlock block) {
    if (!(block instanceof TableBlock)) {
      visitChildren(block);
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<OutsideText.Link> links = new ArrayList<>();
    for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          Words words = new Words(cell);
          cells.add(words.text());
          links.addAll(words.links);
        }
        for (String cell : beyond(row, cells.size())) {
          Words words = new Words(PARSER.parse(cell));
          cells.add(words.text());
          links.addAll(words.links);
        }
        rows.add(cells);
      }
    }
    parts.add(new OutsideText.Table(rows, links));
  }

  /** The cells of a row that its table's head has no column for: the parser leaves them out. */
  private List<String> beyond(Node row, int columns) {
    if (row.getSourceSpans().isEmpty()) {
      return List.of();
    }
    SourceSpan span = row.getSourceSpans().getFirst();
    String line = lines.get(span.getLineIndex()).substring(span.getColumnIndex()).strip();
    List<String> cells = List.of(line.replaceFirst("^\\|", "").split("(?<!\\\\)\\|"));
    return cells.size() <= columns
        ? List.of()
        : cells.subList(columns, cells.size()).stream().map(String::strip).toList();
  }

  /** The words of one node, and the addresses they lead to. */
  private final class Words extends AbstractVisitor {
    private final StringBuilder all = new StringBuilder();
    private final List<OutsideText.Link> links = new ArrayList<>();

    Words(Node node) {
      node.accept(this);
    }

    String text() {
      return OutsideText.clean(all.toString());
    }

    @Override
    public void visit(Text text) {
      all.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
      all.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline tag) {
      boolean isLook = LOOK.matcher(tag.getLiteral()).matches();
      boolean isBreak = tag.getLiteral().regionMatches(true, 0, "<br", 0, 3);
      all.append(isLook ? isBreak ? " " : "" : tag.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
      all.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
      all.append(' ');
    }

    @Override
    public void visit(Link link) {
      int before = all.length();
      visitChildren(link);
      add(before, link.getDestination(), link.getTitle());
    }

    @Override
    public void visit(Image image) {
      int before = all.length();
      visitChildren(image);
      add(before, image.getDestination(), image.getTitle());
    }

    private void add(int before, String destination, @Nullable String title) {
      addresses.add(destination);
      String words = OutsideText.clean(all.substring(before));
      // An address that is its own words stands there already.
      if (!destination.equals(words) && !destination.equals("mailto:" + words)) {
        links.add(new OutsideText.Link(words, address(destination, title)));
      }
    }
  }
}
