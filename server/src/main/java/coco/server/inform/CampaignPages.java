package coco.server.inform;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.people.Directory;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

/** Campaigns for those who make them, and for those who want to know how they go. */
@Controller
public class CampaignPages {
  private static final String PLACE = "/office/campaigns";
  private static final String ONE = PLACE + "/{id}";

  private final Campaigns campaigns;
  private final CampaignProgress progress;
  private final Exceptions exceptions;
  private final GroupSessions sessions;
  private final Directory directory;

  CampaignPages(
      Campaigns campaigns,
      CampaignProgress progress,
      Exceptions exceptions,
      GroupSessions sessions,
      Directory directory) {
    this.campaigns = campaigns;
    this.progress = progress;
    this.exceptions = exceptions;
    this.sessions = sessions;
    this.directory = directory;
  }

  /** The list. */
  public record Office(Visit visit, List<CampaignProgress.Line> campaigns) {
    public Office {
      campaigns = List.copyOf(campaigns);
    }
  }

  /**
   * The form of a campaign, and the keys of what is wrong with it.
   *
   * @param of the one that is made anew; empty for a new one
   */
  public record New(
      Visit visit,
      Optional<UUID> of,
      Campaigns.Wanted wanted,
      List<Campaigns.Choice> editions,
      List<Directory.Team> teams,
      List<String> problems) {
    public New {
      editions = List.copyOf(editions);
      teams = List.copyOf(teams);
      problems = List.copyOf(problems);
    }

    /** Where the form is sent to. */
    public String address() {
      return of.map(id -> PLACE + "/" + id + "/draft").orElse(PLACE);
    }

    /** Teams that it was for and that are no more: nobody widens it to all by saving it again. */
    public List<String> goneTeams() {
      List<String> known = teams.stream().map(team -> team.id().toString()).toList();
      return wanted.teams().stream().filter(team -> !known.contains(team)).toList();
    }

    public List<Step> steps() {
      return List.of(Step.values());
    }

    /** Those that one can choose: everyone is an employee. */
    public List<Role> roles() {
      return Arrays.stream(Role.values()).filter(role -> role != Role.EMPLOYEE).toList();
    }

    public List<Language> languages() {
      return List.of(Language.values());
    }
  }

  /**
   * A campaign.
   *
   * @param audience whom it is for, in words
   * @param preview before its launch
   * @param progress after it
   * @param understood how its rules were understood, the worst first
   * @param problem the key of what could not be done
   */
  public record One(
      Visit visit,
      Campaign campaign,
      String audience,
      String until,
      Optional<Campaigns.Preview> preview,
      Optional<ProgressView> progress,
      List<Progress.Understood> understood,
      Optional<String> problem) {
    public One {
      understood = List.copyOf(understood);
    }

    public String address() {
      return PLACE + "/" + campaign.id();
    }
  }

  /** A decision on a request as it was filled in, and the key of why it was not kept. */
  public record Deciding(long request, String words, Optional<String> problem) {
    static final Deciding NONE = new Deciding(0, "", Optional.empty());
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_TEAM_PROGRESS)
  ModelAndView campaigns(Visit visit) {
    return Templates.page(
        "inform/campaigns", new Office(visit, progress.inOffice(visit.signedIn())));
  }

  @GetMapping(PLACE + "/new")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView form(Visit visit, @RequestParam(defaultValue = "") String edition) {
    Campaigns.Wanted empty =
        new Campaigns.Wanted(
            edition,
            "",
            Arrays.stream(Step.values()).map(Step::key).toList(),
            Integer.toString(Quiz.USUAL.count()),
            Integer.toString(Quiz.USUAL.percent()),
            "",
            "day",
            "",
            "",
            false,
            List.of(),
            List.of(),
            List.of());
    return form(visit, Optional.empty(), empty, List.of());
  }

