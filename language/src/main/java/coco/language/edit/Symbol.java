package coco.language.edit;

import coco.language.Document;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a document that has a name, for its outline.
 *
 * @param name of a rule or goal its id, of others the title or term
 * @param detail the title of a rule or goal, else empty
 * @param whole all of it
 * @param place what the cursor goes to; within {@code whole}
 * @param children its parts, in order
 */
public record Symbol(
    Kind kind, String name, String detail, Span whole, Span place, List<Symbol> children) {
  /** What kind of part. */
  public enum Kind {
    CHAPTER,
    GOAL,
    RULE,
    TERM,
    CALENDAR
  }

  public Symbol {
    children = List.copyOf(children);
  }

  /** The outline of a document: its chapters, with what stands in them. */
  public static List<Symbol> of(Document document) {
    List<Symbol> parts = parts(document);
    List<Symbol> outline = new ArrayList<>();
    for (Document.Chapter chapter : document.chapters()) {
      List<Symbol> within = parts.stream().filter(part -> isIn(part, chapter.section())).toList();
      outline.add(
          new Symbol(
              Kind.CHAPTER, chapter.title(), "", chapter.section(), chapter.heading(), within));
    }
    parts.stream()
        .filter(part -> document.chapters().stream().noneMatch(it -> isIn(part, it.section())))
        .forEach(outline::add);
    return List.copyOf(outline);
  }

  private static List<Symbol> parts(Document document) {
    List<Symbol> parts = new ArrayList<>();
    document
        .goals()
        .forEach(
            goal ->
                add(
                    parts,
                    Kind.GOAL,
                    goal.id(),
                    goal.title(),
                    goal.heading().to(goal.body()),
                    goal.heading()));
    document
        .rules()
        .forEach(
            rule ->
                add(
                    parts,
                    Kind.RULE,
                    rule.id().text(),
                    rule.title(),
                    rule.heading().to(rule.section()),
                    rule.heading()));
    document
        .definitions()
        .forEach(
            row -> {
              Span fact = row.fact().span(0, row.fact().text().length());
              add(parts, Kind.TERM, row.fact().text(), "", row.row().to(fact), fact);
            });
    document
        .calendars()
        .forEach(
            row -> {
              Span name = row.name().span(0, row.name().text().length());
              add(parts, Kind.CALENDAR, row.name().text(), "", row.row().to(name), name);
            });
    parts.sort(Comparator.comparingInt(part -> part.whole().start()));
    return parts;
  }

  private static void add(
      List<Symbol> parts, Kind kind, String name, String detail, Span whole, Span place) {
    parts.add(new Symbol(kind, name.isBlank() ? "—" : name, detail, whole, place, List.of()));
  }

  private static boolean isIn(Symbol part, Span section) {
    return section.start() <= part.place().start() && part.place().end() <= section.end();
  }
}
