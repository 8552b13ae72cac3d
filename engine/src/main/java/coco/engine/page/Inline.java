package coco.engine.page;

import coco.language.Document;
import coco.language.print.SafeHtml;
import coco.language.text.Lexicon;
import coco.language.text.Terms;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of the code's own language as HTML: terms linked to what defines them, types in code marks.
 */
final class Inline {
  private static final Pattern PIECE = Pattern.compile("\\[([^\\]]*)\\]|`([^`]*)`");

  private final Terms terms;
  private final Anchors anchors;

  Inline(Document document, Anchors anchors) {
    terms = Terms.of(document.lexicon());
    this.anchors = anchors;
  }

  String html(String text) {
    StringBuilder html = new StringBuilder();
    Matcher matcher = PIECE.matcher(text);
    int from = 0;
    while (matcher.find()) {
      html.append(SafeHtml.escaped(text.substring(from, matcher.start())));
      String term = matcher.group(1);
      html.append(
          term == null
              ? "<code>" + SafeHtml.escaped(matcher.group(2)) + "</code>"
              : linked(term.strip().replaceAll("\\s+", " ")));
      from = matcher.end();
    }
    return html.append(SafeHtml.escaped(text.substring(from))).toString();
  }

  private String linked(String term) {
    List<Terms.Entry> found = terms.find(term, EnumSet.allOf(Lexicon.Kind.class));
    Optional<String> anchor =
        found.isEmpty()
            ? terms.calendar(term).map(anchors::calendar)
            : Optional.of(anchors.term(found.getFirst().id()));
    String words = SafeHtml.escaped(term);
    return anchor
        .filter(anchors::has)
        .map(it -> "<a class=\"term\" href=\"#%s\">%s</a>".formatted(SafeHtml.escaped(it), words))
        .orElse("<span class=\"term\">" + words + "</span>");
  }
}
