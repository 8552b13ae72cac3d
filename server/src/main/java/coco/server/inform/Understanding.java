package coco.server.inform;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Viewer;
import coco.server.code.Published;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The questions that somebody is asked about an edition, try by try, and what they answer. */
@Component
public class Understanding {
  private final Assignments assignments;
  private final AssignmentStore store;
  private final TryStore tries;
  private final Examination examination;
  private final WholeEditions editions;
  private final Evidence evidence;
  private final Clock clock;

  Understanding(
      Assignments assignments,
      AssignmentStore store,
      TryStore tries,
      Examination examination,
      WholeEditions editions,
      Evidence evidence,
      Clock clock) {
    this.assignments = assignments;
    this.store = store;
    this.tries = tries;
    this.examination = examination;
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
    Set<String> changed =
        assignments
            .since(assignment, edition)
            .map(before -> editions.since(before, edition, language).rules().keySet())
            .map(Set::copyOf)
            .orElse(Set.of());
    return examination.draw(
        edition,
        Readers.OWN,
        changed,
        tries.earlier(assignment.id()),
        assignment.campaign().quiz().orElseThrow());
  }

  /**
   * A try of the viewer.
   *
   * @throws NotFound where there is none
   */
  public Examination.Paper paper(Viewer viewer, UUID id, int number, Language language) {
    Assignment assignment = assignments.mine(viewer, id);
    Try tried = tried(id, number);
    Map<String, String> titles =
        assignments
            .edition(assignment)
            .<Map<String, String>>map(edition -> editions.titles(edition, language))
            .orElse(Map.of());
    return examination.paper(
        tried,
        tries.questions(tried.id()),
        tries.choices(tried.id()),
        titles,
        assignment.campaign().quiz(),
        language);
  }

  private Try tried(UUID id, int number) {
    return tries.of(id, number).orElseThrow(() -> new NotFound("the try " + number + " of " + id));
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
    Optional<Examination.Marks> marks =
        examination.mark(
            tries.questions(tried.id()), given, assignment.campaign().quiz().orElseThrow());
    if (marks.isEmpty()) {
      return new Outcome.No("inform.problem.unanswered");
    }
    keep(viewer, assignment, edition.orElseThrow(), tried, marks.get(), language);
    return new Outcome.Yes(number);
  }

  private void keep(
      Viewer viewer,
      Assignment assignment,
      Published edition,
      Try tried,
      Examination.Marks marks,
      Language language) {
    Instant now = clock.instant();
    String kind = marks.isPassed() ? "understanding.passed" : "understanding.failed";
    Act act =
        assignments
            .act(kind, viewer, assignment, edition, language, now)
            .with("try", Integer.toString(tried.number()))
            .with("asked", Integer.toString(marks.asked()))
            .with("needed", Integer.toString(marks.needed()))
            .about("answers", viewer.id(), marks.told());
    Try.Result result = new Try.Result(now, language, marks.isPassed(), evidence.record(act));
    tries.answer(tried.id(), result, marks.choices());
    if (marks.isPassed()) {
      boolean isLast = assignment.campaign().steps().getLast() == Step.UNDERSTAND;
      store.understood(assignment.id(), now, isLast);
    }
  }
}
