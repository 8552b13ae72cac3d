package coco.language.compare;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.Chapter;
import coco.language.Document.DefinitionRow;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.code.CalendarDefinition;
import coco.language.text.Tokenizer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of one document is what of the other: by id, else by what it means, else by its title. So a
 * rule that was renamed, renumbered or moved is found again.
 */
final class Likeness {
  private final Document before;
  private final Document after;
  private final boolean sameLanguage;
  private final Map<String, String> plain = new HashMap<>();
  private final IdentityHashMap<RuleText, List<Object>> meanings = new IdentityHashMap<>();
  private final Pairs<DefinitionRow> definitions;
  private final Pairs<CalendarRow> calendars;
  private final Pairs<Goal> goals;
  private final Pairs<Chapter> chapters;
  private final Pairs<RuleText> rules;
  private final CanonicalMeaning earlier;
  private final CanonicalMeaning later;

  Likeness(Document before, Document after) {
    this.before = before;
    this.after = after;
    sameLanguage = before.language() == after.language();
    calendars = pairCalendars();
    definitions = pairDefinitions();
    goals =
        new Pairs<>(before.goals(), after.goals())
            .where((one, other) -> one.id().equals(other.id()))
            .where((one, other) -> isSameTitle(one.title(), other.title()));
    chapters = pairChapters();
    earlier = new CanonicalMeaning(before.code().calendar());
    later = new CanonicalMeaning(after.code().calendar(), names());
    meanings.putAll(meanings(before, earlier));
    meanings.putAll(meanings(after, later));
    rules = pairRules();
  }

  Pairs<DefinitionRow> definitions() {
    return definitions;
  }

  Pairs<CalendarRow> calendars() {
    return calendars;
  }

  Pairs<Goal> goals() {
    return goals;
  }

  Pairs<Chapter> chapters() {
    return chapters;
  }

  Pairs<RuleText> rules() {
    return rules;
  }

  /** Meanings of the earlier code. */
  CanonicalMeaning earlier() {
    return earlier;
  }

  /** Meanings of the later code, by the earlier one's ids. */
  CanonicalMeaning later() {
    return later;
  }

  /** By which ids the earlier code knows what the later one names. */
  CanonicalMeaning.Names names() {
    return new CanonicalMeaning.Names(
        id ->
            after.definitions().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .flatMap(definitions::formerOf)
                .map(DefinitionRow::id)
                .orElse(id),
        id ->
            after.calendars().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .flatMap(calendars::formerOf)
                .map(CalendarRow::id)
                .orElse(id));
  }

  /** By which id the earlier code knows a goal of the later one. */
  String formerGoal(String id) {
    return after.goals().stream()
        .filter(goal -> goal.id().equals(id))
        .findFirst()
        .flatMap(goals::formerOf)
        .map(Goal::id)
        .orElse(id);
  }

  /** The chapter of a document in which something stands. */
  static Optional<Chapter> chapterOf(Document document, int place) {
    return document.chapters().stream()
        .filter(each -> each.section().start() <= place && place < each.section().end())
        .findFirst();
  }

  private boolean isSameTitle(String one, String other) {
    return sameLanguage && plain(one).equals(plain(other));
  }

  private String plain(String title) {
    return plain.computeIfAbsent(
        title, text -> Tokenizer.norm(text).replaceAll("\\s+", " ").strip());
  }

  private Pairs<CalendarRow> pairCalendars() {
    return new Pairs<>(before.calendars(), after.calendars())
        .where((one, other) -> one.id().equals(other.id()))
        .where((one, other) -> isSameTitle(one.name().text(), other.name().text()))
        .where(
            (one, other) ->
                one.calendar().isPresent()
                    && one.calendar()
                        .map(Likeness::nameless)
                        .equals(other.calendar().map(Likeness::nameless)));
  }

  static CalendarDefinition nameless(CalendarDefinition calendar) {
    return new CalendarDefinition(
        "", calendar.weekly(), calendar.specials(), calendar.zone(), calendar.holidays());
  }

