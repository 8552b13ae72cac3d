package coco.server.code;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The limit on comments from one address outside, or by one invitation, on every node, so that
 * nobody alone uses up what all may send. No comment can be traced to its address, and addresses
 * are forgotten after a day.
 */
@Component
class Senders {
  /** The most comments of one sender in the window. */
  static final int MOST = 10;

  static final Duration WINDOW = Duration.ofHours(1);

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int LONGEST = 64;

  private final JdbcClient jdbc;
  private final Clock clock;

  Senders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether a sender may send one more; the answer stands until the transaction ends.
   *
   * @param address of the network, or the hash of an invitation
   */
  boolean maySend(String address) {
    String sender = sender(address);
    jdbc.sql("select pg_advisory_xact_lock(3, hashtext(:address))")
        .param("address", sender)
        .query()
        .listOfRows();
    return jdbc.sql("select count(*) from comment_sender where address = :address and at > :since")
            .param("address", sender)
            .param("since", Timestamp.from(clock.instant().minus(WINDOW)))
            .query(Long.class)
            .single()
        < MOST;
  }

  void count(String address) {
    jdbc.sql("insert into comment_sender (at, address) values (:at, :address)")
        .param("at", Timestamp.from(clock.instant()))
        .param("address", sender(address))
        .update();
  }

  /** Who has one address of version 6 mostly has all that begin with the same 64 bits. */
  static String sender(String address) {
    String sender = address.substring(0, Math.min(LONGEST, address.length()));
    if (!sender.contains(":")) {
      return sender;
    }
    try {
      InetAddress read = InetAddress.ofLiteral(sender.replaceFirst("%.*", ""));
      if (!(read instanceof Inet6Address)) {
        return read.getHostAddress();
      }
      byte[] bytes = read.getAddress();
      Arrays.fill(bytes, 8, 16, (byte) 0);
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (IllegalArgumentException | UnknownHostException none) {
      return sender;
    }
  }

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 60_000)
  void removeOld() {
    jdbc.sql("delete from comment_sender where at < :before")
        .param("before", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
