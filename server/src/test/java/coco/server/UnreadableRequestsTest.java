package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Requests that cannot be read are answered with a page that says so, and are no fault of ours. */
class UnreadableRequestsTest {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String PARTS = "Content-Type: multipart/form-data";
  private static final RunningServer SERVER = RunningServer.get();

  private static String answer(String line, String header, String body) {
    return Wire.answer(SERVER.port(), body, line + " HTTP/1.1", "Host: localhost", header);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
  }

  @Test
  void whatCannotBeReadGetsAPageThatSaysSo() {
    String part = "Content-Disposition: form-data; name=\"a\"\r\n";
    for (List<String> bad :
        List.of(
            List.of("GET /en?q=%zz", "A: b", ""),
            List.of("GET /en?q=%", "A: b", ""),
            List.of("GET /fr?%zz=1", "A: b", ""),
            List.of("GET /en?q=%00", "A: b", ""),
            List.of("GET /en?%00=1", "A: b", ""),
            List.of("GET /sign-in?to=%f", "A: b", ""),
            List.of("GET /assets/nothing.css?v=%zz", "A: b", ""),
            List.of("GET /error?v=%zz", "A: b", ""),
            List.of("GET /en;x=%zz", "A: b", ""),
            List.of("GET /actuator/health?v=%zz", "A: b", ""),
            List.of("GET /sign-in/code/organisation?code=%zz&state=1", "A: b", ""),
            List.of("POST /sign-in", FORM, "email=%zz&password=x"),
            List.of("POST /sign-in", FORM, "email=%00&password=x"),
            List.of("POST /sign-in", FORM, "email=ada&password=%u0041"),
            List.of("POST /office/editions", PARTS, "a=b"),
            List.of("POST /office/editions", PARTS + "; boundary=", "--\r\n"),
            List.of("POST /office/editions", PARTS + "; boundary=x", "--x\r\nno end"),
            List.of(
                "POST /office/editions", PARTS + "; boundary=x", "--x\r\n" + part + "\r\nno end"),
            List.of(
                "POST /office/editions",
                PARTS + "; boundary=x",
                "--x\r\n" + part + "\r\nzero \0\r\n--x--\r\n"))) {
      String answer = answer(bad.get(0), bad.get(1), bad.get(2));

      assertThat(status(answer)).as(bad + answer).isEqualTo(400);
      assertThat(answer).as(bad.toString()).contains("<main", "</html>", "Content-Security-Policy");
    }
  }

  @Test
  void aProgramGetsItAsAProblem() {
    assertThat(answer("GET /api/v1/codes?language=%zz", "A: b", ""))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
    assertThat(answer("GET /api/v1/codes;x=%zz", "A: b", ""))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json");
  }

  @Test
  void anAddressThatIsNoneGetsAPageInTheLanguageOfTheBrowser() {
    for (String bad :
        List.of("/%zz", "/%2e%2e/", "/a%00b", "/en/a%2fb", "/en/a%5cb", "/en/%c3%28")) {
      String answer = answer("GET " + bad, "Accept-Language: fr-CA, en;q=0.5", "");

      assertThat(status(answer)).as(answer).isEqualTo(400);
      assertThat(answer)
          .as(bad)
          .contains(
              "<html lang=\"fr\"",
              "Cette demande ne peut pas aboutir",
              "Content-Security-Policy: default-src 'none'; script-src 'self'; ",
              "</html>")
          .doesNotContain("Tomcat", "HTTP Status", "<style");
    }
    // What is too long is not read on to where the browser names its language.
    assertThat(answer("GET /" + "a".repeat(9_000), "A: b", ""))
        .startsWith("HTTP/1.1 400")
        .contains("<html lang=\"en\"");
  }

  @Test
  void whateverIsTurnedAwayBearsTheHeadersOfEveryPage() {
    for (String bad : List.of("/en//x", "/fr/;x=1", "/nothing", "/%zz", "/sign-in/links")) {
      assertThat(answer("GET " + bad, "A: b", ""))
          .as(bad)
          .contains(
              "Content-Security-Policy: default-src 'none'",
              "X-Content-Type-Options: nosniff",
              "X-Frame-Options: DENY");
    }
  }

  @Test
  void thePageIsInTheLanguageThatItSays() {
    assertThat(answer("GET /fr", "Accept-Language: en", "")).contains("Content-Language: fr");
    assertThat(answer("GET /en", "Accept-Language: fr", "")).contains("Content-Language: en");
    assertThat(answer("GET /fr/nothing/there", "Accept-Language: en", ""))
        .contains("Content-Language: fr", "<html lang=\"fr\"");
  }

