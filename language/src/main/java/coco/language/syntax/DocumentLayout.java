package coco.language.syntax;

import coco.language.FrontMatter;
import coco.language.code.ChapterKind;
import coco.language.syntax.Markdown.Block;
import coco.language.syntax.Markdown.BoldLine;
import coco.language.syntax.Markdown.Heading;
import coco.language.syntax.Markdown.Quote;
import coco.language.syntax.Markdown.Table;
import coco.language.syntax.Outline.Section;
import coco.language.text.Clip;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which blocks of a document have a canonical layout.
 *
 * @param body where the front matter ends
 * @param blocks every block with its role, in the order of the file
 */
public record DocumentLayout(boolean hasFrontMatter, int body, SequencedMap<Span, Role> blocks) {
  private static final Pattern THIRD_LEVEL =
      Pattern.compile("###[ \\t]+(?<text>.*?)(?:[ \\t]+#+)?[ \\t]*", Pattern.DOTALL);

  private static final Comparator<Span> ORDER =
      Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

  /** What a block is. */
  public enum Role {
    /** The heading of a rule or a goal. */
    HEADING,
    /** Another heading: only the lines around it are laid out. */
    OTHER_HEADING,
    /** A rule's sentence. */
    CLAUSE,
    /** A table that the language reads. */
    TABLE,
    PROSE
  }

  public DocumentLayout {
    blocks = Collections.unmodifiableSequencedMap(blocks);
  }

  /** The layout of a text; without any block where the front matter has no end. */
  public static DocumentLayout of(String text) {
    if (!FrontMatterFences.find(text).isFinished()) {
      // Where the body begins is a guess: nothing is safe to lay out.
      return new DocumentLayout(true, text.length(), new TreeMap<>(ORDER));
    }
    FrontMatterParser.Result head = FrontMatterParser.parse(text, new ArrayList<>());
    FrontMatter front = head.frontMatter();
    List<Block> blocks = Markdown.read(text, head.body());
    SequencedMap<Span, Role> roles = new TreeMap<>(ORDER);
    for (Block block : blocks) {
      roles.put(block.span(), block instanceof Heading ? Role.OTHER_HEADING : Role.PROSE);
    }
    Outline outline = Outline.of(blocks, text.length(), front, new ArrayList<>());
    for (Section section : outline.sections()) {
      section.kind().ifPresent(kind -> mark(section, kind, roles));
    }
    boolean hasFrontMatter = front.span().end() > front.span().start();
    return new DocumentLayout(hasFrontMatter, head.body(), roles);
  }

  private static void mark(Section section, ChapterKind kind, SequencedMap<Span, Role> roles) {
    switch (kind) {
      case DEFINITIONS, CALENDARS ->
          section.blocks(Table.class).forEach(table -> roles.put(table.span(), Role.TABLE));
      case GOALS -> markHeading(section, roles);
      case COMMUNICATION, SERVICE, DISPUTES, ETHICS, RESOURCES, OTHER -> {
        List<Quote> quotes = section.blocks(Quote.class);
        if (markHeading(section, roles) && quotes.size() == 1 && isPlain(quotes.getFirst())) {
          roles.put(quotes.getFirst().span(), Role.CLAUSE);
          markExamples(section.blocks(), roles);
        }
      }
    }
  }

  private static boolean isPlain(Quote quote) {
    return quote.plain() && !quote.reference();
  }

  private static boolean markHeading(Section section, SequencedMap<Span, Role> roles) {
    boolean hasId =
        section.heading().flatMap(heading -> HeadingText.read(heading.text())).isPresent();
    if (hasId) {
      roles.put(section.heading().orElseThrow().span(), Role.HEADING);
    }
    return hasId;
  }

  private static void markExamples(List<Block> blocks, SequencedMap<Span, Role> roles) {
    for (int i = 0; i + 1 < blocks.size(); i++) {
      boolean example =
          blocks.get(i) instanceof BoldLine line
              && ExampleParser.title(line).isPresent()
              && blocks.get(i + 1) instanceof Table;
      if (example) {
        roles.put(blocks.get(i + 1).span(), Role.TABLE);
      }
    }
  }

  /** A rule's or a goal's heading; empty where its id is written with escapes. */
  public static Optional<String> heading(String block) {
    Matcher matcher = THIRD_LEVEL.matcher(block);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return HeadingText.read(Clip.contiguous(matcher.group("text"), 0))
        .map(heading -> "### " + heading.id() + " · " + heading.title());
  }
}
