package coco.server.support;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking about a rule, reading the answer, and answering. */
@Controller
public class EnquiryPages {
  private static final String OF_RULE = "/me/code/{key}/rules/{rule}/questions";
  private static final String ONE = "/me/questions/{id}";

  private final Enquiries questions;
  private final Clock clock;

  EnquiryPages(Enquiries questions, Clock clock) {
    this.questions = questions;
    this.clock = clock;
  }

  /**
   * The form on a rule.
   *
   * @param owner who would answer, where somebody is named
   * @param due by when, asked now; empty where no calendar could say it
   * @param words as they were sent and could not be kept
   */
  public record Asking(
      Visit visit,
      String code,
      String rule,
      String title,
      Optional<String> owner,
      Optional<Enquiries.Due> due,
      ZoneId zone,
      String words,
      boolean isNamed,
      Optional<String> problem) {}

  /** What somebody asked, and what they are to answer. */
  public record Mine(Visit visit, Instant now, List<Enquiry> toAnswer, List<Enquiry> asked) {
    public Mine {
      toAnswer = List.copyOf(toAnswer);
      asked = List.copyOf(asked);
    }
  }

  /**
   * A question.
   *
   * @param mayAnswer whether the viewer may answer it
   * @param isSecret whether it is read at its secret address
   */
  public record One(
      Visit visit,
      Instant now,
      Enquiry question,
      Optional<Guidance> guidance,
      boolean mayAnswer,
      boolean isSecret,
      Form form) {}

  /** An answer, or guidance, that was sent and could not be kept. */
  public record Form(String words, String asked, Optional<String> problem) {
    static final Form EMPTY = new Form("", "", Optional.empty());
  }

  /** All questions. */
  public record Office(Visit visit, Instant now, boolean answered, Enquiries.Listed listed) {
    public String address(int page) {
      return "/office/questions?answered=%s&page=%d".formatted(answered, page);
    }
  }

  @GetMapping(OF_RULE)
  @Needs(Permission.READ_CODE)
  ModelAndView form(Visit visit, @PathVariable String key, @PathVariable String rule) {
    return form(visit, key, rule, "", true, Optional.empty());
  }

  private ModelAndView form(
      Visit visit, String key, String rule, String words, boolean named, Optional<String> problem) {
    String title = questions.rule(visit.signedIn(), key, rule, visit.language()).title();
    ModelAndView view =
        Templates.page(
            "support/asking",
            new Asking(
                visit,
                key,
                rule,
                title,
                questions.owner(visit.signedIn(), key, rule),
                questions.due(visit.signedIn(), key, rule),
                questions.zone(key),
                words,
                named,
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(OF_RULE)
  @Needs(Permission.READ_CODE)
  ModelAndView ask(
      Visit visit,
      @PathVariable String key,
      @PathVariable String rule,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "named") String name,
      RedirectAttributes flash) {
    boolean isNamed = !name.equals("none");
    return switch (questions.ask(visit.signedIn(), key, rule, visit.language(), words, isNamed)) {
      case Enquiries.Asked.Yes yes -> {
        // A notice is kept in the session, with the address that it is for: not of who has no name.
        if (isNamed) {
          flash.addFlashAttribute("notice", visit.text("support.asked"));
        }
        yield new ModelAndView("redirect:" + yes.address());
      }
      case Enquiries.Asked.No no ->
          form(visit, key, rule, words, isNamed, Optional.of(no.problem()));
    };
  }

  @GetMapping("/me/questions")
  @Needs(Permission.READ_CODE)
  ModelAndView mine(Visit visit) {
    return Templates.page(
        "support/mine",
        new Mine(
            visit,
            clock.instant(),
            questions.toAnswer(visit.signedIn()),
            questions.mine(visit.signedIn())));
  }

  @GetMapping("/me/questions/asked")
  @Needs(Permission.READ_CODE)
  ModelAndView secret(Visit visit, @RequestParam(defaultValue = "") String key) {
    Enquiry question = questions.bySecret(visit.signedIn(), key);
    return Templates.page(
        "support/one",
        new One(
            visit,
            clock.instant(),
            question,
            questions.guidance(question),
            false,
            true,
            Form.EMPTY));
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_CODE)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, Form.EMPTY);
  }

  private ModelAndView one(Visit visit, UUID id, Form form) {
    Enquiry question = questions.visibleTo(visit.signedIn(), id);
    ModelAndView view =
        Templates.page(
            "support/one",
            new One(
                visit,
                clock.instant(),
                question,
                questions.guidance(question),
                questions.mayAnswer(visit.signedIn(), question),
                false,
                form));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ONE + "/answer")
  @Needs(Permission.READ_CODE)
  ModelAndView answer(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes flash) {
    Optional<String> problem = questions.answer(visit.signedIn(), id, words);
    return problem.isPresent()
        ? one(visit, id, new Form(words, "", problem))
        : after(visit, id, "support.answered", flash);
  }

  @PostMapping(ONE + "/guidance")
  @Needs(Permission.READ_CODE)
  ModelAndView guide(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String asked,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "internal") String audience,
      RedirectAttributes flash) {
    Optional<String> problem =
        questions.guide(visit.signedIn(), id, asked, words, !audience.equals("public"));
    return problem.isPresent()
        ? one(visit, id, new Form(words, asked, problem))
        : after(
            visit,
            id,
            audience.equals("public") && isInside(visit, id)
                ? "support.guided.inside"
                : "support.guided",
            flash);
  }

  private boolean isInside(Visit visit, UUID id) {
    return questions
        .guidance(questions.visibleTo(visit.signedIn(), id))
        .filter(Guidance::internal)
        .isPresent();
  }

  @PostMapping(ONE + "/guidance/end")
  @Needs(Permission.READ_CODE)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    questions.end(visit.signedIn(), id);
    return after(visit, id, "support.guidance.ended", flash);
  }

  private static ModelAndView after(Visit visit, UUID id, String done, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", visit.text(done));
    return new ModelAndView("redirect:/me/questions/" + id);
  }

  @GetMapping("/office/questions")
  @Needs(Permission.READ_ENQUIRIES)
  ModelAndView office(
      Visit visit,
      @RequestParam(defaultValue = "false") boolean answered,
      @RequestParam(defaultValue = "1") int page) {
    return Templates.page(
        "support/office",
        new Office(
            visit, clock.instant(), answered, questions.all(visit.signedIn(), answered, page)));
  }
}
