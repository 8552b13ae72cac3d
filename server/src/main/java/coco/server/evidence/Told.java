package coco.server.evidence;

import coco.server.web.Texts;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What acts say, as people say it: the log keeps the words of machines. */
public final class Told {
  private Told() {}

  /** What a fact, or a value that an act commits to, is about. */
  public static String name(Texts texts, String name) {
    return texts.orElse("evidence.name." + name.replaceAll("-[0-9-]+$", ""), name);
  }

  /** A fact's value: roles and steps by their names; all else as it stands. */
  public static String value(Texts texts, String name, String value) {
    return switch (name) {
      case "detail" -> each(texts, "people.role.", value, ", ");
      case "steps" -> each(texts, "evidence.step.", value, " ");
      case "language" -> texts.orElse("people.language." + value, value);
      case "signed-in" -> texts.orElse("evidence.signed-in." + value, value);
      default -> value;
    };
  }

  private static String each(Texts texts, String head, String value, String between) {
    return Arrays.stream(value.split(between, -1))
        .map(one -> texts.orElse(head + one, one))
        .collect(Collectors.joining(", "));
  }
}
