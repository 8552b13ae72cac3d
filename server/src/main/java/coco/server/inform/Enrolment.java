package coco.server.inform;

import coco.server.code.Publications;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.notify.TeamHours;
import coco.server.reading.WholeEditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes people into campaigns: all at a launch, and those who come to belong to them later. */
@Component
class Enrolment {
  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  /** How long somebody has at least who joins a campaign shortly before its last day. */
  private static final Duration LEAST = Duration.ofDays(7);

  private final CampaignStore store;
  private final Publications publications;
  private final WholeEditions editions;
  private final MovedDeadlines moved;
  private final TeamHours hours;
  private final Letters letters;
  private final Evidence evidence;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Enrolment(
      CampaignStore store,
      Publications publications,
      WholeEditions editions,
      MovedDeadlines moved,
      TeamHours hours,
      Letters letters,
      Evidence evidence,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.publications = publications;
    this.editions = editions;
    this.moved = moved;
    this.hours = hours;
    this.letters = letters;
    this.evidence = evidence;
    this.transaction = transaction;
    this.clock = clock;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** Whether some of those whom a campaign reaches are given days of their team's own. */
  boolean hasTeamsDays(Campaign campaign) {
    return campaign.until() instanceof Until.WorkingDays
        && hours.isSaid(campaign.audience().teams());
  }

  /** When it is too late for somebody who is told now; empty where no calendar can say it. */
  Optional<Instant> due(Campaign campaign, Instant now) {
    return switch (campaign.until()) {
      case Until.Day day -> Optional.of(day.end(campaign.zone()));
      case Until.WorkingDays days ->
          publications
              .published(campaign.editionId())
              .flatMap(edition -> editions.afterWorkingDays(edition, now, days.count()));
    };
  }

  /** Enrols those whom a campaign reaches and who are not enrolled, and writes to each. */
  @Transactional(propagation = Propagation.MANDATORY)
  public int enrol(Campaign campaign, Instant now, Instant due) {
    Map<UUID, UUID> enrolled = store.enrol(campaign, now, due, today());
    if (!enrolled.isEmpty()) {
      Map<UUID, Instant> own = new HashMap<>(byTeam(campaign, now, enrolled));
      own.putAll(moved.move(campaign));
      tell(campaign, due, own, enrolled);
    }
    return enrolled.size();
  }

  /** Working days are those of a person's team, where it has said when it works. */
  private Map<UUID, Instant> byTeam(Campaign campaign, Instant now, Map<UUID, UUID> enrolled) {
    if (!(campaign.until() instanceof Until.WorkingDays days)) {
      return Map.of();
    }
    Map<UUID, Instant> own = hours.afterWorkingDays(enrolled.keySet(), now, days.count());
    Map<Instant, List<UUID>> byDue = new HashMap<>();
    own.forEach(
        (person, last) ->
            byDue
                .computeIfAbsent(last, any -> new ArrayList<>())
                .add(Objects.requireNonNull(enrolled.get(person))));
    byDue.forEach(store::due);
    if (!byDue.isEmpty()) {
      evidence.record(
          byDue.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(
                  each ->
                      Act.of("deadline.given", now)
                          .with("campaign", campaign.id().toString())
                          .with("due", each.getKey().toString())
                          .with("people", Integer.toString(each.getValue().size())))
              .toList());
    }
    return own;
  }

  /** Writes to each, with their own last day where they have one. */
  private void tell(
      Campaign campaign, Instant due, Map<UUID, Instant> own, Map<UUID, UUID> enrolled) {
    Map<Instant, Map<UUID, UUID>> byDue = new HashMap<>();
    enrolled.forEach(
        (person, assignment) ->
            byDue
                .computeIfAbsent(own.getOrDefault(person, due), any -> new HashMap<>())
                .put(person, assignment));
    byDue.forEach((last, people) -> letters.tell(campaign, last, people));
  }

  /** Who came to belong to a campaign that runs is asked as well. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 30_000)
  void enrolJoiners() {
    for (Campaign campaign : store.running()) {
      transaction.executeWithoutResult(status -> enrolJoiners(campaign));
    }
  }

  private void enrolJoiners(Campaign campaign) {
    Instant now = clock.instant();
    Instant soonest = now.plus(LEAST);
    Optional<Instant> due = due(campaign, now);
    if (due.isEmpty()) {
      LOG.warn("campaign.unreadable campaignId={}", campaign.id());
      return;
    }
    boolean isShort = campaign.until() instanceof Until.Day && due.get().isBefore(soonest);
    Until.Day latest = new Until.Day(soonest.atZone(campaign.zone()).toLocalDate());
    int joined = enrol(campaign, now, isShort ? latest.end(campaign.zone()) : due.get());
    if (joined > 0) {
      LOG.info("campaign.joined campaignId={} people={}", campaign.id(), joined);
    }
  }
}
