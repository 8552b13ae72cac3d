package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What authors and officers do again and again: begin an edition, read, save, publish. */
final class Codes {
  private Codes() {}

  /** The address of a new draft. */
  static String begin(Somebody who, String from) {
    HttpResponse<String> made = who.post("/office/editions", Map.of("from", from));
    String to = made.headers().firstValue("Location").orElse("");
    assertThat(to).as(made.body()).contains("/office/editions/");
    return to.replaceFirst("^https?://[^/]*", "");
  }

  /** A new draft from an example, as a code of its own that no other test has. */
  static String begin(Somebody who, String from, String key) {
    String example = begin(who, from);
    String english = text(who, example, "en").replaceFirst("\ncode: [^\n]+", "\ncode: " + key);
    String french = text(who, example, "fr").replaceFirst("\ncode: [^\n]+", "\ncode: " + key);
    HttpResponse<String> made =
        who.upload("/office/editions", Map.of("from", "files"), english, french);
    String to = made.headers().firstValue("Location").orElse("");
    assertThat(to).as(made.body()).contains("/office/editions/");
    return to.replaceFirst("^https?://[^/]*", "");
  }

  /** A text as the editor has it. */
  static String text(Somebody who, String edition, String language) {
    String page = who.get(edition + "/texts/" + language).body();
    Matcher area =
        Pattern.compile("<textarea id=\"text\"[^>]*>(.*?)</textarea>", Pattern.DOTALL)
            .matcher(page);
    assertThat(area.find()).as(page).isTrue();
    return area.group(1)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&amp;", "&");
  }

  static HttpResponse<String> save(
      Somebody who, String edition, String language, String text, int base) {
    return who.post(
        edition + "/texts/" + language, Map.of("text", text, "base", Integer.toString(base)));
  }

  static void publish(String edition, Somebody author, Somebody approver, Somebody officer) {
    author.post(edition + "/submission", Map.of());
    approver.press(edition, "approval");
    officer.press(edition, "publication");
    assertThat(officer.get(edition).body()).contains("state-published");
  }
}
