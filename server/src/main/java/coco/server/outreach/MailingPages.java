package coco.server.outreach;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.inform.Brief;
import coco.server.inform.Campaigns;
import coco.server.inform.Quiz;
import coco.server.inform.Step;
import coco.server.inform.Until;
import coco.server.relations.Party;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Mailings to parties outside, for those who make them, and for those who want to know. */
@Controller
public class MailingPages {
  private static final String PLACE = "/office/mailings";
  private static final String ONE = PLACE + "/{id}";

  private final Mailings mailings;
  private final Outcomes outcomes;

  MailingPages(Mailings mailings, Outcomes outcomes) {
    this.mailings = mailings;
    this.outcomes = outcomes;
  }

  /** The list. */
  public record Office(Visit visit, List<Outcomes.Line> mailings) {
    public Office {
      mailings = List.copyOf(mailings);
    }
  }

  /**
   * The form of a mailing, and what is wrong with it.
   *
   * @param of the one that is made anew; empty for a new one
   */
  public record New(
      Visit visit,
      Optional<UUID> of,
      Mailings.Wanted wanted,
      List<Campaigns.Choice> editions,
      List<Mailings.Problem> problems) {
    public New {
      editions = List.copyOf(editions);
      problems = List.copyOf(problems);
    }

    /** Where the form is sent to. */
    public String address() {
      return of.map(id -> PLACE + "/" + id + "/draft").orElse(PLACE);
    }

    public List<Party.Kind> kinds() {
      return List.of(Party.Kind.values());
    }

    public List<Language> languages() {
      return List.of(Language.values());
    }
  }

