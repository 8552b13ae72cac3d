package coco.server.code;

import coco.language.text.Language;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A text that was written elsewhere: its headings, paragraphs, tables and all else, in order. */
record OutsideText(Language language, List<Part> blocks) {
  /** The largest file that is read. */
  static final int BYTES_MOST = 5_000_000;

  private static final int PARTS_MOST = 20_000;
  private static final Set<String> ENGLISH = Set.of("the", "and", "of", "to", "we", "you", "is");
  private static final Set<String> FRENCH = Set.of("le", "la", "les", "et", "des", "nous", "est");

  OutsideText {
    blocks = List.copyOf(blocks);
  }

  /** Something of the text, in its order. */
  sealed interface Part {
    /** All its words, on one line. */
    String text();

    /** The addresses that its words lead to. */
    List<Link> links();

    default boolean isEmpty() {
      return text().isEmpty() && links().isEmpty();
    }
  }

  /**
   * An address that words lead to.
   *
   * @param words that are clicked; may be empty
   */
  record Link(String words, String address) {}

  /**
   * A heading or a paragraph.
   *
   * @param level of a heading, from 1; 0 for a paragraph
   * @param isItem whether it is an item of a list
   */
  record Block(int level, String words, boolean isItem, List<Link> links) implements Part {
    Block {
      links = links.stream().filter(link -> !link.address().isBlank()).toList();
    }

    Block(int level, String words, boolean isItem) {
      this(level, words, isItem, List.of());
    }

    @Override
    public String text() {
      return words;
    }
  }

  /** A table of two columns or more; rows may be of different lengths. */
  record Table(List<List<String>> rows, List<Link> links) implements Part {
    Table {
      rows = rows.stream().map(List::copyOf).toList();
      links = links.stream().filter(link -> !link.address().isBlank()).toList();
    }

    @Override
    public String text() {
      return clean(rows.stream().flatMap(List::stream).collect(Collectors.joining(" ")));
    }
  }

  /** Lines that are kept as they are, and in which nothing is looked for. */
  record Verbatim(List<String> lines) implements Part {
    Verbatim {
      lines = lines.stream().map(OutsideText::clean).filter(line -> !line.isEmpty()).toList();
    }

    @Override
    public String text() {
      return String.join(" ", lines);
    }

    @Override
    public List<Link> links() {
      return List.of();
    }
  }

  /** What became of reading a file. */
  sealed interface Outcome {
    record Read(OutsideText text) implements Outcome {}

    record No(Problem why) implements Outcome {}
  }

  /** Why a file is not read. */
  enum Problem {
    /** There is nothing in it. */
    EMPTY,
    /** It is larger than {@link #BYTES_MOST}. */
    LARGE,
    /** It is neither an archive nor text in UTF-8. */
    NO_TEXT,
    /** It is an archive, and no document of Word. */
    NO_WORD,
    /** It is a document of Word that cannot be read. */
    DAMAGED,
    /** It unpacks to more than is read. */
    UNPACKS,
    /** It makes a longer draft than a code may be. */
    LONG;

    /** As in keys of texts. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The text of a file. */
  static Outcome read(byte[] bytes) {
    if (bytes.length == 0) {
      return new Outcome.No(Problem.EMPTY);
    }
    if (bytes.length > BYTES_MOST) {
      return new Outcome.No(Problem.LARGE);
    }
    List<Part> all;
    try {
      boolean isZip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
      all = isZip ? WordFile.read(bytes) : MarkdownFile.read(text(bytes));
    } catch (Unreadable unreadable) {
      return new Outcome.No(unreadable.why());
    }
    List<Part> said = all.stream().filter(part -> !part.isEmpty()).toList();
    if (said.isEmpty()) {
      return new Outcome.No(Problem.EMPTY);
    }
    return said.size() > PARTS_MOST
        ? new Outcome.No(Problem.LONG)
        : new Outcome.Read(new OutsideText(language(said), said));
  }

  private static String text(byte[] bytes) throws Unreadable {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.indexOf('\0') < 0) {
        return text.replace("\uFEFF", "").replaceAll("\r\n?", "\n");
      }
    } catch (CharacterCodingException notUtf8) {
      // Refused below, as a text that holds what is none.
    }
    throw new Unreadable(Problem.NO_TEXT);
  }

  /** A file that is not read, found where it is read. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    private final Problem why;

    Unreadable(Problem why) {
      super(why.key());
      this.why = why;
    }

    Problem why() {
      return why;
    }
  }

  /** Words on one line, with one blank between them. */
  static String clean(String words) {
    return words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static Language language(List<Part> blocks) {
    long english = 0;
    long french = 0;
    for (Part part : blocks) {
      for (String word : part.text().toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
        english += ENGLISH.contains(word) ? 1 : 0;
        french += FRENCH.contains(word) ? 1 : 0;
      }
    }
    return french > english ? Language.FRENCH : Language.ENGLISH;
  }
}
