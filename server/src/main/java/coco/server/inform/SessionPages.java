package coco.server.inform;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.io.IOException;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people did on paper, or together: entered in the office, or by whoever follows them up. */
@Controller
public class SessionPages {
  private static final String OFFICE = "/office/campaigns/{id}";
  private static final String TEAM = TeamPages.PLACE + "/{id}";

  private final GroupSessions sessions;
  private final Campaigns campaigns;
  private final CampaignProgress progress;

  SessionPages(GroupSessions sessions, Campaigns campaigns, CampaignProgress progress) {
    this.sessions = sessions;
    this.campaigns = campaigns;
    this.progress = progress;
  }

  /** Somebody who can be ticked. */
  public record Person(String id, String name, String email) {}

  /**
   * The form.
   *
   * @param address of the page that it belongs to
   */
  public record Form(
      Visit visit,
      Campaign campaign,
      String address,
      List<Person> people,
      List<Step> steps,
      GroupSessions.Wanted wanted,
      List<GroupSessions.Problem> problems) {
    public Form {
      people = List.copyOf(people);
      steps = List.copyOf(steps);
      problems = List.copyOf(problems);
    }

    public List<GroupSession.Kind> kinds() {
      return List.of(GroupSession.Kind.values());
    }
  }

  @GetMapping(OFFICE + "/sessions/new")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView inOffice(Visit visit, @PathVariable UUID id) {
    return empty(visit, GroupSessions.Place.OFFICE, campaigns.visibleTo(visit.signedIn(), id));
  }

  @GetMapping(TEAM + "/sessions/new")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView inTeam(Visit visit, @PathVariable UUID id) {
    return empty(visit, GroupSessions.Place.TEAM, progress.ofTeam(visit.signedIn(), id));
  }

  private ModelAndView empty(Visit visit, GroupSessions.Place place, Campaign campaign) {
    GroupSessions.Wanted wanted =
        new GroupSessions.Wanted(
            GroupSession.Kind.SESSION.key(),
            "",
            "",
            visit.signedIn().name(),
            GroupSessions.steps(campaign).stream().map(Step::key).toList(),
            List.of(),
            "");
    return form(visit, place, campaign, wanted, List.of());
  }

  private ModelAndView form(
      Visit visit,
      GroupSessions.Place place,
      Campaign campaign,
      GroupSessions.Wanted wanted,
      List<GroupSessions.Problem> problems) {
    ModelAndView view =
        Templates.page(
            "inform/session",
            new Form(
                visit,
                campaign,
                address(place, campaign.id()),
                sessions.candidates(visit.signedIn(), place, campaign).stream()
                    .map(it -> new Person(it.assignment().toString(), it.name(), it.email()))
                    .toList(),
                GroupSessions.steps(campaign),
                wanted,
                problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private static String address(GroupSessions.Place place, UUID id) {
    return switch (place) {
      case OFFICE -> "/office/campaigns/" + id;
      case TEAM -> TeamPages.PLACE + "/" + id;
    };
  }

  @PostMapping(OFFICE + "/sessions")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView enterInOffice(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam Optional<MultipartFile> file,
      RedirectAttributes flash)
      throws IOException {
    return enter(
        visit,
        GroupSessions.Place.OFFICE,
        campaigns.visibleTo(visit.signedIn(), id),
        wanted(form),
        file,
        flash);
  }

  @PostMapping(TEAM + "/sessions")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView enterInTeam(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> form,
      @RequestParam Optional<MultipartFile> file,
      RedirectAttributes flash)
      throws IOException {
    return enter(
        visit,
        GroupSessions.Place.TEAM,
        progress.ofTeam(visit.signedIn(), id),
        wanted(form),
        file,
        flash);
  }

  private static GroupSessions.Wanted wanted(MultiValueMap<String, String> form) {
    return new GroupSessions.Wanted(
        first(form, "kind"),
        first(form, "day"),
        first(form, "place"),
        first(form, "led"),
        all(form, "steps"),
        all(form, "people"),
        first(form, "addresses"));
  }

  private static List<String> all(MultiValueMap<String, String> form, String field) {
    return form.getOrDefault(field, List.of()).stream()
        .flatMap(it -> Arrays.stream(it.split(",")))
        .toList();
  }

  private static String first(MultiValueMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }

  private ModelAndView enter(
      Visit visit,
      GroupSessions.Place place,
      Campaign campaign,
      GroupSessions.Wanted wanted,
      Optional<MultipartFile> file,
      RedirectAttributes flash)
      throws IOException {
    Optional<MultipartFile> sent = file.filter(it -> !it.isEmpty());
    Optional<Scan> scan = Optional.empty();
    if (sent.isPresent()) {
      scan = Scan.of(String.valueOf(sent.get().getOriginalFilename()), sent.get().getBytes());
      if (scan.isEmpty()) {
        return form(
            visit,
            place,
            campaign,
            wanted,
            List.of(new GroupSessions.Problem("inform.session.problem.file", "")));
      }
    }
    return switch (sessions.enter(visit.signedIn(), place, campaign, wanted, scan)) {
      case GroupSessions.Entered.No no -> form(visit, place, campaign, wanted, no.problems());
      case GroupSessions.Entered.Yes yes -> {
        flash.addFlashAttribute(
            "notice", visit.text("inform.session.entered", yes.people(), yes.open()));
        yield new ModelAndView("redirect:" + address(place, campaign.id()) + "#sessions");
      }
    };
  }

  @GetMapping(OFFICE + "/sessions/{session}/file")
  @Needs(Permission.READ_CAMPAIGNS)
  ResponseEntity<byte[]> file(Visit visit, @PathVariable UUID id, @PathVariable UUID session) {
    Scan scan = sessions.scan(visit.signedIn(), id, session);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(scan.type()))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(scan.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(scan.content());
  }

  /** What becomes of an objection, as its form was filled in. */
  public record Settling(Visit visit, Campaign campaign, String words, String problem) {}

  @PostMapping(OFFICE + "/sessions/{session}/settlements/{assignment}")
  @Needs(Permission.MANAGE_CAMPAIGNS)
  ModelAndView settle(
      Visit visit,
      @PathVariable UUID id,
      @PathVariable UUID session,
      @PathVariable UUID assignment,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes flash) {
    Optional<String> problem = sessions.settle(visit.signedIn(), id, session, assignment, words);
    if (problem.isPresent()) {
      ModelAndView view =
          Templates.page(
              "inform/settling",
              new Settling(visit, campaigns.visibleTo(visit.signedIn(), id), words, problem.get()));
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return view;
    }
    flash.addFlashAttribute("notice", visit.text("inform.session.settled"));
    return new ModelAndView("redirect:/office/campaigns/%s#sessions".formatted(id));
  }
}
