package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.Codes;
import coco.language.text.Language;
import coco.server.access.Role;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Editions as files: the text itself, data, a PDF for everybody's reader, a site that opens alone.
 */
class ExportsTest {
  private static final Somebody READER = RunningServer.get().nobody();

  private static String edition;

  @BeforeAll
  static void publish() {
    edition = Sites.publish(Sites.renamed("bank/harbourside", "export-bank", "2026.1"));
  }

  @AfterAll
  static void withdraw() {
    Sites.withdraw(edition);
  }

  static byte[] bytes(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d%s".formatted(RunningServer.get().port(), path)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer.body();
    }
  }

  @Test
  void markdownIsTheTextItself() throws Exception {
    String text = new String(bytes("/en/export-bank/code.md"), StandardCharsets.UTF_8);

    assertThat(text)
        .isEqualTo(
            Sites.renamed("bank/harbourside", "export-bank", "2026.1").get(Language.ENGLISH));
    assertThat(Codes.read(text, "code.en.coco.md").isSound()).isTrue();
  }

  @Test
  void dataIsAsItsSchemaSays() throws Exception {
    String schema = Files.readString(Path.of("..", "docs", "code.schema.json"));
    Schema form =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    for (String language : List.of("en", "fr")) {
      String data =
          new String(
              bytes("/%s/export-bank/editions/2026.1/code.json".formatted(language)),
              StandardCharsets.UTF_8);

      assertThat(form.validate(data, InputFormat.JSON)).isEmpty();
      assertThat(data).contains("\"id\" : \"CS-1\"").contains("\"form\" : \"duty\"");
      assertThat(form.validate(data.replace("\"duty\"", "\"wish\""), InputFormat.JSON))
          .isNotEmpty();
    }
  }

  @Test
  void thePdfIsForScreenReadersToo() throws Exception {
    for (String language : List.of("en", "fr")) {
      byte[] pdf = bytes("/%s/export-bank/code.pdf".formatted(language));
      Accessible.check(language + ".pdf", pdf);
    }
  }

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#]*)(?:#([^\"]*))?\"");

  @Test
  void theSiteOpensFromAFolder() throws Exception {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(bytes("/en/export-bank/code.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(files).containsKeys("index.html", "en/rules/CS-1.html", "fr/terms.html");
    Map<String, String> missing = new HashMap<>();
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".html")) {
            Matcher link = LINK.matcher(text);
            while (link.find()) {
              String to = link.group(1);
              if (to.matches("(?i)(https?|mailto):.*")) {
                continue;
              }
              String file =
                  to.isEmpty() ? name : Path.of(name).resolveSibling(to).normalize().toString();
              String place = link.group(2);
              boolean there =
                  files.containsKey(file)
                      && (place == null || files.get(file).contains("id=\"" + place + "\""));
              if (!there) {
                missing.put(name, link.group());
              }
            }
          }
        });
    assertThat(missing).isEmpty();
  }

  @Test
  void draftsAreFilesForThoseWhoSeeThem() {
    String draft = Sites.draft(Sites.renamed("bank/harbourside", "export-bank", "next"));
    Somebody author = RunningServer.get().somebody(Role.AUTHOR);

    assertThat(author.get(draft + "/texts/en/code.md").body()).contains("edition: \"next\"");
    assertThat(author.get(draft + "/texts/fr/code.pdf").body()).startsWith("%PDF-");
    assertThat(READER.get(draft + "/texts/en/code.md").statusCode()).isEqualTo(302);
    assertThat(RunningServer.get().somebody().get(draft + "/texts/en/code.md").statusCode())
        .isEqualTo(403);
  }
}
