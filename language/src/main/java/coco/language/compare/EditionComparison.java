package coco.language.compare;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.Chapter;
import coco.language.Document.DefinitionRow;
import coco.language.Document.Goal;
import coco.language.compare.Change.Kind;
import coco.language.compare.Change.Subject;
import coco.language.print.PartPrinter;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Tells what differs between two codes, from front matter to calendars, in a language. */
public final class EditionComparison {
  private final Document before;
  private final Document after;
  private final Likeness likeness;
  private final Words words;
  private final Sentences sentences;
  private final PartPrinter later;
  private final PartPrinter earlier;
  private final List<Change> meaning = new ArrayList<>();
  private final List<Change> worded = new ArrayList<>();

  private EditionComparison(Document before, Document after, Language language) {
    this.before = before;
    this.after = after;
    likeness = new Likeness(before, after);
    words = new Words(language);
    earlier = new PartPrinter(before.lexicon().in(language, after.lexicon()));
    later = new PartPrinter(after.lexicon().in(language, before.lexicon()));
    PartPrinter ids =
        new PartPrinter(
            new Lexicon(
                language,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                after.lexicon().attributes(),
                new LinkedHashMap<>()));
    sentences = new Sentences(words, earlier, later, ids);
  }

  /** The changes from one document to the other. */
  public static Comparison compare(Document before, Document after, Language language) {
    return new EditionComparison(before, after, language).run();
  }

  private Comparison run() {
    RuleChanges rules = new RuleChanges(before, after, likeness, words, sentences);
    rules.run();
    frontMatter(rules.byCodeCalendar());
    goals();
    meaning.addAll(rules.meaning());
    worded.addAll(rules.worded());
    definitions();
    calendars();
    boolean sameLanguage = before.language() == after.language();
    if (sameLanguage) {
      chapters();
      worded.sort(java.util.Comparator.comparing(Change::subject));
    }
    return new Comparison(
        before, after, words.language(), meaning, sameLanguage ? worded : List.of(), rules.alike());
  }

  private void frontMatter(List<String> byCodeCalendar) {
    List<Facet> one = FrontMatterFacets.of(before, likeness.earlier(), words);
    List<Facet> other = FrontMatterFacets.of(after, likeness.later(), words);
    for (Difference difference : Difference.of(one, other)) {
      if (before.language() == after.language() || !FrontMatterFacets.isOnlyFreeText(difference)) {
        for (Sentences.Said said : sentences.say(difference)) {
          boolean calendar = difference.part() == Part.CODE_CALENDAR && !byCodeCalendar.isEmpty();
          String sentence =
              calendar
                  ? words.of("concerns", said.sentence(), String.join(", ", byCodeCalendar))
                  : said.sentence();
          meaning.add(
              new Change(
                  Subject.FRONT_MATTER,
                  "",
                  "",
                  Optional.empty(),
                  kind(difference),
                  Optional.of(difference.part()),
                  said.before(),
                  said.after(),
                  sentence));
        }
      }
    }
    retitled(Subject.FRONT_MATTER, "", "", before.title(), after.title());
  }

  static Kind kind(Difference difference) {
    return difference.before().isEmpty()
        ? Kind.ADDED
        : difference.after().isEmpty() ? Kind.REMOVED : Kind.CHANGED;
  }

  private void goals() {
    for (Goal goal : likeness.goals().gone()) {
      whole(Subject.GOAL, goal.id(), goal.id(), Kind.REMOVED, goal.title());
    }
    for (Goal goal : after.goals()) {
      Optional<Goal> former = likeness.goals().formerOf(goal);
      if (former.isEmpty()) {
        whole(Subject.GOAL, goal.id(), goal.id(), Kind.ADDED, goal.title());
      } else {
        renamed(Subject.GOAL, former.get().id(), goal.id(), goal.id(), meaning);
        retitled(Subject.GOAL, goal.id(), goal.id(), former.get().title(), goal.title());
        prose(
            Subject.GOAL,
            goal.id(),
            Prose.of(before, former.get().body()),
            Prose.of(after, goal.body()));
      }
    }
  }

  private void definitions() {
    for (DefinitionRow row : likeness.definitions().gone()) {
      whole(
          Subject.DEFINITION,
          row.id(),
          bracket(row.fact().text()),
          Kind.REMOVED,
          meaning(row, true));
    }
    for (DefinitionRow row : after.definitions()) {
      Optional<DefinitionRow> former = likeness.definitions().formerOf(row);
      String label = later.fact(row.id());
      if (former.isEmpty()) {
        whole(Subject.DEFINITION, row.id(), label, Kind.ADDED, meaning(row, false));
      } else {
        definition(former.get(), row, label);
      }
    }
  }

