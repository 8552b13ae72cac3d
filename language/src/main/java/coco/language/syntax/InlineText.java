package coco.language.syntax;

import coco.language.text.Clip;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

/**
 * The text that a reader sees of inline Markdown, each character with its place in the file.
 * Emphasis is dropped, escapes and entities are resolved; code keeps one mark on each side and a
 * link its brackets, for both mean something in a clause.
 */
final class InlineText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{0,31});");
  private static final String ESCAPABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private final String file;
  private final int base;
  private final TableCells.Cell cell;
  private final StringBuilder text = new StringBuilder();
  private int[] offsets = new int[64];

  InlineText(String file, int base, TableCells.Cell cell) {
    this.file = file;
    this.base = base;
    this.cell = cell;
  }

  /** A blank line, unless nothing came before. */
  InlineText paragraphBreak() {
    if (!text.isEmpty()) {
      add('\n', after());
      add('\n', after());
    }
    return this;
  }

  /** The inlines of a block. Walks without recursion: emphasis may be nested deep. */
  InlineText append(Node block) {
    Node node = block.getFirstChild();
    int depth = 0;
    while (node != null) {
      if (enter(node) && node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      leave(node);
      while (node.getNext() == null && depth > 0) {
        node = node.getParent();
        depth--;
        leave(node);
      }
      node = node.getNext();
    }
    return this;
  }

  /** What was gathered; {@code end} is where it ends in the file. */
  Clip clip(int end) {
    int[] places = Arrays.copyOf(offsets, text.length() + 1);
    places[text.length()] = text.isEmpty() ? end : after();
    return new Clip(text.toString(), places);
  }

  private boolean enter(Node node) {
    switch (node) {
      case Text words -> addReadable(words.getLiteral(), node);
      case Code code -> addCode(code);
      case HtmlInline html -> addReadable(html.getLiteral(), node);
      case SoftLineBreak line -> add('\n', after());
      case HardLineBreak line -> add('\n', after());
      case Image image -> addRaw(node);
      case Link link -> {
        if (!isBracketed(link)) {
          addRaw(node);
          return false;
        }
        add('[', start(node));
      }
      default -> {}
    }
    return !(node instanceof Image);
  }

  private void leave(Node node) {
    if (node instanceof Link link && isBracketed(link)) {
      add(']', after());
    }
  }

  private boolean isBracketed(Link link) {
    return !link.getSourceSpans().isEmpty() && file.charAt(start(link)) == '[';
  }

  private void addCode(Code code) {
    if (code.getSourceSpans().isEmpty()) {
      return;
    }
    Raw raw = raw(code);
    int marks = 0;
    while (marks < raw.length && raw.at(file, marks) == '`') {
      marks++;
    }
    int inside = Math.max(marks, (raw.length - code.getLiteral().length() + 1) / 2);
    add('`', raw.places[0]);
    for (int i = 0; i < code.getLiteral().length(); i++) {
      add(code.getLiteral().charAt(i), raw.places[Math.min(inside + i, raw.length - 1)]);
    }
    add('`', raw.places[raw.length - 1]);
  }

  private void addRaw(Node node) {
    Raw raw = raw(node);
    for (int i = 0; i < raw.length; i++) {
      add(raw.at(file, i), raw.places[i]);
    }
  }

  /** A literal whose escapes and entities the library has resolved. */
  private void addReadable(String literal, Node node) {
    if (node.getSourceSpans().isEmpty()) {
      for (int i = 0; i < literal.length(); i++) {
        add(literal.charAt(i), after());
      }
      return;
    }
    Raw raw = raw(node);
    int from = 0;
    int written = 0;
    while (written < literal.length()) {
      int skipped = from < raw.length && isEscape(raw, from) ? from + 1 : from;
      int place = raw.places[Math.min(skipped, raw.length - 1)];
      int entity = entityLength(raw, skipped, literal.charAt(written));
      if (entity == 0) {
        add(literal.charAt(written++), place);
        from = skipped + 1;
      } else {
        int units = Character.isHighSurrogate(literal.charAt(written)) ? 2 : 1;
        for (int i = 0; i < units && written < literal.length(); i++) {
          add(literal.charAt(written++), place);
        }
        from = skipped + entity;
      }
    }
  }

  private boolean isEscape(Raw raw, int index) {
    return raw.at(file, index) == '\\'
        && index + 1 < raw.length
        && ESCAPABLE.indexOf(raw.at(file, index + 1)) >= 0;
  }

  /** How long the entity is that stands at an index and was read as another character, or 0. */
  private int entityLength(Raw raw, int index, char read) {
    if (index >= raw.length || raw.at(file, index) != '&') {
      return 0;
    }
    int place = raw.places[index];
    int until = Math.min(place + 40, file.length());
    Matcher matcher = ENTITY.matcher(file).region(place, until);
    if (!matcher.lookingAt()) {
      return 0;
    }
    // An entity that the library does not know stays as written; so does an escaped one.
    boolean unread = read == '&' && !matcher.group().matches("&(amp|AMP|#38|#[xX]26);");
    boolean escaped = index > 0 && raw.at(file, index - 1) == '\\';
    return unread || escaped ? 0 : matcher.end() - matcher.start();
  }

  /** The places of a node's characters in the file, in order. */
  private static final class Raw {
    private final int[] places;
    private final int length;

    Raw(int[] places, int length) {
      this.places = places;
      this.length = length;
    }

    char at(String file, int index) {
      return file.charAt(places[index]);
    }
  }

  private Raw raw(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    int length = spans.stream().mapToInt(SourceSpan::getLength).sum();
    int[] places = new int[Math.max(1, length)];
    int count = 0;
    for (SourceSpan span : spans) {
      for (int i = 0; i < span.getLength(); i++) {
        int place = cell.place(base + span.getInputIndex() + i);
        places[count++] = Math.min(place, file.length() - 1);
      }
    }
    return new Raw(places, Math.max(1, length));
  }

  private int start(Node node) {
    return raw(node).places[0];
  }

  private int after() {
    return text.isEmpty() ? base : offsets[text.length() - 1] + 1;
  }

  private void add(char c, int offset) {
    if (text.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[text.length()] = offset;
    text.append(c);
  }
}
