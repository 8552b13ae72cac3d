package coco.server.people;

import coco.server.web.Texts;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a security event tells beside its kind, in the reader's words. */
public final class EventDetail {
  private static final Pattern KEY = Pattern.compile("[a-z]+(-[a-z]+)*");

  private EventDetail() {}

  /**
   * The detail with the names of roles, permissions, fields and means as the reader's language has
   * them; what people wrote stays as it is.
   *
   * @param kind as {@link EventKind#key()}
   */
  public static String said(Texts texts, String kind, String detail) {
    String means = texts.orElse("people.means." + detail, "");
    if (!means.isEmpty()) {
      return means;
    }
    return switch (kind) {
      case "account.added" -> roles(texts, detail);
      case "account.roles", "person.changed", "person.left", "person.returned" ->
          detail.startsWith("[")
              ? roles(texts, detail)
              : Arrays.stream(detail.split("; ", -1))
                  .map(part -> difference(texts, part))
                  .collect(Collectors.joining("; "));
      case "token.made" -> words(texts, "people.permission.", detail);
      default -> detail;
    };
  }

  private static String roles(Texts texts, String list) {
    return words(texts, "people.role.", list.replaceAll("[\\[\\]]", ""));
  }

  private static String difference(Texts texts, String part) {
    String[] sides = part.split(": ", 2);
    if (sides.length < 2) {
      return part;
    }
    String name = texts.orElse("people.field." + sides[0], sides[0]);
    String value = sides[0].equals("roles") ? words(texts, "people.role.", sides[1]) : sides[1];
    return texts.of("people.records.difference", name, value);
  }

  /** Each key of a text that has a name, by that name. */
  private static String words(Texts texts, String prefix, String keys) {
    return KEY.matcher(keys)
        .replaceAll(
            key -> Matcher.quoteReplacement(texts.orElse(prefix + key.group(), key.group())));
  }
}
