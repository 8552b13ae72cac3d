package coco.language.compare;

import coco.language.Document;
import coco.language.Document.Chapter;
import coco.language.Document.RuleText;
import coco.language.code.Annotations;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.compare.Change.Kind;
import coco.language.compare.Change.Subject;
import coco.language.print.ClausePrinter;
import coco.language.text.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** What differs rule by rule: in meaning, and in words. */
final class RuleChanges {
  private final Document before;
  private final Document after;
  private final Likeness likeness;
  private final Words words;
  private final Sentences sentences;
  private final List<Change> meaning = new ArrayList<>();
  private final List<Change> worded = new ArrayList<>();
  private final SequencedSet<String> byCodeCalendar = new LinkedHashSet<>();
  private int alike;

  RuleChanges(
      Document before, Document after, Likeness likeness, Words words, Sentences sentences) {
    this.before = before;
    this.after = after;
    this.likeness = likeness;
    this.words = words;
    this.sentences = sentences;
  }

  List<Change> meaning() {
    return meaning;
  }

  List<Change> worded() {
    return worded;
  }

  /** Rules that mean something else only because the code's own calendar is another one. */
  List<String> byCodeCalendar() {
    return List.copyOf(byCodeCalendar);
  }

  /** How many rules mean the same. */
  int alike() {
    return alike;
  }

  void run() {
    for (RuleText rule : likeness.rules().gone()) {
      whole(rule, Kind.REMOVED);
    }
    for (RuleText rule : after.rules()) {
      Optional<RuleText> former = likeness.rules().formerOf(rule);
      if (former.isEmpty()) {
        whole(rule, Kind.ADDED);
      } else {
        int told = meaning.size();
        rule(former.get(), rule);
        alike += meaning.size() == told ? 1 : 0;
      }
    }
  }

  private void whole(RuleText rule, Kind kind) {
    boolean isNew = kind == Kind.ADDED;
    String sentence = isNew ? sentence(after, before, rule) : sentence(before, after, rule);
    add(
        rule,
        kind,
        Optional.empty(),
        isNew ? "" : sentence,
        isNew ? sentence : "",
        words.of("RULE." + kind, rule.title(), sentence));
  }

  private String sentence(Document own, Document other, RuleText text) {
    Lexicon lexicon = own.lexicon().in(words.language(), other.lexicon());
    return text.rule()
        .map(rule -> ClausePrinter.print(bare(rule), text.text(), lexicon))
        .or(() -> text.clause().map(clause -> clause.text().strip()))
        .orElse("");
  }

  /** The rule without its annotations. */
  private static Rule bare(Rule rule) {
    return new Rule(
        rule.id(),
        rule.chapter(),
        rule.audience(),
        rule.force(),
        rule.clause(),
        rule.exception(),
        rule.per(),
        Annotations.NONE);
  }

  private void rule(RuleText former, RuleText rule) {
    if (!former.id().equals(rule.id())) {
      meaning.add(
          new Change(
              Subject.RULE,
              rule.id().text(),
              rule.id().text(),
              Optional.of(former.id().text()),
              Kind.RENAMED,
              Optional.empty(),
              former.id().text(),
              rule.id().text(),
              words.of("renamed", former.id().text())));
    }
    chapter(former, rule);
    int told = meaning.size();
    if (former.rule().isPresent() && rule.rule().isPresent()) {
      sentence(former, rule, former.rule().get(), rule.rule().get());
      annotations(rule, former.rule().get(), rule.rule().get());
    } else {
      unread(former, rule);
    }
    boolean same = meaning.size() == told;
    new ExampleChanges(before, after, likeness, words).compare(former, rule, meaning, worded);
    words(former, rule, same);
  }

  private void chapter(RuleText former, RuleText rule) {
    Optional<Chapter> was = Likeness.chapterOf(before, former.heading().start());
    Optional<Chapter> is = Likeness.chapterOf(after, rule.heading().start());
    if (was.isPresent() && is.isPresent() && !likeness.chapters().formerOf(is.get()).equals(was)) {
      add(
          rule,
          Kind.MOVED,
          Optional.of(Part.CHAPTER),
          was.get().title(),
          is.get().title(),
          words.of("moved", was.get().title(), is.get().title()));
    }
  }

