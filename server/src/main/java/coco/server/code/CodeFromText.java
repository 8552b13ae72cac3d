package coco.server.code;

import coco.language.text.Language;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes the draft of a code from a text written elsewhere: headings become chapters and the titles
 * of rules, sentences that oblige somebody become norms for an author to turn into promises, and
 * all else stays as prose. No word of the text is lost.
 */
final class CodeFromText {
  private static final int TITLE_WORDS = 7;
  private static final int KEY_MOST = 60;

  private final OutsideText text;
  private final boolean isFrench;
  private final StringBuilder body = new StringBuilder();
  private final List<String> chapters = new ArrayList<>();
  private int rules;
  private Optional<String> ruleTitle = Optional.empty();

  private CodeFromText(OutsideText text) {
    this.text = text;
    this.isFrench = text.language() == Language.FRENCH;
  }

  /**
   * A draft.
   *
   * @param candidates how many sentences became norms
   */
  record Draft(Language language, String text, int candidates) {}

  /** The draft that a text makes. */
  static Draft of(OutsideText text) {
    return new CodeFromText(text).draft();
  }

  private Draft draft() {
    List<OutsideText.Block> blocks = text.blocks();
    Optional<String> heading =
        blocks.getFirst().level() > 0 ? Optional.of(blocks.getFirst().words()) : Optional.empty();
    String title =
        safe(heading.orElse(isFrench ? "Notre code de connexion" : "Our code of connection"));
    int chapterLevel = chapterLevel(blocks, heading.isPresent());
    List<List<Candidates.Found>> found = Candidates.of(text);
    for (int i = heading.isPresent() ? 1 : 0; i < blocks.size(); i++) {
      OutsideText.Block block = blocks.get(i);
      if (block.level() > 0 && block.level() <= chapterLevel) {
        chapter(safe(block.words()));
      } else if (block.level() > 0) {
        ruleTitle = Optional.of(safe(block.words()));
      } else {
        paragraph(found.get(i), block.isItem());
      }
    }
    title().ifPresent(left -> body.append("**").append(left).append("**\n\n"));
    return new Draft(text.language(), front(title) + "\n# " + title + "\n\n" + body, rules);
  }

  /** The level of the headings that are chapters: the highest that is used under the title. */
  private static int chapterLevel(List<OutsideText.Block> blocks, boolean hasTitle) {
    return blocks.stream()
        .skip(hasTitle ? 1 : 0)
        .mapToInt(OutsideText.Block::level)
        .filter(level -> level > 0)
        .min()
        .orElse(1);
  }

  private void chapter(String heading) {
    title().ifPresent(left -> body.append("**").append(left).append("**\n\n"));
    String name = heading;
    for (int i = 2; chapters.contains(name); i++) {
      name = "%s (%d)".formatted(heading, i);
    }
    chapters.add(name);
    body.append("## ").append(name).append("\n\n");
  }

  private Optional<String> title() {
    Optional<String> title = ruleTitle;
    ruleTitle = Optional.empty();
    return title;
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
      title().ifPresent(left -> body.append("**").append(left).append("**\n\n"));
      body.append(isItem ? "- " : "").append(escaped(safe(item(prose.toString())))).append("\n\n");
      prose.setLength(0);
    }
  }

  private void rule(String sentence) {
    if (chapters.isEmpty()) {
      chapter(isFrench ? "Ce à quoi nous nous tenons" : "What we hold to");
    }
    rules++;
    String words = safe(sentence).replaceAll("[.!…]+$", "");
    body.append("### R-%d · %s\n\n".formatted(rules, title().orElseGet(() -> shortened(words))))
        .append("> ")
        .append(isFrench ? "Norme : " : "Norm: ")
        .append(words)
        .append(".\n\n");
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

  /** Prose that no reader takes for a heading, a quotation, a table or a list. */
  private static String escaped(String prose) {
    return prose.replaceFirst("^(?=[#>|*+=~`-])", "\\\\").replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
  }

  private String front(String title) {
    StringBuilder front = new StringBuilder("---\n");
    front.append("code: ").append(key(title)).append('\n');
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

  private static String key(String title) {
    String plain =
        Normalizer.normalize(title, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(plain.length(), KEY_MOST)).replaceAll("-+$", "");
    return cut.isEmpty() ? "code" : cut;
  }
}