  private ModelAndView form(
      Visit visit, Optional<UUID> of, Campaigns.Wanted wanted, List<String> problems) {
    ModelAndView view =
        Templates.page(
            "inform/new",
            new New(
                visit,
                of,
                wanted,
                campaigns.choices(visit.signedIn(), visit.language()),
                directory.teams(visit.signedIn()),
                problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView make(Visit visit, @RequestParam MultiValueMap<String, String> form) {
    Campaigns.Wanted wanted = wanted(form);
    return switch (campaigns.make(visit.signedIn(), wanted)) {
      case Campaigns.Made.Yes yes -> new ModelAndView("redirect:" + PLACE + "/" + yes.id());
      case Campaigns.Made.No no -> form(visit, Optional.empty(), wanted, no.problems());
    };
  }

  @GetMapping(ONE + "/draft")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView draft(Visit visit, @PathVariable UUID id) {
    return form(visit, Optional.of(id), campaigns.wanted(visit.signedIn(), id), List.of());
  }

  @PostMapping(ONE + "/draft")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView correct(
      Visit visit, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
    Campaigns.Wanted wanted = wanted(form);
    return switch (campaigns.correct(visit.signedIn(), id, wanted)) {
      case Campaigns.Made.Yes yes -> new ModelAndView("redirect:" + PLACE + "/" + yes.id());
      case Campaigns.Made.No no -> form(visit, Optional.of(id), wanted, no.problems());
    };
  }

  private static Campaigns.Wanted wanted(MultiValueMap<String, String> form) {
    return new Campaigns.Wanted(
        first(form, "edition", ""),
        first(form, "title", ""),
        all(form, "steps"),
        first(form, "questions", ""),
        first(form, "percent", ""),
        first(form, "least", ""),
        first(form, "until", "day"),
        first(form, "day", ""),
        first(form, "workingDays", ""),
        first(form, "onlyChanged", "false").equals("true"),
        all(form, "teams"),
        all(form, "roles"),
        all(form, "languages"));
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
  @Needs(Permission.READ_TEAM_PROGRESS)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, Optional.empty());
  }

  private ModelAndView one(Visit visit, UUID id, Optional<String> problem) {
    return one(visit, id, problem, Deciding.NONE);
  }

  private ModelAndView one(Visit visit, UUID id, Optional<String> problem, Deciding deciding) {
    Campaign campaign = campaigns.visibleTo(visit.signedIn(), id);
    boolean isLaunched = campaign.launched().isPresent();
    ModelAndView view =
        Templates.page(
            "inform/campaign",
            new One(
                visit,
                campaign,
                directory.inWords(visit.signedIn(), campaign.audience(), visit.texts()),
                until(visit, campaign),
                isLaunched
                    ? Optional.empty()
                    : Optional.of(campaigns.preview(visit.signedIn(), campaign)),
                isLaunched
                    ? Optional.of(
                        ProgressView.inOffice(
                            visit,
                            campaign,
                            progress.inOffice(visit.signedIn(), campaign),
                            sessions.of(visit.signedIn(), campaign, GroupSessions.Place.OFFICE),
                            PLACE + "/" + id,
                            deciding))
                    : Optional.empty(),
                progress.understood(visit.signedIn(), campaign, visit.language()),
                problem));
    if (problem.isPresent() || deciding.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private static String until(Visit visit, Campaign campaign) {
    return switch (campaign.until()) {
      case Until.Day day -> visit.text("inform.until.day", visit.texts().date(day.day()));
      case Until.WorkingDays days -> visit.text("inform.until.working-days", days.count());
    };
  }

  @PostMapping(ONE + "/launch")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView launch(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return after(visit, id, campaigns.launch(visit.signedIn(), id), "inform.launched", flash);
  }

  @PostMapping(ONE + "/end")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return after(visit, id, campaigns.end(visit.signedIn(), id), "inform.ended", flash);
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
    Optional<String> problem = campaigns.remove(visit.signedIn(), id);
    if (problem.isPresent()) {
      return one(visit, id, problem);
    }
    flash.addFlashAttribute("notice", visit.text("inform.removed"));
    return new ModelAndView("redirect:" + PLACE);
  }

  @PostMapping(ONE + "/reminders")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView remind(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return switch (progress.remind(visit.signedIn(), id)) {
      case CampaignProgress.Reminded.No no -> one(visit, id, Optional.of(no.problem()));
      case CampaignProgress.Reminded.Yes yes -> {
        flash.addFlashAttribute("notice", visit.text("inform.reminded", yes.people()));
        yield new ModelAndView("redirect:" + PLACE + "/" + id);
      }
    };
  }

  @PostMapping(ONE + "/exceptions/{request}")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView decide(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable long request,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes flash) {
    Decision.Kind chosen =
        Decision.Kind.ofKey(kind).orElseThrow(() -> new NotFound("the decision " + kind));
    Optional<String> problem = exceptions.decide(visit.signedIn(), id, request, chosen, words);
    if (problem.isPresent()) {
      return one(visit, id, Optional.empty(), new Deciding(request, words, problem));
    }
    flash.addFlashAttribute("notice", visit.text("inform.exception.decided." + chosen.key()));
    return new ModelAndView("redirect:%s/%s#answers".formatted(PLACE, id));
  }

  @GetMapping(ONE + "/people.csv")
  @Needs(Permission.READ_TEAM_PROGRESS)
  ResponseEntity<byte[]> table(Visit visit, @PathVariable UUID id) {
    Campaign campaign = campaigns.visibleTo(visit.signedIn(), id);
    return csv(
        "campaign-%s.csv".formatted(campaign.codeKey()),
        progress.table(visit.signedIn(), campaign, visit.texts()));
  }

  @GetMapping(ONE + "/rules.csv")
  @Needs(Permission.READ_CAMPAIGNS)
  ResponseEntity<byte[]> rules(Visit visit, @PathVariable UUID id) {
    Campaign campaign = campaigns.visibleTo(visit.signedIn(), id);
    return csv(
        "rules-%s.csv".formatted(campaign.codeKey()),
        progress.rules(visit.signedIn(), campaign, visit.texts()));
  }

  static ResponseEntity<byte[]> csv(String name, byte[] table) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(table);
  }
}
