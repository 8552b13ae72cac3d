package coco.server.reading;

import coco.engine.calendar.BeyondHorizonException;
import coco.engine.calendar.NoCalendarException;
import coco.engine.calendar.Timekeeper;
import coco.engine.page.Readers;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Annotations;
import coco.language.code.Length;
import coco.language.code.RuleId;
import coco.language.compare.Change;
import coco.language.compare.Comparison;
import coco.language.compare.ComparisonPrinter;
import coco.language.compare.Part;
import coco.language.text.Language;
import coco.language.text.Located;
import coco.server.access.Secrets;
import coco.server.code.CodeReader;
import coco.server.code.Published;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * Published editions read from beginning to end on one page: by those who work here with internal
 * chapters, by everybody else without.
 */
@Component
public class WholeEditions {
  /** Stands for the address under which the parts lie, until each link leads to its place. */
  private static final String ROOT = "\u0001whole\u0001";

  private static final RuleId NO_RULE = new RuleId("CAMPAIGN");

  private final Readings readings;
  private final CodeReader reader;

  WholeEditions(Readings readings, CodeReader reader) {
    this.readings = readings;
    this.reader = reader;
  }

  /**
   * An edition on one page.
   *
   * @param language that it is written in
   * @param chapters those that have rules or words of their own, in order
   * @param words the terms that its rules use, each once
   */
  public record Whole(
      String title, Language language, List<Goal> goals, List<Chapter> chapters, List<Word> words) {
    public Whole {
      goals = List.copyOf(goals);
      chapters = List.copyOf(chapters);
      words = List.copyOf(words);
    }

    /** All rules, in order. */
    public List<Rule> rules() {
      return chapters.stream().flatMap(chapter -> chapter.rules().stream()).toList();
    }
  }

  /** A goal; {@code html} are its words. */
  public record Goal(String id, String title, String html) {}

  /**
   * A chapter.
   *
   * @param id where it stands on the page: {@code chapter-3}
   * @param html what it says beside its rules; empty where that is nothing
   */
  public record Chapter(String id, String title, boolean internal, String html, List<Rule> rules) {
    public Chapter {
      rules = List.copyOf(rules);
    }
  }

  /** A rule; {@code html} are its sentence, guidance and examples, with their timelines. */
  public record Rule(String id, String title, String html) {}

  /** A term, explained; on the page it stands at {@code word-} and its anchor. */
  public record Word(String anchor, String term, String nature, String meaning) {}

  /** The languages that an edition has a text in. */
  public Set<Language> languages(Published edition) {
    return readings.languages(edition);
  }

  /** An edition in a language; where it has no text in it, in the other. */
  public Whole of(Published edition, Language asked) {
    return of(edition, asked, Readers.OWN);
  }

  /** The same as some readers have it. */
  public Whole of(Published edition, Language asked, Readers readers) {
    Reading reading = readings.of(edition, asked, readers);
    String root = root(reading, readers);
    List<Goal> goals = new ArrayList<>();
    List<Chapter> chapters = new ArrayList<>();
    Map<String, Word> words = new LinkedHashMap<>();
    List<Document.Chapter> told = reading.told();
    int number = 0;
    for (Document.Chapter chapter : reading.chapters()) {
      number++;
      for (Document.Goal goal : reading.goals(chapter)) {
        goals.add(new Goal(goal.id(), goal.title(), linked(root, reading.goal(goal, ROOT))));
      }
      List<Rule> rules = new ArrayList<>();
      for (Document.RuleText rule : reading.rules(chapter)) {
        rules.add(new Rule(rule.id().text(), rule.title(), linked(root, reading.rule(rule, ROOT))));
        for (Reading.Word word : reading.words(rule)) {
          words.putIfAbsent(
              word.anchor(), new Word(word.anchor(), word.term(), word.nature(), word.meaning()));
        }
      }
      if (told.contains(chapter)) {
        chapters.add(
            new Chapter(
                "chapter-" + number,
                chapter.title(),
                chapter.internal(),
                linked(root, reading.prose(chapter, ROOT)),
                rules));
      }
    }
    return new Whole(
        reading.title(), reading.language(), goals, chapters, List.copyOf(words.values()));
  }

  /** Where these readers have the edition's other pages. */
  private static String root(Reading reading, Readers readers) {
    Published edition = reading.edition();
    return switch (readers) {
      case OWN -> "/me/code/" + edition.codeKey();
      case PUBLIC ->
          "/%s/%s/editions/%s"
              .formatted(
                  reading.language().tag(),
                  edition.codeKey(),
                  UriUtils.encodePathSegment(edition.name(), StandardCharsets.UTF_8));
    };
  }

