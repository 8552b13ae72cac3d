package coco.language.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown as HTML that is safe to show: no HTML of its own, no script, nothing from elsewhere.
 *
 * <p>HTML in the text is shown as text. Links keep their target where it is a web or a mail address
 * or an anchor that the page has, else their words alone stand. Pictures give way to their
 * description. Headings all have one level, so that they fit in where the text stands.
 */
public final class SafeHtml {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private SafeHtml() {}

  /**
   * The HTML of a text.
   *
   * @param level of its headings, 2 to 6
   * @param anchors which anchors the page has, without {@code #}
   */
  public static String of(String markdown, int level, Predicate<String> anchors) {
    return of(markdown, heading -> level, anchors, picture -> Optional.empty());
  }

  /**
   * The HTML of a text that has pictures, and headings of several levels.
   *
   * @param levels the level on the page of a heading of a level in the text
   * @param pictures the address of a picture that the text names; empty where it has none
   */
  public static String of(
      String markdown,
      IntUnaryOperator levels,
      Predicate<String> anchors,
      Function<String, Optional<String>> pictures) {
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof TableBlock) {
                        attributes.put("class", "plain");
                      }
                    })
            .nodeRendererFactory(context -> new Guarded(context, levels, anchors, pictures))
            .build();
    return renderer.render(PARSER.parse(markdown));
  }

  /** Text with what HTML would read as its own escaped, for contents and attributes alike. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What must not come through as it is. */
  private record Guarded(
      HtmlNodeRendererContext context,
      IntUnaryOperator levels,
      Predicate<String> anchors,
      Function<String, Optional<String>> pictures)
      implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Heading.class, Link.class, Image.class);
    }

    @Override
    public void render(Node node) {
      switch (node) {
        case Heading heading -> {
          int level = levels.applyAsInt(heading.getLevel());
          context.getWriter().line();
          context.getWriter().tag("h" + level);
          children(heading);
          context.getWriter().tag("/h" + level);
          context.getWriter().line();
        }
        case Link link when isAllowed(link.getDestination()) -> {
          context.getWriter().tag("a", Map.of("href", context.encodeUrl(link.getDestination())));
          children(link);
          context.getWriter().tag("/a");
        }
        case Image image -> picture(image);
        default -> children(node);
      }
    }

    private void picture(Image image) {
      Optional<String> address = pictures.apply(image.getDestination());
      if (address.isEmpty()) {
        children(image);
        return;
      }
      Map<String, String> attributes = new LinkedHashMap<>();
      attributes.put("src", address.get());
      attributes.put("alt", words(image));
      context.getWriter().tag("img", attributes, true);
    }

    /** The plain words in a node. */
    private static String words(Node node) {
      StringBuilder words = new StringBuilder();
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        switch (child) {
          case Text text -> words.append(text.getLiteral());
          case Code code -> words.append(code.getLiteral());
          case SoftLineBreak line -> words.append(' ');
          default -> words.append(words(child));
        }
      }
      return words.toString();
    }

    private boolean isAllowed(String target) {
      return target.matches("(?i)(https?://|mailto:)[^\\s]+")
          || (target.startsWith("#") && anchors.test(target.substring(1)));
    }

    private void children(Node parent) {
      for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
        context.render(child);
      }
    }
  }
}
