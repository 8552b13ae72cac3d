package coco.server.inform;

import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The questions that somebody is asked about an edition, try by try, and what they answer. */
@Component
public class Understanding {
  private final Assignments assignments;
  private final AssignmentStore store;
  private final TryStore tries;
  private final QuestionStore questions;
  private final QuestionBank bank;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final SecureRandom chance = new SecureRandom();
  private final Clock clock;

  Understanding(
      Assignments assignments,
      AssignmentStore store,
      TryStore tries,
      QuestionStore questions,
      QuestionBank bank,
      WholeEditions editions,
      Evidence evidence,
      Clock clock) {
    this.assignments = assignments;
    this.store = store;
    this.tries = tries;
    this.questions = questions;
    this.bank = bank;
    this.editions = editions;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** What became of the wish to be asked, or to hand answers in. */
  public sealed interface Outcome {
    /** The number of the try. */
    record Yes(int number) implements Outcome {}

    /** The key of why not. */
    record No(String problem) implements Outcome {}
  }

  /**
   * A try as the person sees it.
   *
   * @param needed how many are to be right
   */
  public record Paper(Try tried, List<Sheet> questions, int needed) {
    public Paper {
      questions = List.copyOf(questions);
    }

    /** How many are right; none before they were answered. */
    public long right() {
      return questions.stream()
          .filter(it -> it.chosen().filter(Chosen::isRight).isPresent())
          .count();
    }
  }

  /**
   * One of its questions. What is right, and why, is there only once it was answered.
   *
   * @param place from 1
   * @param id of the question
   * @param rule the id of its rule; {@code title} is that rule's
   */
  public record Sheet(
      int place, UUID id, String rule, String title, Question words, Optional<Chosen> chosen) {}

  /** What is asked. */
  public record Question(
      Language language, String about, List<Asked.Line> scene, String asked, List<String> choices) {
    public Question {
      scene = List.copyOf(scene);
      choices = List.copyOf(choices);
    }
  }

  /**
   * What was answered, and what is right.
   *
   * @param choice the place of what was chosen, from 0, as {@code right}
   */
  public record Chosen(int choice, int right, String sentence, List<String> why, String timeline) {
    public Chosen {
      why = List.copyOf(why);
    }

    public boolean isRight() {
      return choice == right;
    }
  }

  /** The tries of what the viewer was asked to do, in order. */
  public List<Try> tries(Assignment assignment) {
    return tries.of(assignment.id());
  }

  /**
   * Asks the viewer new questions; where some are open, these.
   *
   * @throws NotFound where it is none of theirs
   */
  @Transactional
  public Outcome begin(Viewer viewer, UUID id, Language language) {
    store.lock(id);
    Assignment assignment = assignments.mine(viewer, id);
    Optional<Published> edition = assignments.edition(assignment);
    Optional<String> problem =
        Assignments.closed(assignment, edition).or(() -> problem(assignment));
    if (problem.isPresent()) {
      return new Outcome.No(problem.get());
    }
    List<Try> earlier = tries.of(id);
    if (!earlier.isEmpty() && earlier.getLast().isOpen()) {
      return new Outcome.Yes(earlier.getLast().number());
    }
    List<UUID> drawn = drawn(assignment, edition.orElseThrow(), language);
    if (drawn.isEmpty()) {
      return new Outcome.No("inform.problem.no-questions");
    }
    int number = earlier.size() + 1;
    tries.begin(id, number, clock.instant(), drawn);
    return new Outcome.Yes(number);
  }

  private static Optional<String> problem(Assignment assignment) {
    if (!assignment.campaign().asks(Step.UNDERSTAND)) {
      return Optional.of("inform.problem.no-test");
    }
    if (assignment.isToRead()) {
      return Optional.of("inform.problem.unread");
    }
    return assignment.understood().isPresent()
        ? Optional.of("inform.problem.understood")
        : Optional.empty();
  }

  private List<UUID> drawn(Assignment assignment, Published edition, Language language) {
    bank.make(edition);
    Set<String> changed =
        assignments
            .since(assignment, edition)
            .map(before -> editions.since(before, edition, language).rules().keySet())
            .map(Set::copyOf)
            .orElse(Set.of());
    Quiz quiz = assignment.campaign().quiz().orElseThrow();
    return new Draw(
            questions.drawable(edition.id()), changed, tries.earlier(assignment.id()), chance)
        .questions(quiz.count());
  }

  /**
   * A try of the viewer.
   *
   * @throws NotFound where there is none
   */
  public Paper paper(Viewer viewer, UUID id, int number, Language language) {
    Assignment assignment = assignments.mine(viewer, id);
    Try tried = tried(id, number);
    Map<String, String> titles =
        assignments
            .edition(assignment)
            .<Map<String, String>>map(edition -> editions.titles(edition, language))
            .orElse(Map.of());
    Map<Integer, TryStore.Choice> choices = tries.choices(tried.id());
    List<Sheet> sheets = new ArrayList<>();
    for (Asked asked : questions.ofTry(tried.id())) {
      int place = sheets.size() + 1;
      Optional<Chosen> chosen =
          Optional.ofNullable(choices.get(place)).map(it -> chosen(it, asked, language));
      sheets.add(
          new Sheet(
              place,
              asked.id(),
              asked.rule(),
              titles.getOrDefault(asked.rule(), ""),
              question(asked.in(language)),
              chosen));
    }
    return new Paper(
        tried, sheets, assignment.campaign().quiz().map(it -> it.needed(sheets.size())).orElse(0));
  }

  private Try tried(UUID id, int number) {
    return tries.of(id, number).orElseThrow(() -> new NotFound("the try " + number + " of " + id));
  }

  private static Question question(Asked.Words words) {
    return new Question(
        words.language(), words.about(), words.scene(), words.asked(), words.choices());
  }

  private static Chosen chosen(TryStore.Choice choice, Asked asked, Language language) {
    Asked.Words words = asked.in(language);
    return new Chosen(
        choice.choice(), asked.right(), words.sentence(), words.why(), words.timeline());
  }

  /**
   * The viewer answers all questions of a try, once.
   *
   * @param given the place of what was chosen, from 0, by the place of the question
   * @throws NotFound where there is no such try of theirs
   */
  @Transactional
  public Outcome answer(
      Viewer viewer, UUID id, int number, Map<Integer, Integer> given, Language language) {
    store.lock(id);
    Assignment assignment = assignments.mine(viewer, id);
    Try tried = tried(id, number);
    Optional<Published> edition = assignments.edition(assignment);
    Optional<String> problem = Assignments.closed(assignment, edition);
    if (problem.isPresent()) {
      return new Outcome.No(problem.get());
    }
    if (!tried.isOpen()) {
      return new Outcome.No("inform.problem.try-over");
    }
    List<Asked> asked = questions.ofTry(tried.id());
    Map<Integer, TryStore.Choice> choices = choices(asked, given);
    if (choices.size() < asked.size()) {
      return new Outcome.No("inform.problem.unanswered");
    }
    keep(viewer, assignment, edition.orElseThrow(), tried, asked, choices, language);
    return new Outcome.Yes(number);
  }

  /** The answers that are answers to something. */
  private static Map<Integer, TryStore.Choice> choices(
      List<Asked> asked, Map<Integer, Integer> given) {
    Map<Integer, TryStore.Choice> choices = new TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      Integer choice = given.get(i + 1);
      Asked question = asked.get(i);
      if (choice != null
          && choice >= 0
          && choice < question.in(Language.ENGLISH).choices().size()) {
        choices.put(i + 1, new TryStore.Choice(choice, choice == question.right()));
      }
    }
    return choices;
  }

