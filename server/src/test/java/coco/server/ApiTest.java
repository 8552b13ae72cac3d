package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programming interface for reading. */
class ApiTest {
  private static final Somebody READER = RunningServer.get().nobody();
  private static final JsonMapper JSON = JsonMapper.shared();

  private static String edition;

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("water/riverside", "api-water", "2026.1"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  private static JsonNode get(String path) {
    HttpResponse<String> answer = READER.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    return JSON.readTree(answer.body());
  }

  @Test
  void codesEditionsAndRulesAreThere() {
    assertThat(get("/codes").at("/items").valueStream().map(it -> it.at("/code").asString()))
        .contains("api-water");
    assertThat(get("/codes/api-water?language=fr").at("/title").asString())
        .isEqualTo("Riverside Water — Code de connexion");
    assertThat(get("/codes/api-water/editions").at("/items/0/inForce").asBoolean()).isTrue();
    assertThat(get("/codes/api-water/editions/2026.1").at("/edition").asString())
        .isEqualTo("2026.1");
    JsonNode rule = get("/codes/api-water/rules/CS-1");
    assertThat(rule.at("/form").asString()).isEqualTo("duty");
    assertThat(rule.at("/sentence").asString()).startsWith("For customers: when a complaint");
    assertThat(get("/search?q=complaints").at("/items/0/code").asString()).isNotBlank();
  }

  @Test
  void listsHavePages() {
    JsonNode first = get("/codes/api-water/rules?size=5");
    JsonNode second = get("/codes/api-water/rules?size=5&page=2");

    assertThat(first.at("/items").size()).isEqualTo(5);
    assertThat(first.at("/total").asInt()).isGreaterThan(10);
    assertThat(second.at("/items/0/id")).isNotEqualTo(first.at("/items/0/id"));
    assertThat(get("/codes/api-water/rules?page=2000000000").at("/items").size()).isZero();
  }

  @Test
  void problemsSayWhatIsWrong() {
    problem("/codes/nothing", 404, "There is nothing at this address");
    problem("/nothing/at/all", 404, "There is nothing at this address");
    problem("/codes?language=de", 400, "The parameter language is en or fr.");
    problem("/codes?size=0", 400, "The parameter size is from 1 to 200.");
    problem("/codes?page=x", 400, "The parameter page is not of the kind");
    problem("/search", 400, "The parameter q is missing.");
    problem("/codes/api-water?internal=true", 401, "A token is needed");
  }

  private static void problem(String path, int status, String words) {
    HttpResponse<String> answer = READER.get("/api/v1" + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(path)
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(words);
  }

  @Test
  void otherSitesMayRead() {
    HttpResponse<String> answer =
        READER.get("/api/v1/codes", "Origin", "https://elsewhere.example");

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void itsDescriptionNamesEveryAddress() {
    JsonNode description = get("/openapi.json");

    assertThat(description.at("/openapi").asString()).startsWith("3.1");
    assertThat(description.at("/paths").propertyNames())
        .contains(
            "/api/v1/codes",
            "/api/v1/codes/{key}",
            "/api/v1/codes/{key}/editions",
            "/api/v1/codes/{key}/editions/{name}",
            "/api/v1/codes/{key}/rules",
            "/api/v1/codes/{key}/rules/{id}",
            "/api/v1/codes/{key}/changes",
            "/api/v1/search")
        .allMatch(path -> path.startsWith("/api/v1/"));
    assertThat(description.at("/paths/~1api~1v1~1codes/get/summary").asString())
        .isEqualTo("The codes, each with its edition in force.");
    assertThat(description.at("/paths/~1api~1v1~1codes~1{key}/get/responses").propertyNames())
        .contains("200", "400", "404", "410");
    String measures = "/paths/~1api~1v1~1codes~1{key}~1measures/post";
    assertThat(description.at(measures + "/requestBody/content").propertyNames())
        .contains("text/csv", "application/x-ndjson", "application/gzip");
    assertThat(
            description
                .at(measures + "/parameters")
                .valueStream()
                .map(it -> it.at("/name").asString()))
        .containsExactlyInAnyOrder("key", "replace");
    assertThat(READER.get("/api").body()).contains("The codes for programs");
  }

  @Test
  void aWithdrawnEditionIsGone() {
    String withdrawn = Sites.publish(Sites.renamed("bank/harbourside", "api-gone", "1"));
    String code = "/codes/api-gone";
    assertThat(get(code + "/editions/1").at("/edition").asString()).isEqualTo("1");

    Sites.withdraw(withdrawn);

    problem(code + "/editions/1", 410, "The reason: a test ends");
    problem(code + "/editions/1/rules", 410, "Edition 1 was withdrawn on");
    problem(code + "/editions/1/rules/CS-1", 410, "Edition 1 was withdrawn on");
    problem(code + "/changes?from=1&to=1", 410, "Edition 1 was withdrawn on");
    problem(code, 410, "The reason: a test ends");
    problem(code + "/editions/2", 404, "There is nothing at this address");
  }
}