  /**
   * A mailing.
   *
   * @param audience whom it is for, in words
   * @param preview before its launch
   * @param outcome after it
   * @param problem the key of what could not be done
   */
  public record One(
      Visit visit,
      Mailing mailing,
      String audience,
      String until,
      Optional<Mailings.Preview> preview,
      Optional<Outcome> outcome,
      Optional<String> problem) {
    public String address() {
      return PLACE + "/" + mailing.id();
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_CAMPAIGNS)
  ModelAndView mailings(Visit visit) {
    return Templates.page(
        "outreach/mailings", new Office(visit, outcomes.latest(visit.signedIn())));
  }

  @GetMapping(PLACE + "/new")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView form(Visit visit, @RequestParam(defaultValue = "") String edition) {
    Brief.Form brief =
        new Brief.Form(
            "",
            List.of(Step.READ.key(), Step.ACKNOWLEDGE.key()),
            Integer.toString(Quiz.USUAL.count()),
            Integer.toString(Quiz.USUAL.percent()),
            "day",
            "",
            "");
    return form(
        visit,
        Optional.empty(),
        new Mailings.Wanted(edition, brief, false, "kinds", List.of(), List.of(), ""),
        List.of());
  }

  private ModelAndView form(
      Visit visit, Optional<UUID> of, Mailings.Wanted wanted, List<Mailings.Problem> problems) {
    ModelAndView view =
        Templates.page(
            "outreach/new",
            new New(
                visit, of, wanted, mailings.choices(visit.signedIn(), visit.language()), problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView make(Visit visit, @RequestParam MultiValueMap<String, String> form) {
    Mailings.Wanted wanted = wanted(form);
    return switch (mailings.make(visit.signedIn(), wanted)) {
      case Mailings.Made.Yes yes -> new ModelAndView("redirect:" + PLACE + "/" + yes.id());
      case Mailings.Made.No no -> form(visit, Optional.empty(), wanted, no.problems());
    };
  }

  @GetMapping(ONE + "/draft")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView draft(Visit visit, @PathVariable UUID id) {
    return form(visit, Optional.of(id), mailings.wanted(visit.signedIn(), id), List.of());
  }

  @PostMapping(ONE + "/draft")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView correct(
      Visit visit, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
    Mailings.Wanted wanted = wanted(form);
    return switch (mailings.correct(visit.signedIn(), id, wanted)) {
      case Mailings.Made.Yes yes -> new ModelAndView("redirect:" + PLACE + "/" + yes.id());
      case Mailings.Made.No no -> form(visit, Optional.of(id), wanted, no.problems());
    };
  }

  private static Mailings.Wanted wanted(MultiValueMap<String, String> form) {
    return new Mailings.Wanted(
        first(form, "edition", ""),
        new Brief.Form(
            first(form, "title", ""),
            all(form, "steps"),
            first(form, "questions", ""),
            first(form, "percent", ""),
            first(form, "until", "day"),
            first(form, "day", ""),
            first(form, "workingDays", "")),
        first(form, "onlyChanged", "false").equals("true"),
        first(form, "who", "kinds"),
        all(form, "kinds"),
        all(form, "languages"),
        first(form, "addresses", ""));
  }

  /** What is ticked, each as a field of its own or joined by commas. */
  private static List<String> all(MultiValueMap<String, String> form, String field) {
    return form.getOrDefault(field, List.of()).stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .toList();
  }

  private static String first(MultiValueMap<String, String> form, String field, String otherwise) {
    String value = form.getFirst(field);
    return value == null ? otherwise : value;
  }

  @GetMapping(ONE)
  @Needs(Permission.READ_CAMPAIGNS)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, Optional.empty());
  }

  private ModelAndView one(Visit visit, UUID id, Optional<String> problem) {
    Mailing mailing = mailings.visibleTo(visit.signedIn(), id);
    boolean isLaunched = mailing.launched().isPresent();
    ModelAndView view =
        Templates.page(
            "outreach/mailing",
            new One(
                visit,
                mailing,
                audience(visit, mailing),
                until(visit, mailing),
                isLaunched
                    ? Optional.empty()
                    : Optional.of(mailings.preview(visit.signedIn(), mailing)),
                isLaunched ? Optional.of(outcomes.of(visit.signedIn(), mailing)) : Optional.empty(),
                problem));
    if (problem.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private static String audience(Visit visit, Mailing mailing) {
    return switch (mailing.addressees()) {
      case Mailing.Addressees.Only only ->
          visit.text("outreach.audience.only.count", only.parties().size());
      case Mailing.Addressees.Of of -> {
        String kinds =
            of.kinds().isEmpty()
                ? visit.text("outreach.audience.all")
                : of.kinds().stream()
                    .map(kind -> visit.text("relations.kinds." + kind.key()))
                    .collect(Collectors.joining(", "));
        String languages =
            of.languages().stream()
                .map(language -> visit.text("people.audience.language." + language.tag()))
                .collect(Collectors.joining(", "));
        yield languages.isEmpty() ? kinds : kinds + "; " + languages;
      }
    };
  }

  private static String until(Visit visit, Mailing mailing) {
    return switch (mailing.brief().until()) {
      case Until.Day day -> visit.text("inform.until.day", visit.texts().date(day.day()));
      case Until.WorkingDays days -> visit.text("inform.until.working-days", days.count());
    };
  }

  @PostMapping(ONE + "/launch")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView launch(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return after(visit, id, mailings.launch(visit.signedIn(), id), "outreach.launched", flash);
  }

  @PostMapping(ONE + "/end")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return after(visit, id, mailings.end(visit.signedIn(), id), "outreach.ended", flash);
  }

  private ModelAndView after(
      Visit visit, UUID id, Optional<String> problem, String done, RedirectAttributes flash) {
    if (problem.isPresent()) {
      return one(visit, id, problem);
    }
    flash.addFlashAttribute("notice", visit.text(done));
    return new ModelAndView("redirect:" + PLACE + "/" + id);
  }

  @PostMapping(ONE + "/removal")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView remove(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    Optional<String> problem = mailings.remove(visit.signedIn(), id);
    if (problem.isPresent()) {
      return one(visit, id, problem);
    }
    flash.addFlashAttribute("notice", visit.text("outreach.removed"));
    return new ModelAndView("redirect:" + PLACE);
  }

  @PostMapping(ONE + "/reminders")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView remind(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return switch (outcomes.remind(visit.signedIn(), id)) {
      case Outcomes.Reminded.No no -> one(visit, id, Optional.of(no.problem()));
      case Outcomes.Reminded.Yes yes -> {
        flash.addFlashAttribute("notice", visit.text("outreach.reminded", yes.parties()));
        yield new ModelAndView("redirect:" + PLACE + "/" + id);
      }
    };
  }

  @GetMapping(ONE + "/parties.csv")
  @Needs(Permission.READ_CAMPAIGNS)
  ResponseEntity<byte[]> table(Visit visit, @PathVariable UUID id) {
    Mailing mailing = mailings.visibleTo(visit.signedIn(), id);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("mailing-%s.csv".formatted(mailing.codeKey()))
                .build()
                .toString())
        .body(outcomes.table(visit.signedIn(), mailing, visit.texts()));
  }
}
