package coco.server.code;

import coco.language.text.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A text that was written elsewhere, as its headings and paragraphs.
 *
 * @param blocks in order
 */
record OutsideText(Language language, List<Block> blocks) {
  /** The largest file that is read. */
  static final int BYTES_MOST = 5_000_000;

  private static final int BLOCKS_MOST = 20_000;
  private static final int BOLD_HEADING_MOST = 100;
  private static final Set<String> ENGLISH = Set.of("the", "and", "of", "to", "we", "you", "is");
  private static final Set<String> FRENCH = Set.of("le", "la", "les", "et", "des", "nous", "est");

  OutsideText {
    blocks = List.copyOf(blocks);
  }

  /**
   * A heading or a paragraph.
   *
   * @param level of a heading, from 1; 0 for a paragraph
   * @param isItem whether it is an item of a list
   */
  record Block(int level, String words, boolean isItem) {}

  /** The text of a file; empty where it is neither a DOCX file nor text in UTF-8. */
  static Optional<OutsideText> of(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > BYTES_MOST) {
      return Optional.empty();
    }
    boolean isZip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    Optional<List<Block>> blocks = isZip ? docx(bytes) : text(bytes).map(OutsideText::markdown);
    return blocks
        .map(all -> all.stream().filter(block -> !block.words().isEmpty()).toList())
        .filter(all -> !all.isEmpty() && all.size() <= BLOCKS_MOST)
        .map(all -> new OutsideText(language(all), all));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.replace("\uFEFF", "").replace("\r\n", "\n"))
          .filter(it -> it.indexOf('\0') < 0);
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  private static Optional<List<Block>> docx(byte[] bytes) {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      List<Block> blocks = new ArrayList<>();
      for (XWPFParagraph paragraph : document.getParagraphs()) {
        String words = clean(paragraph.getText());
        blocks.add(
            new Block(level(document, paragraph, words), words, paragraph.getNumID() != null));
      }
      return Optional.of(blocks);
    } catch (IOException | OpenXML4JRuntimeException | IllegalArgumentException notDocx) {
      return Optional.empty();
    }
  }

  /** By its style's name, or bold and short where an author drew a heading by hand. */
  private static int level(XWPFDocument document, XWPFParagraph paragraph, String words) {
    String style = paragraph.getStyle();
    XWPFStyle known =
        style == null || document.getStyles() == null ? null : document.getStyles().getStyle(style);
    String name = known == null ? "" : known.getName().toLowerCase(Locale.ROOT);
    if (name.equals("title") || name.equals("titre")) {
      return 1;
    }
    if (name.matches("(heading|titre) [1-6]")) {
      return name.charAt(name.length() - 1) - '0';
    }
    List<XWPFRun> runs = paragraph.getRuns().stream().filter(run -> !run.text().isBlank()).toList();
    boolean isBold = !runs.isEmpty() && runs.stream().allMatch(XWPFRun::isBold);
    return isBold && words.length() <= BOLD_HEADING_MOST && !words.endsWith(".") ? 3 : 0;
  }

  private static List<Block> markdown(String text) {
    // Some write headings without the blank that CommonMark asks for.
    String body =
        text.replaceFirst("(?s)\\A---\n.*?\n---\n", "")
            .replaceAll("(?m)^(#{1,6})(?=[^#\\s])", "$1 ");
    List<Block> blocks = new ArrayList<>();
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.NONE)
        .build()
        .parse(body)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                blocks.add(new Block(heading.getLevel(), words(heading), false));
              }

              @Override
              public void visit(Paragraph paragraph) {
                String words = words(paragraph);
                boolean isItem =
                    paragraph.getParent() instanceof ListItem || words.matches("[―–•].*");
                blocks.add(new Block(0, words, isItem));
              }
            });
    return blocks;
  }

  private static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak end) {
            words.append(' ');
          }

          @Override
          public void visit(HardLineBreak end) {
            words.append(' ');
          }
        });
    return clean(words.toString());
  }

  private static String clean(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static Language language(List<Block> blocks) {
    long english = 0;
    long french = 0;
    for (Block block : blocks) {
      for (String word : block.words().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
        english += ENGLISH.contains(word) ? 1 : 0;
        french += FRENCH.contains(word) ? 1 : 0;
      }
    }
    return french > english ? Language.FRENCH : Language.ENGLISH;
  }
}
