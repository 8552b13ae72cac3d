package coco.server.reading;

import coco.language.text.Language;
import coco.server.code.Published;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.util.UriUtils;

/**
 * A text where somebody reads it.
 *
 * @param root address under which its parts lie, without a stroke at its end
 * @param isInternal whether it is shown to those who work here, with what is for them alone
 * @param isCurrent whether the edition is the one in force
 * @param published all editions of the code, the latest in force first
 */
record Place(
    Reading reading,
    String root,
    boolean isInternal,
    boolean isCurrent,
    List<Published> published) {
  Place {
    published = List.copyOf(published);
  }

  /** The address of a code on the public site. */
  static String code(Language language, String key) {
    return "/%s/%s".formatted(language.tag(), key);
  }

  /** The address of an edition on the public site: it stays, whatever comes into force. */
  static String edition(Language language, Published edition) {
    return edition(language, edition.codeKey(), edition.name());
  }

  static String edition(Language language, String key, String name) {
    return "%s/editions/%s"
        .formatted(code(language, key), UriUtils.encodePathSegment(name, StandardCharsets.UTF_8));
  }

  String rule(String id) {
    return root + Reading.place(id);
  }
}
