package coco.server.code;

import coco.language.Document;
import coco.language.code.Code;
import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One edition: where it is in its life, what is wrong with it, who decided what, and what comes
 * next.
 */
@Controller
public class EditionPages {
  private final Editions editions;
  private final CodeReader reader;
  private final GroupMembers members;
  private final Publications publications;

  EditionPages(
      Editions editions, CodeReader reader, GroupMembers members, Publications publications) {
    this.editions = editions;
    this.reader = reader;
    this.members = members;
    this.publications = publications;
  }

  /** What is known of one of its texts. */
  public record TextState(
      Saved saved, String title, int rules, List<FindingLine> findings, long errors) {
    public TextState {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The page.
   *
   * @param afterWithdrawal what is in force once this one is withdrawn, in words
   */
  public record Page(
      Visit visit,
      Edition edition,
      String title,
      Code code,
      List<TextState> texts,
      List<Editions.Approval> approvals,
      List<GroupState> groups,
      boolean isToBeConfirmed,
      boolean hasApproved,
      Optional<Refused> obstacle,
      String afterWithdrawal,
      Form form) {
    public Page {
      texts = List.copyOf(texts);
      approvals = List.copyOf(approvals);
      groups = List.copyOf(groups);
    }

    /** What a decision on these texts sends along. */
    public String shown() {
      return Editions.shown(edition);
    }

    /** Whether approvals are still asked for. */
    public boolean isToBeApproved() {
      return edition.isOpen() || isToBeConfirmed;
    }

    /** Whether the form that was refused is not among those that the edition's state asks for. */
    public boolean isPast() {
      return switch (form.act()) {
        case "return" -> edition.state() != Edition.State.IN_REVIEW;
        case "correction" -> edition.state() != Edition.State.IN_REVIEW || obstacle.isEmpty();
        case "withdrawal" -> edition.state() != Edition.State.PUBLISHED;
        default -> false;
      };
    }
  }

  /**
   * A step with a reason that was refused.
   *
   * @param act the step as in its address; empty where there is none
   * @param why the key of what is wrong
   */
  public record Form(String act, String reason, String why) {
    static final Form EMPTY = new Form("", "", "");

    /** What is wrong with this step. */
    public Optional<String> problem(String step) {
      return act.equals(step) ? Optional.of(why) : Optional.empty();
    }
  }

  /**
   * A group of approvers and how far it has come.
   *
   * @param missing how many more of its members have to approve
   * @param canBeMet whether enough of its members have approved or still may
   * @param waiting the names of those who have not
   */
  public record GroupState(
      String name, int needed, int size, int missing, boolean canBeMet, List<String> waiting) {
    public GroupState {
      waiting = List.copyOf(waiting);
    }
  }

  @GetMapping("/office/editions/{id}")
  @Needs(Permission.READ_DRAFTS)
  ModelAndView page(Visit visit, @PathVariable UUID id) {
    return page(visit, id, Form.EMPTY);
  }

  private ModelAndView page(Visit visit, UUID id, Form form) {
    Edition edition = editions.visibleTo(visit.signedIn(), id);
    Map<Language, Document> checked = reader.checked(edition);
    List<TextState> texts =
        edition.texts().values().stream()
            .map(
                saved -> {
                  Document document = checked.get(saved.language());
                  if (document == null) {
                    document = reader.document(saved);
                  }
                  return new TextState(
                      saved,
                      document.title(),
                      document.rules().size(),
                      FindingLine.of(document, visit.language()),
                      FindingLine.errors(document));
                })
            .toList();
    Document shown = reader.document(edition.shown(visit.language()));
    ModelAndView view =
        Templates.page(
            "code/edition",
            new Page(
                visit,
                edition,
                shown.title(),
                shown.code(),
                texts,
                editions.approvals(edition),
                groups(visit, edition),
                editions.isToBeConfirmed(edition),
                editions.hasApproved(visit.signedIn(), edition),
                editions.obstacle(edition),
                afterWithdrawal(visit, edition),
                form));
    if (!form.act().isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /**
   * What readers have once this edition is withdrawn: the same as now, where it is not in force.
   */
  private String afterWithdrawal(Visit visit, Edition edition) {
    Optional<Published> now = publications.inForce(edition.codeKey());
    if (now.filter(it -> it.id().equals(edition.id())).isEmpty()) {
      return now.map(it -> visit.text("code.edition.withdraw.stays", it.name()))
          .orElseGet(() -> visit.text("code.edition.withdraw.still-none"));
    }
    return publications
        .inForce(
            publications.of(edition.codeKey()).stream()
                .filter(other -> !other.id().equals(edition.id()))
                .toList())
        .map(it -> visit.text("code.edition.withdraw.then", it.name()))
        .orElseGet(() -> visit.text("code.edition.withdraw.none"));
  }

  private List<GroupState> groups(Visit visit, Edition edition) {
    Set<UUID> approvers = editions.approvers(edition);
    Set<UUID> able = members.able();
    Set<UUID> all = new HashSet<>(able);
    all.addAll(approvers);
    return editions.ruleOf(edition).groups().stream()
        .map(
            group ->
                new GroupState(
                    group.name(),
                    group.needed(),
                    group.members().size(),
                    group.missing(approvers),
                    group.canBeMetBy(all),
                    members.names(group.waiting(approvers), able, visit.texts())))
        .toList();
  }

  @PostMapping("/office/editions/{id}/submission")
  @Needs(Permission.WRITE_CODE)
  ModelAndView submit(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return done(visit, id, flash, "submitted", it -> editions.submit(visit.signedIn(), it));
  }

  @PostMapping("/office/editions/{id}/discarding")
  @Needs(Permission.WRITE_CODE)
  ModelAndView discard(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    return done(visit, id, flash, "discarded", it -> editions.discard(visit.signedIn(), it));
  }

  @PostMapping("/office/editions/{id}/approval")
  @Needs(Permission.APPROVE_CODE)
  ModelAndView approve(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String texts,
      RedirectAttributes flash) {
    return done(visit, id, flash, "approved", it -> editions.approve(visit.signedIn(), it, texts));
  }

  @PostMapping("/office/editions/{id}/return")
  @Needs(Permission.APPROVE_CODE)
  ModelAndView giveBack(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Editions.Outcome outcome = editions.giveBack(visit.signedIn(), id, reason);
    return reasoned(visit, id, flash, "returned", new Reasoned("return", reason, outcome));
  }

  @PostMapping("/office/editions/{id}/publication")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView publish(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String texts,
      RedirectAttributes flash) {
    return done(visit, id, flash, "published", it -> editions.publish(visit.signedIn(), it, texts));
  }

  @PostMapping("/office/editions/{id}/correction")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView correct(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String texts,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Editions.Outcome outcome = editions.correct(visit.signedIn(), id, texts, reason);
    return reasoned(visit, id, flash, "corrected", new Reasoned("correction", reason, outcome));
  }

  @PostMapping("/office/editions/{id}/withdrawal")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView withdraw(
      Visit visit,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes flash) {
    Editions.Outcome outcome = editions.withdraw(visit.signedIn(), id, reason);
    return reasoned(visit, id, flash, "withdrawn", new Reasoned("withdrawal", reason, outcome));
  }

  /** A step with its reason, and what became of it. */
  private record Reasoned(String act, String reason, Editions.Outcome outcome) {}

  /** Goes on, or shows the form again with what was written. */
  private ModelAndView reasoned(
      Visit visit, UUID id, RedirectAttributes flash, String what, Reasoned step) {
    return switch (step.outcome()) {
      case Editions.Outcome.Yes yes -> done(visit, id, flash, what, it -> yes);
      case Editions.Outcome.No no -> {
        String key = "code.refused." + no.why().key();
        String why = no.why() == Refused.NO_REASON ? key + "." + step.act() : key;
        yield page(visit, id, new Form(step.act(), step.reason(), why));
      }
    };
  }

  private static ModelAndView done(
      Visit visit,
      UUID id,
      RedirectAttributes flash,
      String what,
      Function<UUID, Editions.Outcome> act) {
    String key =
        switch (act.apply(id)) {
          case Editions.Outcome.Yes yes -> "code.done." + what;
          case Editions.Outcome.No no -> "code.refused." + no.why().key();
        };
    flash.addFlashAttribute("notice", visit.text(key));
    return new ModelAndView("redirect:/office/editions/" + id);
  }
}
