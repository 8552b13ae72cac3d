package coco.server.inform;

import coco.server.code.Publications;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.reading.WholeEditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds who has something to do for a campaign: shortly before its deadline, and once it is over;
 * two working days of the code later, tells the manager. Each once a person; mails wait for their
 * reader's working hours, as all do.
 */
@Component
class CampaignReminders {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignReminders.class);

  /** How long before a deadline somebody is reminded. */
  private static final Duration AHEAD = Duration.ofDays(2);

  /** Who was told less long before the deadline is not reminded before it. */
  private static final Duration TOLD_BEFORE = Duration.ofDays(4);

  /** Working days after the deadline until the manager is told. */
  private static final int RAISED_AFTER = 2;

  /** The same where no calendar counts working days. */
  private static final Duration RAISED_OTHERWISE = Duration.ofDays(3);

  private final CampaignStore store;
  private final Enrolment enrolment;
  private final Letters letters;
  private final People people;
  private final Publications publications;
  private final WholeEditions editions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CampaignReminders(
      CampaignStore store,
      Enrolment enrolment,
      Letters letters,
      People people,
      Publications publications,
      WholeEditions editions,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.enrolment = enrolment;
    this.letters = letters;
    this.people = people;
    this.publications = publications;
    this.editions = editions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Somebody who has something to do, and who is above them. */
  record Reminded(UUID assignment, UUID person, String name, Optional<UUID> manager) {}

  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void remind() {
    for (Campaign campaign : store.running()) {
      Instant now = clock.instant();
      transaction.executeWithoutResult(status -> soon(campaign, now));
      transaction.executeWithoutResult(status -> late(campaign, now));
      transaction.executeWithoutResult(status -> raise(campaign, now));
    }
  }

  private void soon(Campaign campaign, Instant now) {
    letters.remindBefore(
        campaign,
        assignments(
            store.remindedBefore(
                campaign.id(), now, now.plus(AHEAD), TOLD_BEFORE, enrolment.today())));
  }

  private void late(Campaign campaign, Instant now) {
    letters.remind(
        campaign, assignments(store.remindedLate(campaign.id(), now, enrolment.today())));
  }

  private static Map<UUID, UUID> assignments(List<Reminded> reminded) {
    Map<UUID, UUID> assignments = new HashMap<>();
    reminded.forEach(each -> assignments.put(each.person(), each.assignment()));
    return assignments;
  }

  private void raise(Campaign campaign, Instant now) {
    for (Instant due : store.dueNotRaised(campaign.id(), now)) {
      if (raisedFrom(campaign, due).isAfter(now)) {
        continue;
      }
      Map<UUID, List<String>> late = new HashMap<>();
      for (Reminded each : store.raised(campaign.id(), due, now, enrolment.today())) {
        each.manager()
            .ifPresent(
                manager ->
                    late.computeIfAbsent(manager, any -> new ArrayList<>()).add(each.name()));
      }
      late.forEach((manager, names) -> tell(campaign, due, manager, names));
    }
  }

  private void tell(Campaign campaign, Instant due, UUID manager, List<String> names) {
    Optional<Person> person = people.byId(manager).filter(people::isActive);
    person.ifPresent(it -> letters.raise(it, campaign, due, names));
    if (person.isEmpty()) {
      LOG.info("campaign.unraised campaignId={} people={}", campaign.id(), names.size());
    }
  }

  private Instant raisedFrom(Campaign campaign, Instant due) {
    return publications
        .published(campaign.editionId())
        .flatMap(edition -> editions.afterWorkingDays(edition, due, RAISED_AFTER))
        .orElse(due.plus(RAISED_OTHERWISE));
  }
}
