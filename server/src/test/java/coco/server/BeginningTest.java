package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that begin from a document which cannot be read. */
class BeginningTest {
  private static final Somebody AUTHOR = RunningServer.get().somebody(Role.AUTHOR);

  private static void isRefused(byte[] file, String because) {
    HttpResponse<String> answer = AUTHOR.uploadDocument("charter.docx", file);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(because, "name=\"files\"");
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void aDocumentWithoutAHeadingIsCalledAsItsFile() {
    HttpResponse<String> made =
        AUTHOR.uploadDocument(
            "Our_charter 2026.md", "We must answer.".getBytes(StandardCharsets.UTF_8));

    assertThat(made.statusCode()).isEqualTo(302);
    assertThat(AUTHOR.get(made.headers().firstValue("Location").orElseThrow()).body())
        .contains("Our charter 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "Cœur de Ville, coeur-de-ville",
    "Groß & Co, gross-co",
    "Łódź Wodociągi, lodz-wodociagi",
    "Ørsted & Söhne, orsted-sohne",
    "Þór Ægisson, thor-aegisson",
    "東京水道, my-code",
    "null, null-code",
    "1984, 1984-code"
  })
  void aNameOfAnyAlphabetBeginsACodeThatCanBePublished(String name, String key) {
    HttpResponse<String> made =
        AUTHOR.post("/office/editions", Map.of("from", "starter", "name", name));

    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    String edition =
        made.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]*", "");
    assertThat(AUTHOR.get(edition).body())
        .contains("<span class=\"good\">no error</span>")
        .doesNotContain("class=\"bad\"", "finding-error");
    assertThat(Codes.text(AUTHOR, edition, "en"))
        .contains("code: " + key + "\n", "# " + name + " — ");
    assertThat(Codes.text(AUTHOR, edition, "fr")).contains("code: " + key + "\n");
  }

  @Test
  void aNameThatCannotStandInATitleIsGivenBackWithTheSignThatIsWrong() {
    HttpResponse<String> refused =
        AUTHOR.post("/office/editions", Map.of("from", "starter", "name", "Acme {1} Ltd"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("A name cannot have the sign {:", "value=\"Acme {1} Ltd\"");
    assertThat(
            AUTHOR
                .post("/office/editions", Map.of("from", "starter", "name", "&".repeat(3)))
                .body())
        .contains("A name has letters, digits and common signs, 80 at most.");
  }

  @Test
  void whatIsWrongWithADocumentIsSaidAtTheForm() throws IOException {
    isRefused(zip("a.txt", "words"), "an archive, and no document");
    isRefused(
        "PK\u0003\u0004 none".getBytes(StandardCharsets.UTF_8), "an archive, and no document");
    isRefused(zip("word/document.xml", " ".repeat(40_000_000)), "unpacks to more");
    isRefused(new byte[] {1, 0, 2}, "neither DOCX nor text");
    isRefused(" \n".getBytes(StandardCharsets.UTF_8), "Nothing to read");
    isRefused("word ".repeat(1_200_000).getBytes(StandardCharsets.UTF_8), "five megabytes");
    isRefused("word ".repeat(900_000).getBytes(StandardCharsets.UTF_8), "longer draft");
  }
}