  private void definition(DefinitionRow former, DefinitionRow row, String label) {
    if (former.definition().isPresent() && row.definition().isPresent()) {
      Language language = words.language();
      differences(
          Subject.DEFINITION,
          row.id(),
          label,
          DefinitionFacets.of(likeness.earlier().of(former.definition().get()), language),
          DefinitionFacets.of(likeness.later().of(row.definition().get()), language),
          DefinitionFacets.of(former.definition().get(), language),
          DefinitionFacets.of(row.definition().get(), language),
          Uses.ofTerm(after, row.id()));
    }
    renamed(Subject.DEFINITION, former.id(), row.id(), label, worded);
    reworded(row.id(), label, former.fact().text(), row.fact().text());
    former
        .act()
        .ifPresent(
            act -> row.act().ifPresent(is -> reworded(row.id(), label, act.text(), is.text())));
  }

  private void reworded(String id, String label, String was, String is) {
    if (!Prose.isSame(was, is)) {
      word(Subject.DEFINITION, id, label, Part.WORDING, was, is, "words.term");
    }
  }

  private String meaning(DefinitionRow row, boolean isEarlier) {
    Lexicon lexicon =
        isEarlier
            ? before.lexicon().in(words.language(), after.lexicon())
            : after.lexicon().in(words.language(), before.lexicon());
    return row.definition()
        .map(it -> coco.language.print.MeaningPrinter.print(it, lexicon))
        .orElse(row.meaning().text());
  }

  private static String bracket(String words) {
    return "[" + words + "]";
  }

  private void calendars() {
    for (CalendarRow row : likeness.calendars().gone()) {
      String label = earlier.calendar(row.id());
      whole(Subject.CALENDAR, row.id(), label, Kind.REMOVED, hours(row));
    }
    for (CalendarRow row : after.calendars()) {
      Optional<CalendarRow> former = likeness.calendars().formerOf(row);
      String label = later.calendar(row.id());
      if (former.isEmpty()) {
        whole(Subject.CALENDAR, row.id(), label, Kind.ADDED, hours(row));
      } else if (former.get().calendar().isPresent() && row.calendar().isPresent()) {
        List<Facet> one = DefinitionFacets.of(former.get().calendar().get(), words.language());
        List<Facet> other = DefinitionFacets.of(row.calendar().get(), words.language());
        differences(
            Subject.CALENDAR,
            row.id(),
            label,
            one,
            other,
            one,
            other,
            Uses.ofCalendar(after, row.id()));
        renamed(Subject.CALENDAR, former.get().id(), row.id(), label, worded);
        retitled(Subject.CALENDAR, row.id(), label, former.get().name().text(), row.name().text());
      }
    }
  }

  private String hours(CalendarRow row) {
    return row.calendar()
        .map(it -> coco.language.print.CalendarPrinter.hours(it, words.language()))
        .orElse("");
  }

  private void differences(
      Subject subject,
      String id,
      String label,
      List<Facet> one,
      List<Facet> other,
      List<Facet> was,
      List<Facet> is,
      List<String> concerned) {
    for (Difference difference : Difference.of(one, other)) {
      for (Sentences.Said said : sentences.say(difference.in(was, is))) {
        String sentence =
            concerned.isEmpty()
                ? said.sentence()
                : words.of("concerns", said.sentence(), String.join(", ", concerned));
        meaning.add(
            new Change(
                subject,
                id,
                label,
                Optional.empty(),
                kind(difference),
                Optional.of(difference.part()),
                said.before(),
                said.after(),
                sentence));
      }
    }
  }

  private void chapters() {
    for (Chapter chapter : after.chapters()) {
      Optional<Chapter> former = likeness.chapters().formerOf(chapter);
      if (former.isPresent()) {
        String label = words.of("chapter", chapter.title());
        retitled(Subject.CHAPTER, "", label, former.get().title(), chapter.title());
        prose(
            Subject.CHAPTER,
            label,
            Prose.ofChapter(before, former.get()),
            Prose.ofChapter(after, chapter));
      }
    }
    prose(Subject.CHAPTER, words.of("preamble"), Prose.preamble(before), Prose.preamble(after));
  }

  private void whole(Subject subject, String id, String label, Kind kind, String text) {
    meaning.add(
        new Change(
            subject,
            id,
            label,
            Optional.empty(),
            kind,
            Optional.empty(),
            kind == Kind.REMOVED ? text : "",
            kind == Kind.ADDED ? text : "",
            words.of(subject + "." + kind, text)));
  }

  private void renamed(
      Subject subject, String formerId, String id, String label, List<Change> where) {
    if (!formerId.equals(id)) {
      where.add(
          new Change(
              subject,
              id,
              label,
              Optional.of(formerId),
              Kind.RENAMED,
              Optional.empty(),
              formerId,
              id,
              words.of("renamed", formerId)));
    }
  }

  private void retitled(Subject subject, String id, String label, String was, String is) {
    if (!Prose.isSame(was, is)) {
      word(subject, id, label, Part.TITLE, was, is, "words.title");
    }
  }

  private void prose(Subject subject, String label, String was, String is) {
    if (!Prose.isSame(was, is)) {
      word(subject, "", label, Part.PROSE, was, is, "words.prose");
    }
  }

  private void word(
      Subject subject, String id, String label, Part part, String was, String is, String key) {
    worded.add(
        new Change(
            subject,
            id,
            label,
            Optional.empty(),
            Kind.CHANGED,
            Optional.of(part),
            was,
            is,
            words.of(key, was, is)));
  }
}
