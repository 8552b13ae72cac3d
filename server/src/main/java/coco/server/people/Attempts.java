package coco.server.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The limit on attempts, per account and per address, for every means of signing in and on every
 * node. An attempt counts from its beginning, so that a thousand at once are not a thousand
 * guesses; one that succeeds is forgotten.
 */
@Component
class Attempts {
  static final int ACCOUNT_MOST = 10;
  static final int ADDRESS_MOST = 50;
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int ACCOUNT_LONGEST = 320;
  private static final int ADDRESS_LONGEST = 64;

  private final JdbcClient jdbc;
  private final Clock clock;

  Attempts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What is tried; each is counted apart. */
  enum Kind {
    SIGN_IN,
    LINK;

    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Counts an attempt.
   *
   * @param account as {@link People#account} writes it; empty where the means does not tell
   * @return what to give {@link #forget} if it succeeds; empty if there were too many lately
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public OptionalLong begin(Kind kind, String account, String address) {
    String whose = account.substring(0, Math.min(ACCOUNT_LONGEST, account.length()));
    String where = address.substring(0, Math.min(ADDRESS_LONGEST, address.length()));
    // Always in this order: whoever holds an address waits for nothing more.
    lock(1, whose);
    lock(2, where);
    Instant now = clock.instant();
    boolean many =
        jdbc.sql(
                """
                select (:account <> '' and (select count(*) from sign_in_attempt
                        where kind = :kind and account = :account and at > :since) >= :accountMost)
                    or (select count(*) from sign_in_attempt
                        where kind = :kind and address = :address and at > :since) >= :addressMost
                """)
            .param("kind", kind.key())
            .param("account", whose)
            .param("address", where)
            .param("since", Timestamp.from(now.minus(WINDOW)))
            .param("accountMost", ACCOUNT_MOST)
            .param("addressMost", ADDRESS_MOST)
            .query(Boolean.class)
            .single();
    if (many) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        jdbc.sql(
                """
                insert into sign_in_attempt (at, kind, account, address)
                values (:at, :kind, :account, :address) returning id
                """)
            .param("at", Timestamp.from(now))
            .param("kind", kind.key())
            .param("account", whose)
            .param("address", where)
            .query(Long.class)
            .single());
  }

  /** Takes back an attempt that was a good one. */
  void forget(long attempt) {
    jdbc.sql("delete from sign_in_attempt where id = :id").param("id", attempt).update();
  }

  private void lock(int space, String name) {
    jdbc.sql("select pg_advisory_xact_lock(:space, hashtext(:name))")
        .param("space", space)
        .param("name", name)
        .query()
        .listOfRows();
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void removeOld() {
    jdbc.sql("delete from sign_in_attempt where at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
