package coco.server.people;

import coco.server.access.Secrets;
import coco.server.notify.Doors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Links in mails that ask their readers to do something: each lets its person in once, within days,
 * and to no more than reading and answering.
 */
@Component
class MailDoors implements Doors {
  private static final Duration GOOD = Duration.ofDays(7);

  /** How long a link that is over still says where it led. */
  private static final Duration KNOWN = Duration.ofDays(180);

  private final PeopleStore store;
  private final Clock clock;

  MailDoors(PeopleStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public List<String> open(List<To> wanted) {
    if (wanted.isEmpty()) {
      return List.of();
    }
    Map<String, To> byToken = new LinkedHashMap<>();
    wanted.forEach(to -> byToken.put(Secrets.next(), to));
    SequencedMap<String, To> byHash = new LinkedHashMap<>();
    byToken.forEach((token, to) -> byHash.put(Secrets.hash(token), to));
    Instant now = clock.instant();
    store.addReadingLinks(byHash, now, now.plus(GOOD));
    return byToken.keySet().stream().map(token -> "/sign-in/link?token=" + token).toList();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 120_000)
  void removeOld() {
    store.removeLinks(clock.instant().minus(KNOWN));
  }
}
