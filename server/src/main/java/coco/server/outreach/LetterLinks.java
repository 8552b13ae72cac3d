package coco.server.outreach;

import coco.server.access.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Links that lead parties to their letters. What stands in the mail is kept nowhere: the database
 * has its hash.
 */
@Component
class LetterLinks {
  /** How long after the last day a link is good: whoever is late may still answer. */
  private static final Duration BEYOND = Duration.ofDays(30);

  /** How long a link that is over still says whose it was. */
  private static final Duration KNOWN = Duration.ofDays(180);

  private final JdbcClient jdbc;
  private final Clock clock;

  LetterLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes a link, and gives its path. */
  String make(Letter letter, Instant now) {
    String token = Secrets.next();
    Instant from = letter.due().isAfter(now) ? letter.due() : now;
    jdbc.sql(
            """
            insert into letter_link (hash, letter_id, made_at, ends_at)
            values (:hash, :letter, :now, :ends)
            """)
        .param("hash", Secrets.hash(token))
        .param("letter", letter.id())
        .param("now", Timestamp.from(now))
        .param("ends", Timestamp.from(from.plus(BEYOND)))
        .update();
    return "/letters/enter?token=" + token;
  }

  /**
   * A link that there was.
   *
   * @param isGood whether it still leads to its letter
   */
  record Link(UUID letter, boolean isGood) {}

  /** The link of a hash. */
  Optional<Link> find(String hash) {
    return jdbc.sql(
            """
            select letter_id, revoked_at is null and ends_at > :now as good from letter_link
            where hash = :hash
            """)
        .param("hash", hash)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, number) ->
                new Link(row.getObject("letter_id", UUID.class), row.getBoolean("good")))
        .optional();
  }

  /** All links to a letter lead nowhere any more. */
  void revoke(UUID letter, Instant now) {
    jdbc.sql(
            "update letter_link set revoked_at = :now where letter_id = :letter and revoked_at is null")
        .param("now", Timestamp.from(now))
        .param("letter", letter)
        .update();
  }

  /** All links to letters of a mailing lead nowhere any more. */
  void revokeAll(UUID mailing, Instant now) {
    jdbc.sql(
            """
            update letter_link set revoked_at = :now
            where revoked_at is null and letter_id in (select id from letter where mailing_id = :mailing)
            """)
        .param("now", Timestamp.from(now))
        .param("mailing", mailing)
        .update();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 130_000)
  void removeOld() {
    jdbc.sql("delete from letter_link where ends_at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KNOWN)))
        .update();
  }
}
