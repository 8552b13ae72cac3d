package coco.engine.page;

import coco.language.Document;
import coco.language.Document.Chapter;
import coco.language.code.ChapterKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The places of a version of the code that links can lead to. */
final class Anchors {
  private final String prefix;
  private final Set<String> all = new LinkedHashSet<>();

  /**
   * @param prefix before every anchor, so that two versions on one page keep theirs apart
   * @param chapters those that are shown
   */
  Anchors(Document document, String prefix, List<Chapter> chapters) {
    this.prefix = prefix;
    for (int i = 0; i < chapters.size(); i++) {
      Chapter chapter = chapters.get(i);
      all.add(chapter(i));
      document.rules().stream()
          .filter(rule -> isIn(chapter, rule.heading().start()))
          .forEach(rule -> all.add(rule(rule.id().text())));
      document.goals().stream()
          .filter(goal -> isIn(chapter, goal.heading().start()))
          .forEach(goal -> all.add(rule(goal.id())));
    }
    Set<ChapterKind> kinds =
        chapters.stream().flatMap(it -> it.kind().stream()).collect(Collectors.toSet());
    if (kinds.contains(ChapterKind.DEFINITIONS)) {
      document.definitions().forEach(row -> all.add(term(row.id())));
    }
    if (kinds.contains(ChapterKind.CALENDARS)) {
      document.calendars().forEach(row -> all.add(calendar(row.id())));
    }
  }

  static boolean isIn(Chapter chapter, int place) {
    return chapter.section().start() <= place && place < chapter.section().end();
  }

  boolean has(String anchor) {
    return all.contains(anchor);
  }

  String chapter(int number) {
    return prefix + "chapter-" + (number + 1);
  }

  /** Of a rule or a goal. */
  String rule(String id) {
    return prefix + id;
  }

  String term(String id) {
    return prefix + "term-" + plain(id);
  }

  String calendar(String id) {
    return prefix + "calendar-" + plain(id);
  }

  /** An id of the data may hold blanks; an anchor may not. */
  private static String plain(String id) {
    return id.strip().replaceAll("\\s", "_");
  }
}
