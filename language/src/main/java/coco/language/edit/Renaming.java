package coco.language.edit;

import coco.language.Document;
import coco.language.edit.Mention.Form;
import coco.language.edit.Mention.Kind;
import coco.language.text.Language;
import coco.language.text.Phrases;
import coco.language.text.Span;
import coco.language.text.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renames a term, a calendar, a goal or a rule in all of a document.
 *
 * <p>A term has two wordings. {@code fact | act} gives both; a name alone changes the wording on
 * which the cursor stands, and the other one stays. In French the elision before a bracket follows
 * the new name.
 */
public final class Renaming {
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}]++(?:-[\\p{L}\\p{N}]++)*+");
  private static final Pattern ELIDED = Pattern.compile("(?i)(qu|\\bd)['’]$");
  private static final Pattern FULL = Pattern.compile("(?i)(qu|\\bd)e[ \\u00A0\\u202F]$");
  private static final String VOWELS = "aeiouyhàâæéèêëîïôœùûü";

  private Renaming() {}

  /** What comes of it. */
  public sealed interface Result {}

  /** The changes, in the order of the text, none overlapping. */
  public record Changes(List<Change> changes) implements Result {
    public Changes {
      changes = List.copyOf(changes);
    }
  }

  /** Why the name cannot be had. */
  public enum Refused implements Result {
    /** Nothing that has a name stands there. */
    NOTHING_HERE,
    /**
     * Empty, or with brackets, bars or line breaks; of an id, anything but letters, digits,
     * hyphens.
     */
    NOT_A_NAME,
    /** Something else is called so. */
    TAKEN
  }

  /** The changes that give what stands at an offset a new name. */
  public static Result rename(Document document, int offset, String name) {
    Optional<Mention> at = Mentions.at(document, offset);
    if (at.isEmpty()) {
      return Refused.NOTHING_HERE;
    }
    Mention mention = at.get();
    return switch (mention.kind()) {
      case TERM -> term(document, mention, name);
      case CALENDAR -> calendar(document, mention, name.strip());
      case GOAL, RULE -> id(document, mention, name.strip());
    };
  }

  private static Result term(Document document, Mention mention, String name) {
    String[] parts = name.split("\\|", -1);
    if (parts.length > 2) {
      return Refused.NOT_A_NAME;
    }
    Optional<String> first = Optional.of(parts[0].strip());
    Optional<String> fact =
        parts.length == 2 || mention.form() != Form.ACT ? first : Optional.empty();
    Optional<String> act =
        parts.length == 2
            ? Optional.of(parts[1].strip())
            : mention.form() == Form.ACT ? first : Optional.empty();
    for (Optional<String> wording : List.of(fact, act)) {
      if (wording.isPresent()) {
        if (!isWording(wording.get())) {
          return Refused.NOT_A_NAME;
        }
        if (isTaken(document, mention, wording.get())) {
          return Refused.TAKEN;
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    for (Mention each : Mentions.references(document, mention)) {
      (each.form() == Form.ACT ? act : fact)
          .ifPresent(wording -> changes.addAll(changes(document, each, wording)));
    }
    return new Changes(changes);
  }

  private static boolean isWording(String wording) {
    return !wording.isEmpty() && wording.chars().noneMatch(c -> "[]|`\n\r".indexOf(c) >= 0);
  }

  private static boolean isTaken(Document document, Mention mention, String wording) {
    return Terms.of(document.lexicon()).find(wording, Mentions.ANY_KIND).stream()
        .anyMatch(entry -> mention.kind() != Kind.TERM || !entry.id().equals(mention.id()));
  }

  private static Result calendar(Document document, Mention mention, String name) {
    if (!isWording(name)) {
      return Refused.NOT_A_NAME;
    }
    Optional<String> other = Terms.of(document.lexicon()).calendar(name);
    if (other.isPresent() && !other.get().equals(mention.id())) {
      return Refused.TAKEN;
    }
    List<Change> changes = new ArrayList<>();
    Mentions.references(document, mention)
        .forEach(each -> changes.addAll(changes(document, each, name)));
    return new Changes(changes);
  }

  private static Result id(Document document, Mention mention, String name) {
    if (!ID.matcher(name).matches()) {
      return Refused.NOT_A_NAME;
    }
    boolean taken =
        !name.equals(mention.id())
            && (document.rules().stream().anyMatch(rule -> rule.id().text().equals(name))
                || document.goals().stream().anyMatch(goal -> goal.id().equals(name)));
    return taken
        ? Refused.TAKEN
        : new Changes(
            Mentions.references(document, mention).stream()
                .map(each -> new Change(each.span(), name))
                .toList());
  }

  private static List<Change> changes(Document document, Mention mention, String wording) {
    List<Change> changes = new ArrayList<>();
    if (document.language() == Language.FRENCH && !mention.defines()) {
      elision(document, mention.span(), wording).ifPresent(changes::add);
    }
    changes.add(new Change(mention.span(), wording));
    return changes;
  }

  /** {@code lorsqu'[} before a vowel, {@code lorsque [} before anything else. */
  private static Optional<Change> elision(Document document, Span span, String wording) {
    int bracket = span.start() - 1;
    String text = document.source().text();
    if (bracket < 0 || text.charAt(bracket) != '[') {
      return Optional.empty();
    }
    int from = Math.max(0, bracket - 12);
    String before = text.substring(from, bracket);
    boolean elides = elides(wording, Phrases.of(document.language()));
    Matcher matcher = (elides ? FULL : ELIDED).matcher(before);
    return matcher.find()
        ? Optional.of(
            new Change(
                new Span(from + matcher.start(), bracket),
                matcher.group(1) + (elides ? "'" : "e ")))
        : Optional.empty();
  }

  private static boolean elides(String wording, Phrases phrases) {
    String lower = wording.toLowerCase(Locale.ROOT);
    String word = lower.split("[\\s'’]", 2)[0];
    return VOWELS.indexOf(lower.codePointAt(0)) >= 0 && !phrases.isAspirated(word);
  }
}
