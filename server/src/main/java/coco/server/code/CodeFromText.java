package coco.server.code;

import coco.language.code.Code;
import coco.language.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the draft of a code from a text written elsewhere: headings become chapters and the titles
 * of rules, sentences that oblige somebody become norms for an author to turn into promises, and
 * all else stays as prose. No word of the text is lost.
 */
final class CodeFromText {
  private static final int TITLE_WORDS = 7;

  /** In bold, what this begins would be an example of a rule. */
  private static final Pattern EXAMPLE = Pattern.compile("(?i)ex[ae]mple");

  private final OutsideText text;
  private final boolean isFrench;
  private final StringBuilder body = new StringBuilder();
  private final List<String> chapters = new ArrayList<>();
  private int rules;
  private Optional<String> ruleTitle = Optional.empty();
  private List<OutsideText.Link> titleLinks = List.of();

  private final String name;

  private CodeFromText(OutsideText text, String name) {
    this.text = text;
    this.name = name;
    this.isFrench = text.language() == Language.FRENCH;
  }

  /**
   * A draft.
   *
   * @param candidates how many sentences became norms
   */
  record Draft(Language language, String text, int candidates) {}

  /**
   * The draft that a text makes.
   *
   * @param name of its file, the title where the text begins with no heading; may be empty
   */
  static Draft of(OutsideText text, String name) {
    return new CodeFromText(text, name).draft();
  }

