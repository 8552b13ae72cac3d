package coco.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as {@code ./coco serve} starts it: put together when it was built. */
class WiringTest {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/sign-in/link\\S+");
  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of(
          "/en",
          "/fr",
          "/office",
          "/office/people",
          "/me/account",
          "/api/v1/codes",
          "/actuator/health");

  @TempDir Path folder;

  @Test
  void aServerPutTogetherWhenItWasBuiltSignsInAndShowsItsPages()
      throws IOException, InterruptedException {
    // Where this is root, the database runs as somebody else, who has to get there.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "coco.cli.Coco",
                "serve",
                "--demo",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    try {
      URI link = link(server);
      Map<String, Integer> answers = new TreeMap<>();
      try (HttpClient browser =
          HttpClient.newBuilder()
              .cookieHandler(new CookieManager())
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build()) {
        answers.put("/sign-in/link", signIn(browser, link));
        for (String page : PAGES) {
          answers.put(page, status(browser, link.resolve(page)));
        }
      }
      assertThat(answers).allSatisfy((page, status) -> assertThat(status).as(page).isEqualTo(200));
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** Confirms on the link's page. */
  private static int signIn(HttpClient browser, URI link) throws IOException, InterruptedException {
    String page =
        browser
            .send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
            .body();
    String fields =
        FIELD
            .matcher(page)
            .results()
            .map(field -> field.group(1) + "=" + URLEncoder.encode(field.group(2), UTF_8))
            .collect(Collectors.joining("&"));
    return browser
        .send(
            HttpRequest.newBuilder(link.resolve("/sign-in/link"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int status(HttpClient browser, URI address)
      throws IOException, InterruptedException {
    return browser
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** The first link to sign in that it prints; it goes on running. */
  private static URI link(Process server) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader lines = server.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      Matcher link = LINK.matcher(line);
      if (link.find()) {
        return URI.create(link.group());
      }
    }
    throw new AssertionError(String.join("\n", said));
  }
}
