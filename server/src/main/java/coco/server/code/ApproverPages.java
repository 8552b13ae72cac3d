package coco.server.code;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.web.Names;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has to approve the editions of a code. */
@Controller
public class ApproverPages {
  private static final String PLACE = "/office/codes/{key}/approvers";

  private final Editions editions;
  private final People people;
  private final GroupMembers members;

  ApproverPages(Editions editions, People people, GroupMembers members) {
    this.editions = editions;
    this.people = people;
    this.members = members;
  }

  /**
   * A group with its members' names.
   *
   * @param canBeMet whether enough of its members may still approve
   * @param form that changes it
   */
  public record Group(String name, int needed, List<String> members, boolean canBeMet, Form form) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /**
   * The page.
   *
   * @param title what the code is called
   * @param candidates everybody who may approve
   * @param form for a new group
   */
  public record Page(
      Visit visit,
      String codeKey,
      String title,
      List<Group> groups,
      List<Person> candidates,
      Form form) {
    public Page {
      groups = List.copyOf(groups);
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A group to fill in, or as it was sent.
   *
   * @param was the name of the group that it changes; empty for a new one
   * @param problem the key of why it could not be kept
   */
  public record Form(
      String was, String name, String needed, List<UUID> members, Optional<String> problem) {
    static final Form EMPTY = new Form("", "", "1", List.of(), Optional.empty());

    static Form of(ApprovalRule.Group group) {
      return new Form(
          group.name(),
          group.name(),
          Integer.toString(group.needed()),
          group.members(),
          Optional.empty());
    }

    public Form {
      members = List.copyOf(members);
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.READ_DRAFTS)
  ModelAndView page(Visit visit, @PathVariable String key) {
    return page(visit, key, Form.EMPTY);
  }

  private ModelAndView page(Visit visit, String key, Form form) {
    Set<UUID> able = members.able();
    List<Group> groups =
        editions.approvalRule(visit.signedIn(), key).groups().stream()
            .map(
                group ->
                    new Group(
                        group.name(),
                        group.needed(),
                        members.names(group.members(), able, visit.texts()),
                        group.canBeMetBy(able),
                        form.was().equals(group.name()) ? form : Form.of(group)))
            .toList();
    ModelAndView view =
        Templates.page(
            "code/approvers",
            new Page(
                visit,
                key,
                title(visit, key),
                groups,
                candidates(visit),
                form.was().isEmpty() ? form : Form.EMPTY));
    if (form.problem().isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  private String title(Visit visit, String key) {
    return editions.headings(visit.signedIn()).stream()
        .filter(heading -> heading.codeKey().equals(key))
        .findFirst()
        .map(heading -> editions.glance(heading.id(), heading.shown(visit.language())).title())
        .filter(title -> !title.isBlank())
        .orElse(key);
  }

  private List<Person> candidates(Visit visit) {
    return people.whoMay(visit.signedIn(), Permission.APPROVE_CODE);
  }

  @PostMapping(PLACE)
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView add(
      Visit visit,
      @PathVariable String key,
      @RequestParam String name,
      @RequestParam String needed,
      @RequestParam(required = false) @Nullable List<UUID> members,
      RedirectAttributes flash) {
    return keep(visit, key, form("", name, needed, members), flash);
  }

  /** Changes a group in its place. */
  @PostMapping(PLACE + "/change")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView change(
      Visit visit,
      @PathVariable String key,
      @RequestParam String was,
      @RequestParam String name,
      @RequestParam String needed,
      @RequestParam(required = false) @Nullable List<UUID> members,
      RedirectAttributes flash) {
    boolean isThere =
        editions.approvalRule(visit.signedIn(), key).groups().stream()
            .anyMatch(group -> group.name().equals(was));
    if (!isThere) {
      throw new NotFound("the group " + was);
    }
    return keep(visit, key, form(was, name, needed, members), flash);
  }

  private static Form form(String was, String name, String needed, @Nullable List<UUID> members) {
    return new Form(
        was,
        name.strip(),
        needed.strip(),
        members == null ? List.of() : members.stream().distinct().toList(),
        Optional.empty());
  }

  private ModelAndView keep(Visit visit, String key, Form form, RedirectAttributes flash) {
    List<ApprovalRule.Group> groups = editions.approvalRule(visit.signedIn(), key).groups();
    List<ApprovalRule.Group> others =
        groups.stream().filter(group -> !group.name().equals(form.was())).toList();
    Optional<String> problem = problem(visit, others, form.name(), form.needed(), form.members());
    if (problem.isPresent()) {
      return page(
          visit, key, new Form(form.was(), form.name(), form.needed(), form.members(), problem));
    }
    ApprovalRule.Group kept =
        new ApprovalRule.Group(form.name(), Integer.parseInt(form.needed()), form.members());
    List<ApprovalRule.Group> all =
        new ArrayList<>(
            groups.stream().map(group -> group.name().equals(form.was()) ? kept : group).toList());
    if (form.was().isEmpty()) {
      all.add(kept);
    }
    return set(visit, key, all, flash);
  }

  private Optional<String> problem(
      Visit visit,
      List<ApprovalRule.Group> groups,
      String name,
      String needed,
      List<UUID> members) {
    if (!Names.isName(name, 80)) {
      return Optional.of("code.approvers.problem.name");
    }
    if (groups.size() >= ApprovalRule.GROUPS_MOST
        || groups.stream().anyMatch(group -> group.name().equalsIgnoreCase(name))) {
      return Optional.of("code.approvers.problem.taken");
    }
    List<UUID> candidates = candidates(visit).stream().map(Person::id).toList();
    if (members.isEmpty() || !candidates.containsAll(members)) {
      return Optional.of("code.approvers.problem.members");
    }
    boolean isCount = needed.matches("[1-9]\\d{0,3}") && Integer.parseInt(needed) <= members.size();
    return isCount ? Optional.empty() : Optional.of("code.approvers.problem.needed");
  }

  @PostMapping(PLACE + "/removal")
  @Needs(Permission.PUBLISH_CODE)
  ModelAndView remove(
      Visit visit, @PathVariable String key, @RequestParam String name, RedirectAttributes flash) {
    List<ApprovalRule.Group> groups =
        editions.approvalRule(visit.signedIn(), key).groups().stream()
            .filter(group -> !group.name().equals(name))
            .toList();
    return set(visit, key, groups, flash);
  }

  private ModelAndView set(
      Visit visit, String key, List<ApprovalRule.Group> groups, RedirectAttributes flash) {
    editions.setApprovalRule(visit.signedIn(), key, new ApprovalRule(groups));
    flash.addFlashAttribute("notice", visit.text("code.approvers.kept"));
    return new ModelAndView("redirect:/office/codes/%s/approvers".formatted(key));
  }
}
