package coco.server.inform;

import coco.server.code.Publications;
import coco.server.people.Deputies;
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
 * two working days of the code later, tells the manager, or whoever stands in for them. Each once a
 * person, and nobody who is away; mails wait for their reader's working hours, as all do.
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

  private final CampaignStore campaigns;
  private final ReminderStore store;
  private final Enrolment enrolment;
  private final Letters letters;
  private final Deputies deputies;
  private final Publications publications;
  private final WholeEditions editions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  CampaignReminders(
      CampaignStore campaigns,
      ReminderStore store,
      Enrolment enrolment,
      Letters letters,
      Deputies deputies,
      Publications publications,
      WholeEditions editions,
      TransactionTemplate transaction,
      Clock clock) {
    this.campaigns = campaigns;
    this.store = store;
    this.enrolment = enrolment;
    this.letters = letters;
    this.deputies = deputies;
    this.publications = publications;
    this.editions = editions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Somebody who has something to do, and who is above them. */
  record Reminded(UUID assignment, UUID person, String name, Optional<UUID> manager) {}

  @Scheduled(fixedDelay = 600_000, initialDelay = 90_000)
  void remind() {
    for (Campaign campaign : campaigns.running()) {
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
    for (Instant due : store.dueNotRaised(campaign.id(), now, enrolment.today())) {
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
      tell(campaign, due, late);
    }
  }

  /** Tells each manager, or whoever stands in for them, once. */
  private void tell(Campaign campaign, Instant due, Map<UUID, List<String>> lateByManager) {
    Map<Person, List<String>> late = new HashMap<>();
    lateByManager.forEach(
        (manager, names) -> {
          Optional<Person> person = deputies.inPlaceOf(manager);
          person.ifPresent(it -> late.computeIfAbsent(it, any -> new ArrayList<>()).addAll(names));
          if (person.isEmpty()) {
            LOG.info("campaign.unraised campaignId={} people={}", campaign.id(), names.size());
          }
        });
    late.forEach(
        (person, names) -> letters.raise(person, campaign, due, names.stream().sorted().toList()));
  }

  private Instant raisedFrom(Campaign campaign, Instant due) {
    return publications
        .published(campaign.editionId())
        .flatMap(edition -> editions.afterWorkingDays(edition, due, RAISED_AFTER))
        .orElse(due.plus(RAISED_OTHERWISE));
  }
}