  private Draft draft() {
    List<OutsideText.Part> parts = text.blocks();
    int first = parts.getFirst() instanceof OutsideText.Block block && block.level() > 0 ? 1 : 0;
    String title = safe(first == 1 ? parts.getFirst().text() : nameOrUsual());
    int chapterLevel = chapterLevel(parts.subList(first, parts.size()));
    List<List<Candidates.Found>> found = Candidates.of(text);
    if (first == 1) {
      links(parts.getFirst());
    }
    for (int i = first; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case OutsideText.Block block when block.level() == 0 -> {
          paragraph(found.get(i), block.isItem());
          links(block);
        }
        case OutsideText.Block heading -> heading(heading, heading.level() <= chapterLevel);
        case OutsideText.Table table -> {
          table(table);
          links(table);
        }
        case OutsideText.Verbatim verbatim -> verbatim.lines().forEach(line -> line(line, false));
      }
    }
    leftTitle();
    return new Draft(text.language(), front(title) + "\n# " + title + "\n\n" + body, rules);
  }

  private String nameOrUsual() {
    if (!name.isBlank()) {
      return name;
    }
    return isFrench ? "Notre code de connexion" : "Our code of connection";
  }

  /** The level of the headings that are chapters: the highest that is used under the title. */
  private static int chapterLevel(List<OutsideText.Part> parts) {
    return parts.stream()
        .mapToInt(part -> part instanceof OutsideText.Block block ? block.level() : 0)
        .filter(level -> level > 0)
        .min()
        .orElse(1);
  }

  private void heading(OutsideText.Block heading, boolean isChapter) {
    if (isChapter) {
      chapter(safe(heading.words()));
      links(heading);
    } else {
      leftTitle();
      ruleTitle = Optional.of(safe(heading.words()));
      titleLinks = heading.links();
    }
  }

  private void chapter(String heading) {
    leftTitle();
    String name = heading;
    for (int i = 2; chapters.contains(name); i++) {
      name = "%s (%d)".formatted(heading, i);
    }
    chapters.add(name);
    body.append("## ").append(name).append("\n\n");
  }

  /** The heading that is to name a rule; what it leads to follows. */
  private Optional<String> title() {
    Optional<String> title = ruleTitle;
    ruleTitle = Optional.empty();
    return title;
  }

  /** A heading under which there is no rule stands in bold, where that means nothing in a code. */
  private void leftTitle() {
    title()
        .ifPresent(
            left -> {
              if (EXAMPLE.matcher(left).lookingAt()) {
                body.append(escaped(left)).append("\n\n");
              } else {
                body.append("**").append(left).append("**\n\n");
              }
              titleLinks();
            });
  }

  private void titleLinks() {
    List<OutsideText.Link> links = titleLinks;
    titleLinks = List.of();
    links.forEach(this::link);
  }

  private void links(OutsideText.Part part) {
    part.links().forEach(this::link);
  }

  /** Where words lead, said after them: in them it would stand in a rule's sentence. */
  private void link(OutsideText.Link link) {
    String address =
        safe(link.address().replace("[", "%5B").replace("]", "%5D").replace("\"", "%22"));
    String shown =
        address.matches("(?:https?://|mailto:)[^\\s<>]+") ? "<" + address + ">" : address;
    String words = safe(link.words());
    String colon = isFrench ? "\u00A0: " : ": ";
    body.append("- ")
        .append(words.isEmpty() ? shown : escaped(words) + colon + shown)
        .append("\n\n");
  }

  /** A line of its own that is read as words. */
  private void line(String words, boolean isItem) {
    leftTitle();
    body.append(isItem ? "- " : "").append(escaped(safe(words))).append("\n\n");
  }

  /** A table, in a chapter that holds no definitions: there it is nothing but prose. */
  private void table(OutsideText.Table table) {
    if (chapters.isEmpty()) {
      chapter(holding());
    }
    leftTitle();
    int columns = table.rows().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < table.rows().size(); i++) {
      List<String> row = table.rows().get(i);
      for (int column = 0; column < columns; column++) {
        String cell = column < row.size() ? row.get(column) : "";
        body.append("| ").append(safe(cell).replace("|", "\\|")).append(' ');
      }
      body.append("|\n").append(i == 0 ? "|---".repeat(columns) + "|\n" : "");
    }
    body.append('\n');
  }

  private String holding() {
    return isFrench ? "Ce à quoi nous nous tenons" : "What we hold to";
  }

  private void paragraph(List<Candidates.Found> sentences, boolean isItem) {
    StringBuilder prose = new StringBuilder();
    for (Candidates.Found sentence : sentences) {
      if (sentence.isCandidate()) {
        prose(prose, isItem);
        rule(sentence.leadIn().map(lead -> lead + " ").orElse("") + item(sentence.words()));
      } else {
        prose.append(prose.isEmpty() ? "" : " ").append(sentence.words());
      }
    }
    prose(prose, isItem);
  }

  /** An item without the sign that began it. */
  private static String item(String words) {
    return words.replaceFirst("^[―–•]\\s*", "");
  }

  private void prose(StringBuilder prose, boolean isItem) {
    if (!prose.isEmpty()) {
      line(item(prose.toString()), isItem);
      prose.setLength(0);
    }
  }

  private void rule(String sentence) {
    if (chapters.isEmpty()) {
      chapter(holding());
    }
    rules++;
    String words = safe(sentence).replaceAll("[.!…]+$", "");
    body.append("### R-%d · %s\n\n".formatted(rules, title().orElseGet(() -> shortened(words))))
        .append("> ")
        .append(isFrench ? "Norme : " : "Norm: ")
        .append(words)
        .append(".\n\n");
    titleLinks();
  }

  private static String shortened(String sentence) {
    String[] words = sentence.split(" ", TITLE_WORDS + 1);
    return words.length <= TITLE_WORDS
        ? sentence
        : List.of(words).subList(0, TITLE_WORDS).stream()
            .collect(Collectors.joining(" ", "", " …"));
  }

  /** Words that mean nothing in a code's text: no brackets, no line ends. */
  private static String safe(String words) {
    return words
        .replace('[', '(')
        .replace(']', ')')
        .replace("\"", "”")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Prose that no reader takes for a heading, a quotation, a table, a list or HTML. */
  private static String escaped(String prose) {
    return prose
        .replaceFirst("^(?=[#>|*+=~`_<-])", "\\\\")
        .replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
  }

  private String front(String title) {
    StringBuilder front = new StringBuilder("---\n");
    front.append("code: ").append(Code.idOf(title).orElse("code")).append('\n');
    front.append("title: \"").append(title.replace("\\", "")).append("\"\n");
    front.append("language: ").append(text.language().tag()).append('\n');
    front.append("edition: \"1\"\n");
    front.append("zone: Europe/Paris\n");
    if (!chapters.isEmpty()) {
      front.append("chapters:\n  ethics:\n");
      chapters.forEach(
          name -> front.append("    - \"").append(name.replace("\\", "")).append("\"\n"));
    }
    return front.append("---\n").toString();
  }
}
