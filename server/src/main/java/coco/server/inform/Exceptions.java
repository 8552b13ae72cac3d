package coco.server.inform;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.web.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Requests for an exception from what a campaign asks, and what becomes of them. */
@Component
public class Exceptions {
  static final int WORDS_MOST = 2_000;

  private final ExceptionStore store;
  private final AssignmentStore assignments;
  private final Campaigns campaigns;
  private final Evidence evidence;
  private final Letters letters;
  private final Clock clock;

  Exceptions(
      ExceptionStore store,
      AssignmentStore assignments,
      Campaigns campaigns,
      Evidence evidence,
      Letters letters,
      Clock clock) {
    this.store = store;
    this.assignments = assignments;
    this.campaigns = campaigns;
    this.evidence = evidence;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Grants a request, so that whoever asked need not do what the campaign asks, or refuses it, so
   * that they are asked as before. They are told why.
   *
   * @param id of the request
   * @param words why
   * @return the key of why it was not decided
   * @throws NotFound where the campaign has no such request
   */
  @Transactional
  public Optional<String> decide(
      Viewer viewer, UUID campaignId, long id, Decision.Kind kind, String words) {
    viewer.mustBeAbleTo(Permission.MANAGE_CAMPAIGNS);
    Campaign campaign = campaigns.visibleTo(viewer, campaignId);
    assignments.lock(request(campaignId, id).assignment());
    // Read again: it may have been decided while this waited.
    ExceptionStore.Request request = request(campaignId, id);
    if (!request.isOpen() || !campaign.isRunning()) {
      return Optional.of("inform.exception.problem.over");
    }
    if (words.isBlank() || words.strip().length() > WORDS_MOST) {
      return Optional.of("inform.exception.problem.words");
    }
    if (request.person().equals(viewer.id())) {
      return Optional.of("inform.exception.problem.own");
    }
    Instant now = clock.instant();
    Decision decision = new Decision(kind, words.strip(), now, viewer.name());
    Act act =
        Act.of(kind.act(), now)
            .with("campaign", campaign.id().toString())
            .about("person", request.person())
            .about("by", viewer.id())
            .about("words", request.person(), decision.words());
    store.decide(request, decision, viewer.id(), evidence.record(act));
    letters.decided(request.person(), request.assignment(), campaign, decision);
    return Optional.empty();
  }

  private ExceptionStore.Request request(UUID campaign, long id) {
    return store
        .request(campaign, id)
        .orElseThrow(
            () -> new NotFound("the request %d of the campaign %s".formatted(id, campaign)));
  }

  /** What became of the requests of somebody's own, by the entry of the log of each request. */
  Map<Long, Decision> of(Assignment assignment) {
    return store.of(assignment.id());
  }
}