  private void keep(
      Viewer viewer,
      Assignment assignment,
      Published edition,
      Try tried,
      List<Asked> asked,
      Map<Integer, TryStore.Choice> choices,
      Language language) {
    Quiz quiz = assignment.campaign().quiz().orElseThrow();
    int needed = quiz.needed(asked.size());
    long right = choices.values().stream().filter(TryStore.Choice::isRight).count();
    boolean isPassed = right >= needed;
    Instant now = clock.instant();
    String kind = isPassed ? "understanding.passed" : "understanding.failed";
    Act act =
        assignments
            .act(kind, viewer, assignment, edition, language, now)
            .with("try", Integer.toString(tried.number()))
            .with("asked", Integer.toString(asked.size()))
            .with("needed", Integer.toString(needed))
            .about("answers", viewer.id(), told(asked, choices));
    Try.Result result = new Try.Result(now, language, isPassed, evidence.record(act));
    tries.answer(tried.id(), result, choices);
    if (isPassed) {
      boolean isLast = assignment.campaign().steps().getLast() == Step.UNDERSTAND;
      store.understood(assignment.id(), now, isLast);
    }
  }

  /** What was answered, as the log of evidence keeps it: the rule, the question, the choice. */
  private static String told(List<Asked> asked, Map<Integer, TryStore.Choice> choices) {
    List<String> told = new ArrayList<>();
    choices.forEach(
        (place, choice) -> {
          Asked question = asked.get(place - 1);
          told.add(
              "%s %s %d %s"
                  .formatted(
                      question.rule(),
                      question.id(),
                      choice.choice(),
                      choice.isRight() ? "right" : "wrong"));
        });
    return String.join("; ", told);
  }
}
