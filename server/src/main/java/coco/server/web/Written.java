package coco.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What somebody had typed into a form that could not be taken, for them to copy.
 *
 * @param isWhole whether all of it is here: it has a limit
 */
public record Written(List<String> texts, boolean isWhole) {
  static final Written NOTHING = new Written(List.of(), true);

  /** The most characters that one page gives back. */
  private static final int CHARACTERS_MOST = 200_000;

  private static final int TEXTS_MOST = 50;

  /** Fields of forms in which nobody types words, or only secrets. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "_csrf",
          "audience",
          "base",
          "chosen",
          "complete",
          "credential",
          "current",
          "day",
          "edition",
          "form",
          "from",
          "id",
          "invitation",
          "kind",
          "language",
          "languages",
          "members",
          "part",
          "password",
          "permissions",
          "roles",
          "rule",
          "seen",
          "steps",
          "takes",
          "teams",
          "texts",
          "to",
          "token",
          "until",
          "username");

  /** A secret by its name, in forms to come. */
  private static final Pattern SECRET = Pattern.compile("(?i).*(?:password|token|secret).*");

  /** What a person chose or a page had noted, and nobody typed. */
  private static final Pattern CHOSEN =
      Pattern.compile("true|false|on|\\d*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  public Written {
    texts = List.copyOf(texts);
  }

  /**
   * What was typed into a form of ours. Whether the form is ours has been looked at before: another
   * site's words would stand on our page as the reader's own.
   */
  static Written in(HttpServletRequest request) {
    List<String> texts = new ArrayList<>();
    int left = CHARACTERS_MOST;
    boolean isWhole = true;
    for (var field : request.getParameterMap().entrySet()) {
      if (TECHNICAL.contains(field.getKey()) || SECRET.matcher(field.getKey()).matches()) {
        continue;
      }
      for (String text : Arrays.asList(field.getValue())) {
        if (CHOSEN.matcher(text.strip()).matches()) {
          continue;
        }
        if (text.length() > left || texts.size() >= TEXTS_MOST) {
          isWhole = false;
        } else {
          texts.add(text);
          left -= text.length();
        }
      }
    }
    return new Written(texts, isWhole);
  }
}
