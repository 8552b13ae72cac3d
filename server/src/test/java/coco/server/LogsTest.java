package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What the server logs while people work and things break: JSON, and nothing about anybody. */
class LogsTest {
  private static final String ADDRESS = "203.0.113.77";
  private static final List<String> PERSONAL =
      List.of(
          "@example.org",
          "Zebulon",
          "Quagga",
          ADDRESS,
          RunningServer.PASSWORD,
          "a wrong password",
          "secret sentence",
          "sign-in link",
          "token=");

  @Test
  void nothingPersonalIsLogged() {
    try (ServerProcess process =
        ServerProcess.start(
            RunningServer.folder(),
            Map.of("COCO_MAIL", "smtp://user:Quagga@127.0.0.1:9", "COCO_PROXY", "127.0.0.1"))) {
      Somebody ada = process.first("Ada Zebulon", "ada@example.org").from(ADDRESS);
      Somebody visitor = new Somebody(process.port()).from(ADDRESS);

      for (int i = 0; i < 12; i++) {
        visitor.post(
            "/sign-in", Map.of("email", "ada@example.org", "password", "a wrong password"));
      }
      visitor.post("/sign-in/links", Map.of("email", "ada@example.org"));
      visitor.get("/sign-in/link?token=zzzz");
      visitor.post("/sign-in/link", Map.of("token", "zzzz"));
      visitor.get("/office/people?name=Zebulon");
      String edition =
          ada.post("/office/editions", Map.of("from", "water"))
              .headers()
              .firstValue("Location")
              .orElseThrow()
              .replaceFirst("^https?://[^/]*", "");
      ada.post(edition + "/texts/en", Map.of("text", "a secret sentence", "base", "1"));
      ada.post(edition + "/texts/en", Map.of("text", "another secret sentence", "base", "1"));
      ada.post(edition + "/texts/en", Map.of("text", "a secret sentence", "base", "Zebulon"));
      ada.post(edition + "/texts/en", Map.of("text", "a secret sentence\0", "base", "1"));
      Map<String, String> person =
          Map.of("name", "Zebulon Two", "email", "two@example.org", "language", "en");
      ada.post("/office/people", person);
      ada.post("/office/people", person);
      ada.get("/office/editions/Zebulon");
      ada.get("/nothing/ada@example.org");
      String host = "Host: localhost";
      for (String line :
          List.of(
              "GET /en?q=Zebulon%zz",
              "GET /en/Zebulon%zz",
              "GET /en/Zebulon%00?q=ada@example.org%00",
              "OPTIONS /office/people?name=Zebulon",
              "GET /error?name=Zebulon")) {
        Wire.answer(process.port(), "", line + " HTTP/1.1", host);
      }
      Wire.answer(
          process.port(),
          "--x\r\nContent-Disposition: form-data; name=\"Zebulon\"\r\n\r\na secret sentence",
          "POST /office/editions HTTP/1.1",
          host,
          "Content-Type: multipart/form-data; boundary=x");
      assertThat(process.lines()).noneMatch(line -> line.contains("\"level\":\"ERROR\""));
      process.killDatabase();
      HttpResponse<String> broken = ada.get("/office/people?name=Zebulon&mail=ada@example.org");
      visitor.post("/sign-in", Map.of("email", "ada@example.org", "password", "a wrong password"));

      assertThat(broken.statusCode()).isEqualTo(500);
      List<String> lines = process.lines();
      assertThat(lines).anyMatch(line -> line.contains("\"level\":\"ERROR\""));
      for (String line : lines) {
        assertThat(JsonParserFactory.getJsonParser().parseMap(line))
            .as(line)
            .containsKeys("@timestamp", "level", "logger_name", "message");
        assertThat(line).doesNotContain(PERSONAL);
      }
    }
  }
}
