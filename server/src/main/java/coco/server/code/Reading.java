package coco.server.code;

import coco.engine.page.CodeParts;
import coco.engine.page.Readers;
import coco.language.Document;
import coco.language.text.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A published edition as somebody reads it: its text in one language, and where its parts lie.
 *
 * @param root address under which the parts lie, without a stroke at its end
 */
record Reading(Edition edition, Document document, CodeParts parts, String root) {

  /**
   * The reading of an edition.
   *
   * @param language asked for; where the edition has none, the other
   */
  static Reading of(
      Edition edition, Language language, CodeReader reader, Readers readers, String root) {
    Saved saved =
        Optional.ofNullable(edition.texts().get(language))
            .orElseGet(() -> edition.texts().values().iterator().next());
    Document document = reader.document(saved);
    return new Reading(
        edition,
        document,
        new CodeParts(document, reader.holidays(), readers, anchor -> address(root, anchor)),
        root);
  }

  private static String address(String root, String anchor) {
    if (anchor.startsWith("term-")) {
      return root + "/terms#" + anchor;
    }
    if (anchor.startsWith("calendar-")) {
      return root + "/hours#" + anchor;
    }
    if (anchor.startsWith("chapter-")) {
      return root + "#" + anchor;
    }
    return root + "/rules/" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
  }
}