  /** Links lead to where it is said on the same page, those to opening hours to their own. */
  private static String linked(String code, String html) {
    return html.replace(ROOT + "/terms#term-", "#word-")
        .replace(ROOT + "/rules/", "#")
        .replace(ROOT + "#", "#")
        .replace(ROOT, code);
  }

  /** What an edition is called in a language. */
  public String title(Published edition, Language asked) {
    return readings.of(edition, asked, Readers.OWN).title();
  }

  /** The titles of all rules of an edition, by their id, in order. */
  public SequencedMap<String, String> titles(Published edition, Language asked) {
    SequencedMap<String, String> titles = new LinkedHashMap<>();
    readings
        .of(edition, asked, Readers.OWN)
        .rules()
        .forEach(rule -> titles.put(rule.id().text(), rule.title()));
    return titles;
  }

  /** The time zone of an edition's code. */
  public ZoneId zone(Published edition) {
    return document(edition).code().zone();
  }

  /**
   * Who answers for an edition and for its rules, and how often it is looked at again.
   *
   * @param owner of all that names none of its own
   * @param contact how one reaches them, as the code says it
   * @param review how often all of it is looked at
   * @param rules in order, those of internal chapters as well
   */
  public record Care(
      String title,
      Language language,
      Optional<String> owner,
      Optional<String> contact,
      Optional<Period> review,
      List<RuleCare> rules) {
    public Care {
      rules = List.copyOf(rules);
    }
  }

  /**
   * Who answers for a rule, and what it rests on.
   *
   * @param chapter its chapter's kind, in small letters
   * @param owner as the rule names one itself
   */
  public record RuleCare(
      String id,
      String title,
      String chapter,
      String chapterTitle,
      boolean internal,
      Optional<String> owner,
      Optional<String> reference) {}

  /** Who answers for an edition, as its text in a language says it; else in the other. */
  public Care care(Published edition, Language asked) {
    Document document = readings.of(edition, asked, Readers.OWN).document();
    List<RuleCare> rules = new ArrayList<>();
    for (Document.RuleText rule : document.rules()) {
      Optional<Annotations> said = rule.rule().map(coco.language.code.Rule::annotations);
      rules.add(
          new RuleCare(
              rule.id().text(),
              rule.title(),
              rule.chapter().name().toLowerCase(Locale.ROOT),
              chapter(document, rule),
              rule.internal(),
              said.flatMap(Annotations::owner),
              said.flatMap(Annotations::reference)));
    }
    return new Care(
        document.title(),
        document.language(),
        document.frontMatter().owner().map(Located::value),
        document.frontMatter().contact().map(Located::value),
        document.frontMatter().review().map(Located::value),
        rules);
  }

  private static String chapter(Document document, Document.RuleText rule) {
    return document.chapters().stream()
        .filter(chapter -> chapter.section().start() <= rule.heading().start())
        .reduce((before, later) -> later)
        .map(Document.Chapter::title)
        .orElse("");
  }

  private Document document(Published edition) {
    return document(edition, Readers.OWN);
  }

  private Document document(Published edition, Readers readers) {
    return readings.of(edition, Language.ENGLISH, readers).document();
  }

  /** The SHA-256 of each text as everybody can take it away, as 64 hexadecimal digits. */
  public SortedMap<Language, String> publicHashes(Published edition) {
    SortedMap<Language, String> hashes = new TreeMap<>();
    for (Language language : languages(edition)) {
      readings
          .in(edition, language, Readers.PUBLIC)
          .ifPresent(it -> hashes.put(language, Secrets.hash(it.document().source().text())));
    }
    return hashes;
  }

  /**
   * What of an edition everybody may be asked about.
   *
   * @param rules those that everybody reads to the last word, by their ids: nothing is cut of them
   * @param internal finds the id of a rule that not everybody reads; empty where there is none
   */
  public record Open(Set<String> rules, Optional<Pattern> internal) {
    public Open {
      rules = Set.copyOf(rules);
    }

    /** Whether words name a rule that not everybody reads. */
    public boolean betrays(String words) {
      return internal.filter(it -> it.matcher(words).find()).isPresent();
    }
  }

