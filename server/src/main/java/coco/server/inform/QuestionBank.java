package coco.server.inform;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.reading.MadeQuestions;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The questions of editions: those that the engine makes of the examples, once and for all, and
 * those that people write.
 */
@Component
public class QuestionBank {
  static final int CHOICES_MOST = 4;
  static final int TEXT_MOST = 1_000;
  static final int CHOICE_MOST = 300;

  /** How many questions are made of the examples of one rule. */
  static final int OF_RULE_MOST = 12;

  /** How many questions people may write for one edition. */
  private static final int WRITTEN_MOST = 500;

  private final QuestionStore store;
  private final MadeQuestions made;
  private final Publications publications;
  private final WholeEditions editions;
  private final Clock clock;

  QuestionBank(
      QuestionStore store,
      MadeQuestions made,
      Publications publications,
      WholeEditions editions,
      Clock clock) {
    this.store = store;
    this.made = made;
    this.publications = publications;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * A question as a form has it.
   *
   * @param right the place of the right choice, from 0, as text
   */
  public record Wanted(String rule, String right, Map<Language, Words> words) {
    public Wanted {
      words = new EnumMap<>(words);
    }

    /** What is typed in a language; nothing at first. */
    public Words in(Language language) {
      return words.getOrDefault(language, Words.NONE);
    }
  }

  /**
   * What is typed in one language.
   *
   * @param choices some may be empty
   */
  public record Words(String asked, List<String> choices, String why) {
    static final Words NONE = new Words("", List.of("", "", "", ""), "");

    public Words {
      choices = List.copyOf(choices);
    }

    List<String> given() {
      return choices.stream().filter(choice -> !choice.isEmpty()).toList();
    }

    boolean isSound() {
      return isText(asked, TEXT_MOST)
          && isText(why, TEXT_MOST)
          && given().size() >= 2
          && given().stream().distinct().count() == given().size()
          && choices.stream().allMatch(choice -> choice.length() <= CHOICE_MOST)
          && choices.equals(filled())
          && choices.stream().noneMatch(choice -> choice.chars().anyMatch(Character::isISOControl));
    }

    /** The choices with those that are empty last. */
    private List<String> filled() {
      List<String> filled = new ArrayList<>(given());
      while (filled.size() < choices.size()) {
        filled.add("");
      }
      return filled;
    }

    private static boolean isText(String text, int most) {
      return !text.isEmpty()
          && text.length() <= most
          && text.chars().noneMatch(Character::isISOControl);
    }
  }

  /**
   * The questions of an edition.
   *
   * @param rules the titles of all its rules, by id, in order
   * @param missing why rules gave no questions, by their id
   */
  public record Sheet(
      Published edition,
      String title,
      Set<Language> languages,
      SequencedMap<String, String> rules,
      List<Asked> questions,
      SequencedMap<String, String> missing) {
    public Sheet {
      questions = List.copyOf(questions);
    }

    /** Those of a rule, written ones first. */
    public List<Asked> of(String rule) {
      return questions.stream().filter(it -> it.rule().equals(rule)).toList();
    }
  }

  /**
   * All questions of an edition, with their answers.
   *
   * @throws NotFound where there is no such edition
   */
  @Transactional
  public Sheet sheet(Viewer viewer, UUID edition, Language language) {
    viewer.mustBeAbleTo(Permission.WRITE_QUESTIONS);
    Published published = published(edition);
    make(published);
    return new Sheet(
        published,
        editions.title(published, language),
        editions.languages(published),
        editions.titles(published, language),
        store.of(edition),
        store.missing(edition));
  }

  private Published published(UUID edition) {
    return publications
        .published(edition)
        .orElseThrow(() -> new NotFound("the questions of the edition " + edition));
  }

  /** Makes the questions of an edition, where that was not done: what was asked stays as it was. */
  void make(Published edition) {
    if (store.isMade(edition.id())) {
      return;
    }
    store.lock(edition.id());
    if (store.isMade(edition.id())) {
      return;
    }
    Instant now = clock.instant();
    MadeQuestions.Made all = made.of(edition, edition.id().getLeastSignificantBits(), OF_RULE_MOST);
    store.made(edition.id(), now, all.missing());
    store.add(edition.id(), all.questions().stream().map(QuestionBank::asked).toList(), null, now);
  }

  private static Asked asked(MadeQuestions.One one) {
    Map<Language, Asked.Words> words = new EnumMap<>(Language.class);
    one.words()
        .forEach(
            (language, said) ->
                words.put(
                    language,
                    new Asked.Words(
                        language,
                        said.told().about(),
                        said.told().scene().stream()
                            .map(line -> new Asked.Line(line.when(), line.what()))
                            .toList(),
                        said.told().asked(),
                        said.told().choices(),
                        said.told().rule(),
                        said.told().why(),
                        said.timeline())));
    return new Asked(
        UUID.randomUUID(), one.rule(), one.right(), Optional.empty(), Optional.empty(), words);
  }

  /**
   * The questions that may be drawn for some readers. Everybody is asked about rules only that they
   * read to the last word, and by no question that names an internal one.
   */
  List<QuestionStore.Drawable> drawable(Published edition, Readers readers) {
    make(edition);
    List<QuestionStore.Drawable> all = store.drawable(edition.id());
    return switch (readers) {
      case OWN -> all;
      case PUBLIC -> {
        WholeEditions.Open open = editions.open(edition);
        Set<UUID> closed =
            store.of(edition.id()).stream()
                .filter(it -> !open.rules().contains(it.rule()) || isBetraying(it, open))
                .map(Asked::id)
                .collect(Collectors.toSet());
        yield all.stream().filter(it -> !closed.contains(it.id())).toList();
      }
    };
  }

  private static boolean isBetraying(Asked question, WholeEditions.Open open) {
    return question.words().values().stream().anyMatch(words -> open.betrays(words.toString()));
  }

  /**
   * Keeps a question that somebody wrote.
   *
   * @return the keys of all that is wrong
   */
  @Transactional
  public List<String> write(Viewer viewer, UUID edition, Wanted wanted) {
    viewer.mustBeAbleTo(Permission.WRITE_QUESTIONS);
    Published published = published(edition);
    store.lock(edition);
    List<String> problems = new ArrayList<>();
    if (!editions.titles(published, Language.ENGLISH).containsKey(wanted.rule())) {
      problems.add("inform.problem.question.rule");
    }
    Set<Language> languages = editions.languages(published);
    if (!languages.stream().allMatch(language -> wanted.in(language).isSound())) {
      problems.add("inform.problem.question.words");
    }
    List<Integer> counts =
        languages.stream().map(language -> wanted.in(language).given().size()).distinct().toList();
    if (counts.size() > 1) {
      problems.add("inform.problem.question.choices");
    }
    if (!wanted.right().matches("[0-3]")
        || counts.stream().anyMatch(count -> Integer.parseInt(wanted.right()) >= count)) {
      problems.add("inform.problem.question.right");
    }
    if (store.of(edition).stream().filter(it -> it.author().isPresent()).count() >= WRITTEN_MOST) {
      problems.add("inform.problem.question.many");
    }
    if (problems.isEmpty()) {
      store.add(edition, List.of(asked(wanted, languages)), viewer.id(), clock.instant());
    }
    return problems;
  }

  private static Asked asked(Wanted wanted, Set<Language> languages) {
    Map<Language, Asked.Words> words = new EnumMap<>(Language.class);
    for (Language language : languages) {
      Words typed = wanted.in(language);
      words.put(
          language,
          new Asked.Words(
              language, "", List.of(), typed.asked(), typed.given(), "", List.of(typed.why()), ""));
    }
    return new Asked(
        UUID.randomUUID(),
        wanted.rule(),
        Integer.parseInt(wanted.right()),
        Optional.empty(),
        Optional.empty(),
        words);
  }

  /**
   * A question is not asked any more; what was answered to it stays.
   *
   * @throws NotFound where the edition has no such question
   */
  @Transactional
  public void retire(Viewer viewer, UUID edition, UUID question) {
    viewer.mustBeAbleTo(Permission.WRITE_QUESTIONS);
    if (store.of(edition, question).isEmpty()) {
      throw new NotFound("the question " + question);
    }
    store.retire(question, viewer.id(), clock.instant());
  }
}
