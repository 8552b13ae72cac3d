package coco.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.RunningServer;
import coco.server.Somebody;
import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.web.Addresses;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person's calendar: as RFC 5545 has it, at an address that is theirs, as long as they want. */
class CalendarFeedsTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final UUID READING = UUID.fromString("00000000-0000-4000-8000-000000000007");
  private static final String TITLE =
      "À lire ; notre « code », édition 2026\\2 : ce que chacun peut attendre de nous, mot à mot";

  private final Somebody somebody = SERVER.somebody(Role.EMPLOYEE);
  private final Viewer viewer =
      new Viewer(UUID.fromString(SERVER.idOf(somebody)), "Somebody", Set.of());

  private static <T> T bean(Class<T> kind) {
    return SERVER.application().getBean(kind);
  }

  private static CalendarFeeds feeds() {
    Dues one =
        (viewer, texts) ->
            List.of(
                new Dues.Due(READING, TITLE, LocalDate.of(2028, 2, 29), "/me/readings/" + READING));
    return new CalendarFeeds(
        bean(JdbcClient.class), List.of(one), bean(Addresses.class), Clock.systemUTC());
  }

  private static String secret(String address) {
    return address.replaceFirst("^.*/calendars/([0-9a-f]{64})\\.ics$", "$1");
  }

  @Test
  void aCalendarIsReadByOthers() throws IOException, ParserException {
    CalendarFeeds feeds = feeds();

    String written = feeds.read(secret(feeds.make(viewer))).orElseThrow();

    assertThat(written).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(written.replace("\r\n", "")).as("lines end as they must").doesNotContain("\n", "\r");
    assertThat(written.split("\r\n"))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    Calendar calendar = new CalendarBuilder().build(new StringReader(written));
    assertThat(calendar.validate().hasErrors()).isFalse();
    assertThat(calendar.getComponents()).hasSize(1);
    VEvent event = (VEvent) calendar.getComponents().getFirst();
    assertThat(Objects.requireNonNull(event.getSummary()).getValue()).isEqualTo(TITLE);
    assertThat(event.getUid().orElseThrow().getValue()).isEqualTo(READING + "@coco");
    assertThat(written)
        .contains("DTSTART;VALUE=DATE:20280229\r\n", "DTEND;VALUE=DATE:20280301\r\n")
        .contains("TRANSP:TRANSPARENT\r\n");
  }

  @Test
  void anAddressLeadsThereUntilItEnds() {
    HttpResponse<String> made = somebody.post("/me/notifications/calendar", Map.of());
    Matcher address = Pattern.compile("/calendars/[0-9a-f]{64}\\.ics").matcher(made.body());
    assertThat(address.find()).isTrue();
    Somebody program = SERVER.nobody();

    HttpResponse<String> read = program.get(address.group());
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().firstValue("Content-Type")).hasValue("text/calendar;charset=UTF-8");
    assertThat(read.body()).contains("X-WR-CALNAME:CoCo: what I have to do");
    assertThat(somebody.get("/me/notifications").body())
        .as("told once")
        .doesNotContain(address.group());

    somebody.post("/me/notifications/calendar", Map.of());
    assertThat(program.get(address.group()).statusCode()).as("replaced").isEqualTo(404);
  }

  @Test
  void anAddressIsRevoked() {
    CalendarFeeds feeds = feeds();
    String secret = secret(feeds.make(viewer));
    assertThat(feeds.read(secret)).isPresent();

    somebody.post("/me/notifications/calendar/end", Map.of());

    assertThat(feeds.read(secret)).isEmpty();
    assertThat(feeds.made(viewer)).isEmpty();
  }

  @Test
  void whoeverLeavesTakesTheirCalendarAlong() {
    CalendarFeeds feeds = feeds();
    String secret = secret(feeds.make(viewer));

    bean(JdbcClient.class)
        .sql("update person set left_on = joined_on where id = :id")
        .param("id", viewer.id())
        .update();

    assertThat(feeds.read(secret)).isEmpty();
  }
}
