package coco.language.check;

import coco.language.Document;
import coco.language.text.Located;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The terms that the front matter's {@code closes:} uses. */
final class ClosingTerms {
  private ClosingTerms() {}

  static List<String> of(Document document) {
    List<String> written =
        document.frontMatter().closes().stream()
            .map(Located::value)
            .map(text -> text.replaceAll("[\\[\\]`]", "").strip().toLowerCase(Locale.ROOT))
            .toList();
    return document.lexicon().terms().entrySet().stream()
        .filter(
            term ->
                written.stream()
                    .anyMatch(
                        text ->
                            term.getKey().equals(text)
                                || term.getValue().fact().toLowerCase(Locale.ROOT).endsWith(text)
                                || term.getValue().act().toLowerCase(Locale.ROOT).endsWith(text)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