  private Pairs<DefinitionRow> pairDefinitions() {
    CanonicalMeaning meaning = new CanonicalMeaning(Optional.empty());
    CanonicalMeaning.Names nameless = new CanonicalMeaning.Names(id -> "", id -> id);
    CanonicalMeaning any = new CanonicalMeaning(Optional.empty(), nameless);
    return new Pairs<>(before.definitions(), after.definitions())
        .where((one, other) -> one.id().equals(other.id()) && one.nature().equals(other.nature()))
        .where(
            (one, other) ->
                isSameTitle(one.fact().text(), other.fact().text())
                    && one.nature().equals(other.nature()))
        .where((one, other) -> one.id().equals(other.id()))
        .where(
            (one, other) ->
                one.definition().isPresent()
                    && one.definition()
                        .map(meaning::of)
                        .map(any::of)
                        .equals(other.definition().map(meaning::of).map(any::of)));
  }

  private Pairs<Chapter> pairChapters() {
    return new Pairs<>(before.chapters(), after.chapters())
        .where(
            (one, other) ->
                one.kind().equals(other.kind()) && isSameTitle(one.title(), other.title()))
        .inOrderWhere((one, other) -> one.kind().isPresent() && one.kind().equals(other.kind()))
        .where((one, other) -> isSameTitle(one.title(), other.title()));
  }

  private Pairs<RuleText> pairRules() {
    return new Pairs<>(before.rules(), after.rules())
        .where((one, other) -> one.id().equals(other.id()) && isSameMeaning(one, other))
        .where(
            (one, other) ->
                isSameMeaning(one, other)
                    && isSameTitle(one.title(), other.title())
                    && isRenumbered(one, other))
        .where(
            (one, other) ->
                !one.id().equals(other.id())
                    && isSameForm(one, other)
                    && isSameTitle(one.title(), other.title())
                    && isRenumbered(one, other))
        .where((one, other) -> one.id().equals(other.id()))
        .where((one, other) -> isSameMeaning(one, other) && isSameTitle(one.title(), other.title()))
        .where(this::isSameMeaning)
        .where((one, other) -> isSameForm(one, other) && isSameTitle(one.title(), other.title()));
  }

  /** Whether each id now stands for something else, or for nothing, in the other document. */
  private boolean isRenumbered(RuleText one, RuleText other) {
    return after.rule(one.id()).filter(it -> isSameTitle(it.title(), one.title())).isEmpty()
        && before.rule(other.id()).filter(it -> isSameTitle(it.title(), other.title())).isEmpty();
  }

  private static boolean isSameForm(RuleText one, RuleText other) {
    return one.rule().isPresent()
        && one.rule()
            .map(it -> RuleFacets.form(it.clause()))
            .equals(other.rule().map(it -> RuleFacets.form(it.clause())));
  }

  /** What has a text is the same only with the same text. */
  private boolean isSameMeaning(RuleText one, RuleText other) {
    List<Object> was = meanings.get(one);
    return was != null
        && was.equals(meanings.get(other))
        && (isSameText(one, other) || (!sameLanguage && one.id().equals(other.id())));
  }

  private boolean isSameText(RuleText one, RuleText other) {
    return one.text().map(this::plain).equals(other.text().map(this::plain));
  }

  /** What each rule that could be read means, in its one form: compared many times. */
  private static IdentityHashMap<RuleText, List<Object>> meanings(
      Document document, CanonicalMeaning canonical) {
    IdentityHashMap<RuleText, List<Object>> meanings = new IdentityHashMap<>();
    for (RuleText text : document.rules()) {
      text.rule()
          .ifPresent(
              rule ->
                  meanings.put(
                      text,
                      RuleFacets.ofSentence(canonical.of(rule)).stream()
                          .map(Facet::value)
                          .toList()));
    }
    return meanings;
  }
}
