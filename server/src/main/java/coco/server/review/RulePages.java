package coco.server.review;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Comment;
import coco.server.code.Comments;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.notify.Notifications;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** All that is known of one rule, on one page. */
@Controller
public class RulePages {
  private static final String RULE = "/office/codes/{key}/rules/{rule}";

  private final Reviews reviews;
  private final Owners owners;
  private final Comments comments;
  private final Publications publications;
  private final WholeEditions editions;
  private final Notifications notifications;
  private final List<KnownOfRule> sources;
  private final Clock clock;

  RulePages(
      Reviews reviews,
      Owners owners,
      Comments comments,
      Publications publications,
      WholeEditions editions,
      Notifications notifications,
      List<KnownOfRule> sources,
      Clock clock) {
    this.reviews = reviews;
    this.owners = owners;
    this.comments = comments;
    this.publications = publications;
    this.editions = editions;
    this.notifications = notifications;
    this.sources = List.copyOf(sources);
    this.clock = clock;
  }

  /**
   * A rule.
   *
   * @param html its sentence, guidance and examples
   * @param person who answers for it, where that is known
   * @param lines when it is looked at: by itself, with its chapter, with the whole code
   * @param early what speaks for looking at it before
   * @param changes in which editions it changed, the latest first
   * @param facts what other modules know
   */
  public record Page(
      Visit visit,
      Reviews.Sheet sheet,
      WholeEditions.RuleCare rule,
      String html,
      Optional<Person> person,
      List<Reviews.Line> lines,
      List<String> early,
      List<Changed> changes,
      List<Review> reviewed,
      List<Comment> comments,
      List<KnownOfRule.Fact> facts) {
    public Page {
      lines = List.copyOf(lines);
      early = List.copyOf(early);
      changes = List.copyOf(changes);
      reviewed = List.copyOf(reviewed);
      comments = List.copyOf(comments);
      facts = List.copyOf(facts);
    }

    /** The address of the same as a PDF. */
    public String pdf() {
      return "/office/codes/%s/rules/%s.pdf".formatted(sheet.edition().codeKey(), rule.id());
    }
  }

  /** An edition in which a rule came to mean something else: how, in sentences. */
  public record Changed(String edition, String day, List<String> sentences) {
    public Changed {
      sentences = List.copyOf(sentences);
    }
  }

  @GetMapping(RULE)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView rule(Visit visit, @PathVariable String key, @PathVariable String rule) {
    return Templates.page("review/rule", page(visit, key, rule));
  }

  @GetMapping(RULE + ".pdf")
  @Needs(Permission.READ_DRAFTS)
  ResponseEntity<byte[]> pdf(Visit visit, @PathVariable String key, @PathVariable String rule) {
    Viewer viewer = visit.signedIn();
    RulePdf.Taken taken =
        new RulePdf.Taken(viewer.name(), clock.instant(), notifications.zone(viewer));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.inline()
                .filename("%s-%s.pdf".formatted(key, rule), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(RulePdf.of(page(visit, key, rule), taken));
  }

  private Page page(Visit visit, String key, String rule) {
    Viewer viewer = visit.signedIn();
    Reviews.Sheet sheet = reviews.of(viewer, key, visit.texts());
    Published edition = sheet.edition();
    WholeEditions.RuleCare care =
        Reviews.rule(sheet.care(), rule).orElseThrow(() -> new NotFound("the rule " + rule));
    String html =
        editions.of(edition, visit.language()).rules().stream()
            .filter(it -> it.id().equals(rule))
            .findFirst()
            .map(WholeEditions.Rule::html)
            .orElse("");
    return new Page(
        visit,
        sheet,
        care,
        html,
        owners.ofRule(edition, rule),
        sheet.lines().stream()
            .filter(line -> Reviews.holds(sheet.care(), line.subject(), Subject.rule(rule)))
            .toList(),
        sheet.early().stream()
            .filter(it -> it.rule().equals(rule))
            .flatMap(it -> it.reasons().stream())
            .toList(),
        changes(visit, key, rule),
        sheet.done().stream()
            .filter(it -> Reviews.holds(sheet.care(), it.subject(), Subject.rule(rule)))
            .toList(),
        comments.ofRule(viewer, key, rule),
        sources.stream()
            .flatMap(it -> it.of(viewer, edition, rule, visit.texts()).stream())
            .toList());
  }

  private List<Changed> changes(Visit visit, String key, String rule) {
    List<Published> all = publications.of(key);
    List<Changed> changes = new ArrayList<>();
    for (int i = 0; i + 1 < all.size(); i++) {
      Published later = all.get(i);
      List<String> sentences =
          editions.since(all.get(i + 1), later, visit.language()).rules().get(rule);
      if (sentences != null) {
        ZoneId zone = editions.zone(later);
        changes.add(
            new Changed(
                later.name(),
                visit.texts().date(later.inForceFrom().atZone(zone).toLocalDate()),
                sentences));
      }
    }
    return changes;
  }
}