  /** What of an edition everybody may be asked about. */
  public Open open(Published edition) {
    Set<String> all = new TreeSet<>();
    Set<String> shown = new TreeSet<>();
    Set<String> cut = new TreeSet<>();
    for (Language language : languages(edition)) {
      Reading own = readings.of(edition, language, Readers.OWN);
      Reading open = readings.of(edition, language, Readers.PUBLIC);
      own.rules().forEach(rule -> all.add(rule.id().text()));
      for (Document.RuleText rule : open.rules()) {
        shown.add(rule.id().text());
        boolean isWhole =
            own.rule(rule.id().text())
                .filter(it -> own.rule(it, ROOT).equals(open.rule(rule, ROOT)))
                .isPresent();
        if (!isWhole) {
          cut.add(rule.id().text());
        }
      }
    }
    all.removeAll(shown);
    Optional<Pattern> internal =
        all.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Pattern.compile(
                    "(?<![\\p{L}\\p{N}-])(?:%s)(?![\\p{L}\\p{N}-])"
                        .formatted(
                            all.stream().map(Pattern::quote).collect(Collectors.joining("|")))));
    shown.removeAll(cut);
    return new Open(shown, internal);
  }

  /**
   * What changed in meaning from one edition to another, internal chapters included, in sentences.
   *
   * @param rules of each rule that is there, by its id, in the order of the changes
   * @param others of rules that are gone, and of all that is no rule
   */
  public record Since(SequencedMap<String, List<String>> rules, List<String> others) {
    public Since {
      rules = new LinkedHashMap<>(rules);
      others = List.copyOf(others);
    }
  }

  /** What changed in meaning from one edition to another. */
  public Since since(Published before, Published after, Language spoken) {
    return since(before, after, spoken, Readers.OWN);
  }

  /** The same as far as some readers have it. */
  public Since since(Published before, Published after, Language spoken, Readers readers) {
    Document later = readings.of(after, spoken, readers).document();
    Comparison comparison =
        Codes.compare(readings.of(before, spoken, readers).document(), later, spoken);
    ComparisonPrinter printer = new ComparisonPrinter(comparison);
    SequencedMap<String, List<String>> rules = new LinkedHashMap<>();
    List<String> others = new ArrayList<>();
    for (Change change : comparison.meaning()) {
      boolean isOfRule =
          change.subject() == Change.Subject.RULE || change.subject() == Change.Subject.EXAMPLE;
      if (isOfRule && later.rule(change.id()).isPresent()) {
        rules.computeIfAbsent(change.id(), any -> new ArrayList<>()).add(printer.sentence(change));
      } else if (!isOfEveryEdition(change)) {
        others.add(printer.sentence(change));
      }
    }
    return new Since(rules, others);
  }

  /** Each edition has a name and a day of its own: that alone changes nothing for anybody. */
  private static boolean isOfEveryEdition(Change change) {
    return change.subject() == Change.Subject.FRONT_MATTER
        && change.part().filter(part -> part == Part.EDITION || part == Part.EFFECTIVE).isPresent();
  }

  /** Whether two editions mean the same, internal chapters included. */
  public boolean isSameMeaning(Published before, Published after) {
    return isSameMeaning(before, after, Readers.OWN);
  }

  /** Whether two editions mean the same to some readers. */
  public boolean isSameMeaning(Published before, Published after, Readers readers) {
    return before.id().equals(after.id())
        || Codes.compare(document(before, readers), document(after, readers), Language.ENGLISH)
            .meaning()
            .stream()
            .allMatch(WholeEditions::isOfEveryEdition);
  }

  /**
   * Whether it is a working day of the code's calendar somewhere, and an hour at which one may be
   * written to: from eight to six. Where the code has no calendar, from Monday to Friday.
   */
  public boolean isWorkingHour(Published edition, Instant instant, ZoneId somewhere) {
    ZonedDateTime there = instant.atZone(somewhere);
    if (there.getHour() < 8 || there.getHour() >= 18) {
      return false;
    }
    LocalDate day = there.toLocalDate();
    ZoneId zone = zone(edition);
    return afterWorkingDays(edition, day.minusDays(1).atTime(12, 0).atZone(zone).toInstant(), 1)
        .map(end -> end.minusMillis(1).atZone(zone).toLocalDate().equals(day))
        .orElseGet(() -> day.getDayOfWeek().getValue() <= 5);
  }

  /**
   * When so many working days are over, counted on the code's own calendar.
   *
   * @return empty where the code has no calendar that could count them
   */
  public Optional<Instant> afterWorkingDays(Published edition, Instant from, int days) {
    try {
      return Optional.of(
          Timekeeper.of(document(edition).code(), reader.holidays())
              .clock(NO_RULE, Length.of(days, Length.Unit.WORKING_DAY))
              .due(from)
              .instant());
    } catch (NoCalendarException | BeyondHorizonException none) {
      return Optional.empty();
    }
  }
}
