package coco.server.code;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What waits for a person: approvals, confirmations, texts sent back, comments. */
@Component
public class Tasks {
  private final Editions editions;
  private final Comments comments;
  private final CodeReader reader;

  Tasks(Editions editions, Comments comments, CodeReader reader) {
    this.editions = editions;
    this.comments = comments;
    this.reader = reader;
  }

  /**
   * Something that waits.
   *
   * @param key of its text, under {@code code.task.}
   * @param what it is about
   * @param count how many of them
   */
  public record Task(String key, String what, long count, String address) {}

  /** What waits for the viewer, the most pressing first. */
  public List<Task> of(Viewer viewer, Language language) {
    List<Task> tasks = new ArrayList<>();
    if (!viewer.may(Permission.READ_DRAFTS)) {
      return tasks;
    }
    for (Edition edition : editions.waiting(viewer)) {
      task(viewer, edition)
          .ifPresent(
              key ->
                  tasks.add(
                      new Task(
                          key, title(edition, language), 1, "/office/editions/" + edition.id())));
    }
    if (viewer.may(Permission.ANSWER_COMMENTS)) {
      long open = comments.countOpen(viewer);
      if (open > 0) {
        tasks.add(new Task("comments", "", open, "/office/comments"));
      }
    }
    return tasks;
  }

  private Optional<String> task(Viewer viewer, Edition edition) {
    boolean toConfirm = editions.isToBeConfirmed(edition);
    if (toConfirm || edition.state() == Edition.State.IN_REVIEW) {
      if (isAsked(viewer, edition)) {
        return Optional.of(toConfirm ? "confirm" : "approve");
      }
      boolean isReady =
          !toConfirm && viewer.may(Permission.PUBLISH_CODE) && editions.obstacle(edition).isEmpty();
      return isReady ? Optional.of("publish") : Optional.empty();
    }
    boolean isSentBack =
        edition.state() == Edition.State.DRAFT
            && !edition.steps().isEmpty()
            && edition.steps().getLast().kind() == Step.Kind.RETURNED
            && edition.texts().values().stream()
                .anyMatch(saved -> saved.byId().equals(viewer.id()));
    return isSentBack ? Optional.of("returned") : Optional.empty();
  }

  private boolean isAsked(Viewer viewer, Edition edition) {
    if (!viewer.may(Permission.APPROVE_CODE) || editions.approvers(edition).contains(viewer.id())) {
      return false;
    }
    List<ApprovalRule.Group> groups = editions.approvalRule(edition).groups();
    return groups.isEmpty()
        ? editions.approvers(edition).isEmpty()
        : groups.stream()
            .anyMatch(
                group ->
                    group.members().contains(viewer.id())
                        && group.missing(editions.approvers(edition)) > 0);
  }

  private String title(Edition edition, Language language) {
    var document = reader.document(edition.shown(language));
    return "%s, %s".formatted(document.title(), document.code().edition());
  }
}
