package coco.server.inform;

import coco.engine.page.Readers;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody was asked to read: the list, the edition itself, and what they answer. */
@Controller
public class ReadingPages {
  private static final String PLACE = "/me/readings";
  private static final String ONE = PLACE + "/{id}";

  private final Assignments assignments;
  private final Understanding understanding;
  private final Exceptions exceptions;
  private final GroupSessions sessions;
  private final Publications publications;
  private final WholeEditions editions;
  private final Clock clock;

  ReadingPages(
      Assignments assignments,
      Understanding understanding,
      Exceptions exceptions,
      GroupSessions sessions,
      Publications publications,
      WholeEditions editions,
      Clock clock) {
    this.assignments = assignments;
    this.understanding = understanding;
    this.exceptions = exceptions;
    this.sessions = sessions;
    this.publications = publications;
    this.editions = editions;
    this.clock = clock;
  }

  /** All that somebody was asked to read. */
  public record Mine(Visit visit, List<Assignment> assignments, Instant now) {
    public Mine {
      assignments = List.copyOf(assignments);
    }
  }

  /**
   * One of them.
   *
   * @param sheet empty where the edition was withdrawn
   * @param tries of questions, in order
   * @param bound the texts that an answer is bound to
   * @param decisions what became of requests, by the entry of the log of each
   * @param sessions what was entered about them, in order
   * @param minutesLeft until the last part may be ticked off
   * @param problem the key of what could not be kept
   * @param kind of the answer that could not be kept; {@code reason} is its reason
   */
  public record One(
      Visit visit,
      Assignment assignment,
      boolean isLate,
      Optional<ReadingSheet> sheet,
      SortedMap<Language, String> hashes,
      String bound,
      String sentence,
      List<Try> tries,
      List<Answer> answers,
      Map<Long, Decision> decisions,
      List<GroupSession.Mine> sessions,
      long minutesLeft,
      Optional<String> problem,
      String kind,
      String reason) {
    public One {
      hashes = new TreeMap<>(hashes);
      tries = List.copyOf(tries);
      answers = List.copyOf(answers);
      decisions = Map.copyOf(decisions);
      sessions = List.copyOf(sessions);
    }

    /** What became of a request. */
    public Optional<Decision> decision(Answer answer) {
      return Optional.ofNullable(decisions.get(answer.entry()));
    }

    public String address() {
      return PLACE + "/" + assignment.id();
    }

    /** Whether the edition has been read, as far as that is asked. */
    public boolean isRead() {
      return !assignment.isToRead();
    }

    /** Whether questions are still to be answered. */
    public boolean isToUnderstand() {
      return assignment.campaign().isRunning() && assignment.isToUnderstand();
    }

    /** Whether questions lie open. */
    public boolean isAsked() {
      return !tries.isEmpty() && tries.getLast().isOpen();
    }

    /** The key of what has to be done before one can acknowledge; empty where nothing has. */
    public Optional<String> before() {
      if (assignment.isToRead()) {
        return Optional.of("inform.problem.unread");
      }
      return assignment.isToUnderstand()
          ? Optional.of("inform.problem.not-understood")
          : Optional.empty();
    }

    /** Whether parts are still to be ticked off. */
    public boolean isToTick() {
      return !isRead() && assignment.campaign().isRunning();
    }

    /** Whether an answer is still taken. */
    public boolean isToAnswer() {
      return assignment.campaign().isRunning()
          && assignment.campaign().asks(Step.ACKNOWLEDGE)
          && assignment.done().isEmpty();
    }

    /** What stands in a form of an answer: what was typed there last. */
    public String reason(String of) {
      return kind.equals(of) ? reason : "";
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_CODE)
  ModelAndView mine(Visit visit) {
    return Templates.page(
        "inform/readings", new Mine(visit, assignments.mine(visit.signedIn()), clock.instant()));
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_CODE)
  ModelAndView one(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String proof) {
    if (!proof.equals("soon")) {
      return one(visit, id, Optional.empty(), "", "");
    }
    ModelAndView view = one(visit, id, Optional.of("inform.problem.proof"), "", "");
    view.setStatus(HttpStatus.OK);
    return view;
  }

  private ModelAndView one(
      Visit visit, UUID id, Optional<String> problem, String kind, String reason) {
    Assignment assignment = assignments.open(visit.signedIn(), id);
    Optional<Published> edition = assignments.edition(assignment);
    ModelAndView view =
        Templates.page(
            "inform/reading",
            new One(
                visit,
                assignment,
                assignment.isLate(clock.instant()),
                edition.map(it -> sheet(visit, assignment, it)),
                edition.map(publications::hashes).orElseGet(TreeMap::new),
                edition.map(assignments::bound).orElse(""),
                edition
                    .map(
                        it ->
                            Assignments.sentence(
                                visit.texts(),
                                Answer.Kind.GIVEN,
                                editions.title(it, visit.language()),
                                it.name()))
                    .orElse(""),
                understanding.tries(assignment),
                assignments.answers(assignment),
                exceptions.of(assignment),
                sessions.of(assignment),
                assignments.minutesLeft(assignment),
                problem,
                kind,
                reason));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private ReadingSheet sheet(Visit visit, Assignment assignment, Published edition) {
    return ReadingSheet.of(
        editions,
        edition,
        assignments.since(assignment, edition),
        assignments.rulesRead(assignment),
        visit.texts(),
        Readers.OWN);
  }

  /** What a page's script counted: {@code rule.CS-1=12}, seconds by rule. */
  @PostMapping(ONE + "/views")
  @Needs(Permission.READ_CODE)
  ResponseEntity<Void> seen(
      Visit visit, @PathVariable UUID id, @RequestParam Map<String, String> fields) {
    assignments.seen(visit.signedIn(), id, visit.language(), ReadingSheet.seconds(fields));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(ONE + "/parts")
  @Needs(Permission.READ_CODE)
  ModelAndView read(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String part) {
    Assignment assignment = assignments.mine(visit.signedIn(), id);
    Optional<ReadingSheet> sheet =
        assignments.edition(assignment).map(it -> sheet(visit, assignment, it));
    List<String> rules =
        sheet.stream()
            .flatMap(it -> it.parts().stream())
            .filter(it -> it.id().equals(part))
            .findFirst()
            .map(ReadingSheet.Part::ruleIds)
            .orElse(List.of());
    if (sheet.isPresent() && rules.isEmpty()) {
      throw new NotFound("the part " + part);
    }
    Optional<String> problem = assignments.read(visit.signedIn(), id, visit.language(), rules);
    return problem.isPresent()
        ? one(visit, id, problem, "", "")
        : new ModelAndView("redirect:%s/%s%s".formatted(PLACE, id, next(visit, id)));
  }

  /** The place on the page where it goes on. */
  private String next(Visit visit, UUID id) {
    Assignment assignment = assignments.mine(visit.signedIn(), id);
    return assignments
        .edition(assignment)
        .map(it -> sheet(visit, assignment, it))
        .flatMap(
            it -> it.parts().stream().filter(part -> part.isToRead() && !part.isRead()).findFirst())
        .map(part -> "#" + part.id())
        .orElse(assignment.isToUnderstand() ? "#understand" : "#answer");
  }

  @PostMapping(ONE + "/answers")
  @Needs(Permission.READ_CODE)
  ModelAndView answer(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String texts,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Assignment mine = assignments.mine(visit.signedIn(), id);
    Answer.Kind given =
        Answer.Kind.ofKey(kind).orElseThrow(() -> new NotFound("the answer " + kind));
    Optional<String> problem =
        assignments.answer(visit.signedIn(), mine.id(), given, visit.texts(), texts, reason);
    if (problem.isPresent()) {
      return one(visit, id, problem, kind, reason);
    }
    flash.addFlashAttribute("notice", visit.text("inform.answered." + given.key()));
    return new ModelAndView("redirect:%s/%s".formatted(PLACE, id));
  }

  /** What was entered about the viewer is not right. */
  @PostMapping(ONE + "/sessions/{session}/objection")
  @Needs(Permission.READ_CODE)
  ModelAndView object(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable UUID session,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes flash) {
    Optional<String> problem = sessions.object(visit.signedIn(), id, session, words);
    if (problem.isPresent()) {
      return one(visit, id, problem, "session-" + session, words);
    }
    flash.addFlashAttribute("notice", visit.text("inform.session.object.kept"));
    return new ModelAndView("redirect:%s/%s".formatted(PLACE, id));
  }

  @GetMapping(ONE + "/proof")
  @Needs(Permission.READ_CODE)
  ResponseEntity<byte[]> proof(Visit visit, @PathVariable UUID id) {
    Optional<Assignments.Proof> proof = assignments.proof(visit.signedIn(), id);
    if (proof.isEmpty()) {
      // Soon there is: the page says so, and has the link.
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, "%s/%s?proof=soon".formatted(PLACE, id))
          .build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(proof.get().name()).build().toString())
        .body(proof.get().text().getBytes(StandardCharsets.UTF_8));
  }
}
