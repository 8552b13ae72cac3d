package coco.server.code;

import coco.server.web.Texts;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of a save: by who wrote it, or by what made it, in each reader's language. */
public sealed interface Remark {
  /** In the writer's own words. */
  record Own(String words) implements Remark {}

  /**
   * Of a save that an act of another kind made.
   *
   * @param about the number, rule or person that it speaks of
   */
  record Made(Kind kind, String about) implements Remark {}

  /** Acts that save a text. */
  enum Kind {
    RESTORED,
    IN_FORM,
    FROM_OTHER_LANGUAGE,
    FROM_COMMENT;

    /** As in the database and in keys of texts. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String key) {
      return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst().orElseThrow();
    }
  }

  /** What a form's field says; none where it is blank. */
  static @Nullable Remark own(String words) {
    return words.isBlank() ? null : new Own(words.strip());
  }

  /** As a reader sees it. */
  default String in(Texts texts) {
    return switch (this) {
      case Own own -> own.words();
      case Made made -> texts.of("code.remark." + made.kind().key(), made.about());
    };
  }
}