  private void sentence(RuleText formerText, RuleText text, Rule former, Rule rule) {
    CanonicalMeaning plainEarlier = new CanonicalMeaning(Optional.empty());
    CanonicalMeaning plainLater = new CanonicalMeaning(Optional.empty(), likeness.names());
    List<Facet> was = RuleFacets.ofSentence(former);
    List<Facet> is = RuleFacets.ofSentence(rule);
    List<Difference> asWritten =
        Difference.of(
            RuleFacets.ofSentence(plainEarlier.of(former)),
            RuleFacets.ofSentence(plainLater.of(rule)));
    for (Difference difference :
        Difference.of(
            RuleFacets.ofSentence(likeness.earlier().of(former)),
            RuleFacets.ofSentence(likeness.later().of(rule)))) {
      if (asWritten.stream().noneMatch(difference::isSamePart)) {
        byCodeCalendar.add(text.id().text());
      } else if (difference.part() == Part.FORM) {
        form(formerText, text, difference);
      } else {
        tell(text, difference.in(was, is));
      }
    }
    if (before.language() == after.language()) {
      freeText(formerText, text);
    }
  }

  private void form(RuleText former, RuleText rule, Difference difference) {
    String was = sentence(before, after, former);
    String is = sentence(after, before, rule);
    Sentences.Said said = sentences.say(difference).getFirst();
    add(
        rule,
        Kind.CHANGED,
        Optional.of(Part.FORM),
        was,
        is,
        words.of("part.FORM.sentences", said.before(), said.after(), was, is));
  }

  /** The text of a norm or a value is what it means. */
  private void freeText(RuleText former, RuleText rule) {
    String was = former.text().orElse("");
    String is = rule.text().orElse("");
    if (former.text().isPresent() && rule.text().isPresent() && !Prose.isSame(was, is)) {
      add(
          rule,
          Kind.CHANGED,
          Optional.of(Part.TEXT),
          was,
          is,
          words.of("part.TEXT.changed", was, is));
    }
  }

  private void unread(RuleText former, RuleText rule) {
    String was = former.clause().map(it -> it.text().strip()).orElse("");
    String is = rule.clause().map(it -> it.text().strip()).orElse("");
    if (!Prose.isSame(was, is)) {
      add(
          rule,
          Kind.CHANGED,
          Optional.of(Part.TEXT),
          was,
          is,
          words.of("part.TEXT.changed", was, is));
    }
  }

  private void annotations(RuleText text, Rule former, Rule rule) {
    List<Facet> was =
        RuleFacets.ofAnnotations(
            former.annotations(), former.annotations().serves(), former.annotations().replaces());
    List<Facet> is =
        RuleFacets.ofAnnotations(
            rule.annotations(),
            rule.annotations().serves().stream().map(likeness::formerGoal).toList(),
            rule.annotations().replaces().stream().map(this::formerRule).toList());
    boolean free = before.language() == after.language();
    for (Difference difference : Difference.of(was, is)) {
      boolean both = difference.before().isPresent() && difference.after().isPresent();
      if (free || !both || !RuleFacets.isFree(difference.part())) {
        tell(text, difference);
      }
    }
  }

  private RuleId formerRule(RuleId id) {
    return after.rule(id).flatMap(likeness.rules()::formerOf).map(RuleText::id).orElse(id);
  }

  private void tell(RuleText rule, Difference difference) {
    for (Sentences.Said said : sentences.say(difference)) {
      add(
          rule,
          EditionComparison.kind(difference),
          Optional.of(difference.part()),
          said.before(),
          said.after(),
          said.sentence());
    }
  }

  private void words(RuleText former, RuleText rule, boolean sameMeaning) {
    if (!Prose.isSame(former.title(), rule.title())) {
      word(rule, Part.TITLE, former.title(), rule.title(), "words.title");
    }
    String was = Prose.frame(former);
    String is = Prose.frame(rule);
    if (sameMeaning && !Prose.isSame(was, is)) {
      word(rule, Part.WORDING, was, is, "words.sentence");
    }
    String guidance = Prose.guidance(before, former);
    String now = Prose.guidance(after, rule);
    if (!Prose.isSame(guidance, now)) {
      word(rule, Part.PROSE, guidance, now, "words.guidance");
    }
  }

  private void word(RuleText rule, Part part, String was, String is, String key) {
    worded.add(
        new Change(
            Subject.RULE,
            rule.id().text(),
            rule.id().text(),
            Optional.empty(),
            Kind.CHANGED,
            Optional.of(part),
            was,
            is,
            words.of(key, was, is)));
  }

  private void add(
      RuleText rule, Kind kind, Optional<Part> part, String was, String is, String sentence) {
    String id = rule.id().text();
    meaning.add(new Change(Subject.RULE, id, id, Optional.empty(), kind, part, was, is, sentence));
  }
}
