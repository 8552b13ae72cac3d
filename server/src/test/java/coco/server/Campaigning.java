package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes and launches campaigns as an officer does, and looks at what came of them. */
final class Campaigning {
  private static final RunningServer SERVER = RunningServer.get();

  private Campaigning() {}

  static <T> T bean(Class<T> type) {
    return SERVER.application().getBean(type);
  }

  static <T> List<T> rows(Class<T> type, String sql, Object... parameters) {
    return bean(JdbcTemplate.class).queryForList(sql, type, parameters);
  }

  static LocalDate today() {
    return bean(Clock.class).instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** What an address ends with. */
  static String id(String address) {
    return address.replaceFirst(".*/", "");
  }

  /** A campaign's form as it is sent: to be read and acknowledged by a team within twenty days. */
  static Map<String, String> form(String edition, String title, String team) {
    Map<String, String> form = new HashMap<>();
    form.put("edition", id(edition));
    form.put("title", title);
    form.put("steps", "read,acknowledge");
    form.put("until", "day");
    form.put("day", today().plusDays(20).toString());
    form.put(
        "teams", rows(String.class, "select id::text from team where name = ?", team).getFirst());
    return form;
  }

  /** Makes a campaign, and gives its address. */
  static String made(Somebody officer, Map<String, String> form) {
    HttpResponse<String> made = officer.post("/office/campaigns", form);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    return made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
  }

  static String launched(Somebody officer, Map<String, String> form) {
    String campaign = made(officer, form);
    HttpResponse<String> launched = officer.post(campaign + "/launch", Map.of());
    assertThat(launched.statusCode()).as(launched.body()).isEqualTo(302);
    return campaign;
  }

  /** The acts of a campaign in the log of evidence. */
  static List<String> acts(String campaign) {
    return rows(
        String.class,
        "select act from evidence_entry where line like ? order by id",
        "%" + id(campaign) + "%");
  }

  /** The cells of a team's row of a campaign's page. */
  static List<String> row(String page, String team) {
    Matcher row =
        Pattern.compile(
                "<th scope=\"row\">%s</th>(.*?)</tr>".formatted(Pattern.quote(team)),
                Pattern.DOTALL)
            .matcher(page);
    assertThat(row.find()).as(page).isTrue();
    return Pattern.compile("<td>([^<]*)</td>")
        .matcher(row.group(1))
        .results()
        .map(cell -> cell.group(1).strip())
        .toList();
  }
}