  /** To switch the language leads to a page, wherever one is. */
  @Test
  void theLanguageIsSwitchedWhereTheFormWas() {
    assertThat(answer("GET /office/nothing?x=1", "A: b", "")).doesNotContain("value=\"/error");
    String origin = "http://localhost:" + SERVER.port();
    String refused =
        Wire.answer(
            SERVER.port(),
            "email=a",
            "POST /sign-in/links HTTP/1.1",
            "Host: localhost:" + SERVER.port(),
            "Referer: " + origin + "/sign-in?to=/me",
            FORM);
    assertThat(refused).contains("name=\"to\" value=\"/sign-in?to=/me\"");
    String elsewhere =
        Wire.answer(
            SERVER.port(),
            "email=a",
            "POST /sign-in/links HTTP/1.1",
            "Host: localhost:" + SERVER.port(),
            "Referer: https://evil.example/sign-in?to=/me",
            FORM);
    assertThat(elsewhere).contains("name=\"to\" value=\"/sign-in\"");
  }

  @Test
  void aPageIsAskedForOrSentAndNothingElse() {
    for (String method : List.of("PUT", "DELETE", "PATCH", "NONSENSE")) {
      String answer = answer(method + " /sign-in", FORM, "");

      assertThat(status(answer)).as(answer).isEqualTo(405);
      assertThat(answer).contains("Allow: GET, HEAD, POST, OPTIONS", "<main");
    }
  }

  @Test
  void nothingThatIsOddBreaksTheServer() {
    String many =
        String.join("&", IntStream.range(0, 3_000).mapToObj(i -> "a" + i + "=1").toList());
    for (List<String> odd :
        List.of(
            List.of("GET /%zz", "A: b", ""),
            List.of("GET /en/%ff%fe", "A: b", ""),
            List.of("GET /en/%00", "A: b", ""),
            List.of("GET /en//x", "A: b", ""),
            List.of("GET /en/../x", "A: b", ""),
            List.of("GET /en\\x", "A: b", ""),
            List.of("GET /en?q=%ff%fe", "A: b", ""),
            List.of("GET /en?q=[]{}|", "A: b", ""),
            List.of("GET /en", "Accept: ///", ""),
            List.of("GET /en", "Accept: application/pdf", ""),
            List.of("GET /nothing", "Accept: application/pdf", ""),
            List.of("GET /nothing", "Accept: ///", ""),
            List.of("GET /en", "Accept-Language: zz;q=9, *;q=x", ""),
            List.of("GET /en", "Cookie: coco-session=%zz; coco-form=\0; coco-language=xx", ""),
            List.of("GET /en", "If-None-Match: \"", ""),
            List.of("GET /en", "If-Modified-Since: yesterday", ""),
            List.of("GET /assets/nothing.css", "Range: bytes=zz", ""),
            List.of("GET /api/v1/codes", "Accept: ///", ""),
            List.of("GET /api/v1/codes", "Authorization: Bearer \u00e9", ""),
            List.of("GET /api/v1/codes/%20/editions", "A: b", ""),
            List.of("POST /sign-in", "Content-Type: ///", "email=a"),
            List.of("POST /sign-in", FORM + "; charset=nothing", "email=a"),
            List.of("POST /sign-in", FORM + "; charset=\"", "email=a"),
            List.of("POST /sign-in", FORM, many),
            List.of("POST /api/v1/codes", "Content-Type: application/json", "{"),
            List.of("PUT /sign-in", FORM, "email=%zz"),
            List.of("DELETE /en", FORM, "email=%zz"),
            List.of("PATCH /api/v1/codes", FORM, "email=%zz"),
            List.of("TRACE /en", "A: b", ""),
            List.of("NONSENSE /en", "A: b", ""),
            List.of("OPTIONS *", "A: b", ""),
            List.of("HEAD /en?q=%zz", "A: b", ""),
            List.of("GET /office/editions/1", "A: b", ""))) {
      String answer = answer(odd.get(0), odd.get(1), odd.get(2));

      assertThat(answer).as(odd.toString()).startsWith("HTTP/1.1 ");
      assertThat(status(answer)).as(odd + answer).isLessThan(500);
      assertThat(answer).as(odd.toString()).doesNotContain("Exception", "org.apache", "java.");
    }
  }

  @Test
  void whatCanBeReadIsReadAsBefore() {
    Somebody nobody = SERVER.nobody();

    assertThat(nobody.get("/en?q=100%25+%C3%A9t%C3%A9").body()).contains("100% été");
    assertThat(nobody.post("/sign-in", Map.of("email", "é%@example.org", "password", "x")).body())
        .contains("é%@example.org");
    assertThat(Stream.of("/en", "/fr").map(it -> nobody.get(it).statusCode())).containsOnly(200);
  }

  @Test
  void aFileThatIsTooLargeIsToldSoWithTheLimit() {
    Somebody author = SERVER.somebody(coco.server.access.Role.AUTHOR);
    for (int megabytes : List.of(11, 13, 30)) {
      var english = author.uploadDocument("large.docx", new byte[megabytes << 20]);

      assertThat(english.statusCode()).as("%d MB", megabytes).isEqualTo(413);
      assertThat(english.body()).contains("This file is too large", "10 MB at most", "12 MB");
    }
    author.post("/language", Map.of("language", "fr", "to", "/me"));
    assertThat(author.uploadDocument("large.docx", new byte[13 << 20]).body())
        .contains("Ce fichier est trop grand", "10\u00a0Mo");
  }
}
