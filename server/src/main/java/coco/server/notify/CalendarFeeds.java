package coco.server.notify;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Role;
import coco.server.access.Secrets;
import coco.server.access.Viewer;
import coco.server.web.Addresses;
import coco.server.web.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's own calendar (RFC 5545) of what they have to do by a day, at an address that only they
 * know; of the address a hash is kept.
 */
@Component
class CalendarFeeds {
  private static final int OCTETS_MOST = 75;

  private final JdbcClient jdbc;
  private final List<Dues> dues;
  private final Addresses addresses;
  private final Clock clock;

  CalendarFeeds(JdbcClient jdbc, List<Dues> dues, Addresses addresses, Clock clock) {
    this.jdbc = jdbc;
    this.dues = List.copyOf(dues);
    this.addresses = addresses;
    this.clock = clock;
  }

  /** When the viewer's address was made, where there is one. */
  Optional<Instant> made(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return jdbc.sql("select made_at from calendar_feed where person_id = :person")
        .param("person", viewer.id())
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Makes an address, in place of one that there was; it is told this once. */
  @Transactional
  public String make(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    String secret = Secrets.next();
    jdbc.sql(
            """
            insert into calendar_feed (person_id, secret_hash, made_at) values (:person, :hash, :now)
            on conflict (person_id) do update set secret_hash = excluded.secret_hash, made_at = excluded.made_at
            """)
        .param("person", viewer.id())
        .param("hash", Secrets.hash(secret))
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return addresses.of("/calendars/%s.ics".formatted(secret));
  }

  /** Ends the viewer's address. */
  @Transactional
  public void end(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    jdbc.sql("delete from calendar_feed where person_id = :person")
        .param("person", viewer.id())
        .update();
  }

  private record Reader(Viewer viewer, Language language) {}

  /**
   * The calendar at an address; empty where there is none, or its person has left. It holds what
   * their roles of this moment let them see: a role that is taken away takes its days along.
   */
  Optional<String> read(String secret) {
    return jdbc.sql(
            """
            select person.id, name, language,
              (select string_agg(role, ' ') from person_role where person_id = person.id) as roles
            from calendar_feed join person on person.id = person_id
            where secret_hash = :hash and (left_on is null or left_on > :today)
            """)
        .param("hash", Secrets.hash(secret))
        .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
        .query(
            (row, number) ->
                new Reader(
                    new Viewer(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        roles(row.getString("roles"))),
                    Language.ofTag(row.getString("language")).orElseThrow()))
        .optional()
        .map(this::written);
  }

  private static Set<Role> roles(@Nullable String keys) {
    List<String> held = keys == null ? List.of() : List.of(keys.split(" ", -1));
    return Arrays.stream(Role.values())
        .filter(role -> held.contains(role.key()))
        .collect(Collectors.toSet());
  }

  private String written(Reader reader) {
    Texts texts = Texts.in(reader.language());
    Calendar calendar = new Calendar();
    calendar.add(
        new ProdId("-//CoCo//CoCo//" + reader.language().tag().toUpperCase(java.util.Locale.ROOT)));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", texts.of("notify.calendar.name")));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    dues.stream()
        .flatMap(it -> it.of(reader.viewer(), texts).stream())
        .forEach(due -> calendar.add(event(due, now)));
    try (StringWriter out = new StringWriter()) {
      new CalendarOutputter(false).output(calendar, out);
      return folded(out.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Folded by octets, as RFC 5545 has it: the library counts characters, and may part one. */
  private static String folded(String calendar) {
    StringBuilder all = new StringBuilder();
    for (String line : calendar.replace("\r\n ", "").strip().split("\r\n", -1)) {
      int octets = 0;
      for (int character : line.codePoints().toArray()) {
        String written = Character.toString(character);
        int length = written.getBytes(StandardCharsets.UTF_8).length;
        if (octets + length > OCTETS_MOST) {
          all.append("\r\n ");
          octets = 1;
        }
        all.append(written);
        octets += length;
      }
      all.append("\r\n");
    }
    return all.toString();
  }

  /** A whole day, on which nobody is busy. */
  private VEvent event(Dues.Due due, Instant now) {
    String address = addresses.of(due.path());
    VEvent event = new VEvent(false);
    event.add(new Uid("%s@coco".formatted(due.id())));
    event.add(new DtStamp(now));
    event.add(new DtStart<>(due.lastDay()));
    event.add(new DtEnd<>(due.lastDay().plusDays(1)));
    event.add(new Summary(due.title()));
    event.add(new Description(address));
    event.add(new Url(URI.create(address)));
    event.add(new Transp("TRANSPARENT"));
    return event;
  }
}
