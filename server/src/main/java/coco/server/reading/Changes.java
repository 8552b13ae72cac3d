package coco.server.reading;

import coco.language.Codes;
import coco.language.Document;
import coco.language.Document.RuleText;
import coco.language.code.Audience;
import coco.language.code.Rule;
import coco.language.code.RuleId;
import coco.language.compare.Change;
import coco.language.compare.Change.Kind;
import coco.language.compare.Change.Subject;
import coco.language.compare.Comparison;
import coco.language.compare.ComparisonPrinter;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changed from one edition to another, rule by rule, as a page shows it: in meaning and in
 * words, and who is concerned.
 *
 * @param alike how many rules mean the same in both
 * @param isAcrossLanguages whether the two texts are in two languages, so that words say nothing
 * @param audiences whom the rules that changed in meaning are for
 * @param owners who answers for them
 * @param chapters in which they stand
 */
public record Changes(
    List<RuleChange> rules,
    List<Section> others,
    int alike,
    boolean isAcrossLanguages,
    List<String> audiences,
    List<String> owners,
    List<String> chapters) {
  public Changes {
    rules = List.copyOf(rules);
    others = List.copyOf(others);
    audiences = List.copyOf(audiences);
    owners = List.copyOf(owners);
    chapters = List.copyOf(chapters);
  }

  /**
   * A rule that changed.
   *
   * @param id in the later edition; in the earlier, where it is gone
   * @param formerId in the earlier edition, where that is another one
   * @param kind what became of it: added, removed, renamed, moved, changed, or words only
   * @param before its sentence in the earlier edition; empty where it had none
   * @param meaning what changed in meaning, in sentences
   * @param words what is only worded otherwise
   */
  public record RuleChange(
      String id,
      Optional<String> formerId,
      String title,
      String kind,
      String concerned,
      List<WordDiff.Piece> before,
      List<WordDiff.Piece> after,
      List<String> meaning,
      List<String> words) {
    public RuleChange {
      before = List.copyOf(before);
      after = List.copyOf(after);
      meaning = List.copyOf(meaning);
      words = List.copyOf(words);
    }
  }

  /** Changes of one kind of thing that is no rule; {@code subject} names its heading. */
  public record Section(String subject, List<String> meaning, List<String> words) {
    public Section {
      meaning = List.copyOf(meaning);
      words = List.copyOf(words);
    }
  }

  /** Whether nothing at all differs. */
  public boolean isEmpty() {
    return rules.isEmpty() && others.isEmpty();
  }

  /** Whether something means something else. */
  public boolean isOfMeaning() {
    return rules.stream().anyMatch(rule -> !rule.meaning().isEmpty())
        || others.stream().anyMatch(section -> !section.meaning().isEmpty());
  }

  /** How many rules changed in this way. */
  public long count(String kind) {
    return rules.stream().filter(rule -> rule.kind().equals(kind)).count();
  }

  /** The sentences of all that changed in meaning. */
  static List<String> sentences(Document before, Document after, Language spoken) {
    Comparison comparison = Codes.compare(before, after, spoken);
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    return comparison.meaning().stream().map(printer::sentence).toList();
  }

  /** What changed, said in the language of the page. */
  static Changes of(Document before, Document after, Texts texts) {
    Comparison comparison = Codes.compare(before, after, texts.language());
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    Map<String, List<Change>> byRule = new LinkedHashMap<>();
    after.rules().forEach(rule -> byRule.put(rule.id().text(), new ArrayList<>()));
    before.rules().forEach(rule -> byRule.putIfAbsent(rule.id().text(), new ArrayList<>()));
    Map<Subject, List<Change>> others = new LinkedHashMap<>();
    Set<Change> worded = new LinkedHashSet<>(comparison.words());
    List<Change> all = new ArrayList<>(comparison.meaning());
    all.addAll(comparison.words());
    for (Change change : all) {
      boolean ofRule = change.subject() == Subject.RULE || change.subject() == Subject.EXAMPLE;
      if (ofRule) {
        byRule.computeIfAbsent(change.id(), any -> new ArrayList<>()).add(change);
      } else {
        others.computeIfAbsent(change.subject(), any -> new ArrayList<>()).add(change);
      }
    }
    List<RuleChange> rules = new ArrayList<>();
    Set<String> audiences = new LinkedHashSet<>();
    Set<String> owners = new LinkedHashSet<>();
    Set<String> chapters = new LinkedHashSet<>();
    byRule.forEach(
        (id, changes) -> {
          if (changes.isEmpty()) {
            return;
          }
          Optional<String> former =
              changes.stream().flatMap(it -> it.formerId().stream()).findFirst();
          Optional<RuleText> is = after.rule(new RuleId(id));
          boolean isNew =
              changes.stream().anyMatch(it -> isRule(it, Kind.ADDED))
                  && changes.stream().noneMatch(it -> isRule(it, Kind.REMOVED));
          Optional<RuleText> was =
              isNew ? Optional.empty() : before.rule(new RuleId(former.orElse(id)));
          RuleText shown = is.or(() -> was).orElse(null);
          if (shown == null) {
            return;
          }
          Document of = is.isPresent() ? after : before;
          List<Change> meaning = changes.stream().filter(it -> !worded.contains(it)).toList();
          if (!meaning.isEmpty()) {
            shown.rule().ifPresent(rule -> audiences.addAll(audiences(rule, of.lexicon(), texts)));
            shown.rule().flatMap(rule -> rule.annotations().owner()).ifPresent(owners::add);
            chapter(of, shown).ifPresent(chapters::add);
          }
          WordDiff.Sides sides =
              WordDiff.of(
                  was.map(Reading::sentence).orElse(""), is.map(Reading::sentence).orElse(""));
          rules.add(
              new RuleChange(
                  id,
                  former,
                  shown.title(),
                  kind(changes, meaning),
                  shown
                      .rule()
                      .map(rule -> String.join(", ", audiences(rule, of.lexicon(), texts)))
                      .orElse(""),
                  was.isEmpty() ? List.of() : sides.before(),
                  is.isEmpty() ? List.of() : sides.after(),
                  meaning.stream().map(printer::sentence).toList(),
                  changes.stream().filter(worded::contains).map(printer::sentence).toList()));
        });
    List<Section> sections = new ArrayList<>();
    others.forEach(
        (subject, changes) ->
            sections.add(
                new Section(
                    subject.tag(),
                    changes.stream()
                        .filter(it -> !worded.contains(it))
                        .map(printer::sentence)
                        .toList(),
                    changes.stream().filter(worded::contains).map(printer::sentence).toList())));
    return new Changes(
        rules,
        sections,
        comparison.rulesAlike(),
        comparison.isAcrossLanguages(),
        List.copyOf(audiences),
        List.copyOf(owners),
        List.copyOf(chapters));
  }

  private static boolean isRule(Change change, Kind kind) {
    return change.subject() == Subject.RULE && change.kind() == kind;
  }

  private static String kind(List<Change> changes, List<Change> meaning) {
    if (meaning.isEmpty()) {
      return "words";
    }
    return changes.stream()
        .filter(it -> it.subject() == Subject.RULE && it.kind() != Kind.CHANGED)
        .filter(it -> it.part().isEmpty())
        .map(it -> it.kind().tag())
        .findFirst()
        .orElse(Kind.CHANGED.tag());
  }

  private static Optional<String> chapter(Document document, RuleText rule) {
    int place = rule.heading().start();
    return document.chapters().stream()
        .filter(it -> it.section().start() <= place && place < it.section().end())
        .map(Document.Chapter::title)
        .findFirst();
  }

  /** Whom a rule is for, in words. */
  static List<String> audiences(Rule rule, Lexicon lexicon, Texts texts) {
    if (rule.audience().isEmpty()) {
      return List.of(texts.of("reading.audience.everyone"));
    }
    return rule.audience().stream()
        .map(
            audience ->
                switch (audience) {
                  case Audience.Everyone everyone -> texts.of("reading.audience.everyone");
                  case Audience.Kind kind ->
                      texts.of("reading.audience." + kind.kind().name().toLowerCase(Locale.ROOT));
                  case Audience.Group group -> {
                    Lexicon.Wording wording = lexicon.terms().get(group.group());
                    yield wording == null ? group.group() : wording.fact();
                  }
                })
        .toList();
  }
}
