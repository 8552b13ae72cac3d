package coco.language.compare;

import coco.language.Document;
import coco.language.Document.Chapter;
import coco.language.Document.ExampleTable;
import coco.language.Document.RuleText;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a document says beside its rules, and whether two texts are the same but for blanks. */
final class Prose {
  private Prose() {}

  /** Whether two texts differ at most in blanks and in the shape of apostrophes. */
  static boolean isSame(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (char c : text.replace('\u2019', '\'').toCharArray()) {
      if (!isBlank(c)) {
        plain.append(c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().strip();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static String of(Document document, Span span) {
    return document.source().text().substring(span.start(), span.end()).strip();
  }

  /** The sentence without the words of its terms. */
  static String frame(RuleText rule) {
    return rule.clause().map(it -> it.text().replaceAll("\\[[^\\]]*\\]", "[]")).orElse("");
  }

  /** What a rule's section says beside its sentence and its examples. */
  static String guidance(Document document, RuleText rule) {
    List<Span> cut = new ArrayList<>();
    cut.add(rule.heading());
    rule.quote().ifPresent(cut::add);
    for (ExampleTable table : document.examples()) {
      if (table.rule().equals(rule.id())) {
        cut.add(example(table));
      }
    }
    return without(document, rule.section(), cut);
  }

  private static Span example(ExampleTable table) {
    int end = table.lines().isEmpty() ? table.heading().end() : table.lines().getLast().end();
    return new Span(table.heading().start(), Math.max(end, table.heading().end()));
  }

  /** What a chapter says before its first heading. */
  static String ofChapter(Document document, Chapter chapter) {
    int end = chapter.section().end();
    for (RuleText rule : document.rules()) {
      end = nearer(end, chapter, rule.heading());
    }
    for (Document.Goal goal : document.goals()) {
      end = nearer(end, chapter, goal.heading());
    }
    String text = document.source().text().substring(Math.min(chapter.heading().end(), end), end);
    return String.join("\n", text.lines().filter(line -> !line.strip().startsWith("|")).toList())
        .strip();
  }

  private static int nearer(int end, Chapter chapter, Span heading) {
    return heading.start() >= chapter.heading().end() && heading.start() < end
        ? heading.start()
        : end;
  }

  /** What stands before the first chapter. */
  static String preamble(Document document) {
    int start = document.frontMatter().span().end();
    int end =
        document.chapters().isEmpty()
            ? document.source().text().length()
            : document.chapters().getFirst().section().start();
    String text = start < end ? document.source().text().substring(start, end) : "";
    return String.join("\n", text.lines().filter(line -> !line.startsWith("# ")).toList()).strip();
  }

  private static String without(Document document, Span whole, List<Span> cut) {
    StringBuilder text = new StringBuilder();
    int from = whole.start();
    for (Span span : cut.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      if (span.start() >= from) {
        text.append(document.source().text(), from, span.start()).append('\n');
        from = span.end();
      }
    }
    if (from < whole.end()) {
      text.append(document.source().text(), from, whole.end());
    }
    return text.toString().strip();
  }
}
