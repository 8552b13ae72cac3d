package coco.server.review;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reviews in the office: of all codes, and of one with what was done and what is to do. */
@Controller
public class ReviewPages {
  private static final String ONE = "/office/codes/{key}/reviews";

  private final Reviews reviews;
  private final People people;

  ReviewPages(Reviews reviews, People people) {
    this.reviews = reviews;
    this.people = people;
  }

  /** All codes in force. */
  public record All(Visit visit, List<Reviews.Sheet> sheets) {
    public All {
      sheets = List.copyOf(sheets);
    }
  }

  /**
   * One code.
   *
   * @param subjects what can be looked at by itself: its text, and what it is called
   * @param reviewers who may look
   * @param form what was sent and could not be kept
   */
  public record One(
      Visit visit,
      Reviews.Sheet sheet,
      SequencedMap<String, String> subjects,
      List<Person> reviewers,
      Form form) {
    public One {
      reviewers = List.copyOf(reviewers);
    }

    /** How often something is looked at, in words. */
    public String every(Period period) {
      return ReviewPages.every(visit, period);
    }
  }

  /** What was sent of a review or a plan, with the key of why it could not be kept. */
  public record Form(
      String subject,
      String outcome,
      String reason,
      String months,
      String reviewer,
      Optional<String> problem,
      boolean isPlan) {
    static final Form EMPTY = new Form("code", "", "", "", "", Optional.empty(), false);
  }

  static String every(Visit visit, Period period) {
    return period.toTotalMonths() > 0
        ? visit.text("review.every.months", period.toTotalMonths())
        : visit.text("review.every.days", period.get(ChronoUnit.DAYS));
  }

  @GetMapping("/office/reviews")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView all(Visit visit) {
    return Templates.page(
        "review/all", new All(visit, reviews.all(visit.signedIn(), visit.texts())));
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView one(
      Visit visit, @PathVariable String key, @RequestParam(defaultValue = "code") String subject) {
    return one(visit, key, new Form(subject, "", "", "", "", Optional.empty(), false));
  }

  private ModelAndView one(Visit visit, String key, Form form) {
    Reviews.Sheet sheet = reviews.of(visit.signedIn(), key, visit.texts());
    ModelAndView view =
        Templates.page(
            "review/one",
            new One(
                visit,
                sheet,
                Reviews.subjects(sheet.care()),
                visit.may(Permission.MANAGE_REVIEWS)
                    ? people.whoMay(visit.signedIn(), Permission.REVIEW_CODE)
                    : List.of(),
                form));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(ONE)
  @Needs(Permission.REVIEW_CODE)
  ModelAndView record(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Optional<String> problem = reviews.record(visit.signedIn(), key, subject, outcome, reason);
    return problem.isPresent()
        ? one(visit, key, new Form(subject, outcome, reason, "", "", problem, false))
        : after(visit, key, "review.kept." + outcome, flash);
  }

  @PostMapping(ONE + "/plans")
  @Needs(Permission.MANAGE_REVIEWS)
  ModelAndView plan(
      Visit visit,
      @PathVariable String key,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String months,
      @RequestParam(defaultValue = "") String reviewer,
      RedirectAttributes flash) {
    Optional<String> problem = reviews.plan(visit.signedIn(), key, subject, months, reviewer);
    return problem.isPresent()
        ? one(visit, key, new Form(subject, "", "", months, reviewer, problem, true))
        : after(visit, key, "review.planned", flash);
  }

  private static ModelAndView after(
      Visit visit, String key, String done, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", visit.text(done));
    return new ModelAndView("redirect:/office/codes/%s/reviews".formatted(key));
  }
}
