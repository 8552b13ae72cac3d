package coco.language.edit;

import coco.language.Document;
import coco.language.code.ChapterKind;
import coco.language.edit.Proposal.Kind;
import coco.language.text.Lexicon;
import coco.language.text.Phrase;
import coco.language.text.Phrases;
import coco.language.text.SourceText;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand at a place of a document, by what stands before it. */
public final class Proposals {
  private static final List<String> KEYS =
      List.of(
          "code",
          "title",
          "language",
          "edition",
          "effective",
          "owner",
          "contact",
          "review",
          "zone",
          "calendar",
          "closes",
          "chapters",
          "internal",
          "without");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'’]*$");
  private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}-]*$");

  /** Phrases that stand in no sentence by themselves, or only as parts of numbers and hours. */
  private static final Set<Phrase> ASIDE =
      EnumSet.of(Phrase.AM, Phrase.PM, Phrase.OCLOCK, Phrase.UNDEFINED_UNIT);

  private final Document document;
  private final SourceText source;
  private final int offset;
  private final List<Proposal> proposals = new ArrayList<>();

  private Proposals(Document document, int offset) {
    this.document = document;
    this.source = document.source();
    this.offset = offset;
  }

  /**
   * What may stand at an offset, in a fixed order; an editor filters it by what is typed further.
   */
  public static List<Proposal> at(Document document, int offset) {
    Proposals proposals = new Proposals(document, offset);
    proposals.propose();
    return List.copyOf(proposals.proposals);
  }

  private void propose() {
    Span line = source.line(source.lineOf(offset));
    String before = source.text(new Span(line.start(), Math.max(line.start(), offset)));
    Span front = document.frontMatter().span();
    if (front.start() < line.start() && line.end() < front.end()) {
      front(before);
      return;
    }
    boolean quoted = before.stripLeading().startsWith(">");
    String passage = quoted ? passage(line, before) : before;
    int open = passage.lastIndexOf('[');
    boolean isCell = before.stripLeading().startsWith("|");
    if (open > passage.lastIndexOf(']') && (quoted || isCell)) {
      int typed = before.lastIndexOf('[') < 0 ? offset : line.start() + before.lastIndexOf('[') + 1;
      names(new Span(typed, offset));
    } else if (quoted) {
      annotations(passage);
    }
  }

  /** What stands before the cursor in its block quote, lines joined. */
  private String passage(Span line, String before) {
    StringBuilder passage = new StringBuilder(before);
    for (int number = source.lineOf(line.start()) - 1; number >= 1; number--) {
      String earlier = source.text(source.line(number)).stripLeading();
      if (!earlier.startsWith(">")) {
        break;
      }
      passage.insert(0, earlier + " ");
    }
    return passage.toString();
  }

  private void front(String before) {
    int start = offset - before.length();
    String line = before.stripLeading();
    int indent = before.length() - line.length();
    Span typed = new Span(start + indent, offset);
    if (line.startsWith("language:")) {
      for (String tag : List.of("en", "fr")) {
        propose(Kind.KEY, tag, tail(line, typed), "");
      }
    } else if (line.startsWith("calendar:")) {
      document
          .lexicon()
          .calendars()
          .values()
          .forEach(name -> propose(Kind.CALENDAR, name, tail(line, typed), ""));
    } else if (!line.contains(":") && indent > 0) {
      for (ChapterKind kind : ChapterKind.values()) {
        String key = kind.name().toLowerCase(Locale.ROOT);
        propose(Kind.KEY, key + ": ", typed, "");
      }
    } else if (!line.contains(":")) {
      String written = source.text(document.frontMatter().span());
      KEYS.stream()
          .filter(key -> !Pattern.compile("(?m)^" + key + ":").matcher(written).find())
          .forEach(key -> propose(Kind.KEY, key + ": ", typed, ""));
    }
  }

  /** What is typed after the colon. */
  private static Span tail(String line, Span typed) {
    String value = line.substring(line.indexOf(':') + 1);
    return new Span(typed.end() - value.stripLeading().length(), typed.end());
  }

  private void names(Span typed) {
    Phrases phrases = Phrases.of(document.language());
    document
        .lexicon()
        .terms()
        .forEach(
            (id, wording) -> {
              String detail = kind(wording.kind(), phrases);
              propose(Kind.TERM, wording.fact(), typed, detail);
              if (!wording.act().equals(wording.fact())) {
                propose(Kind.TERM, wording.act(), typed, detail);
              }
            });
    document
        .lexicon()
        .calendars()
        .values()
        .forEach(name -> propose(Kind.CALENDAR, name, typed, ""));
  }

  private static String kind(Lexicon.Kind kind, Phrases phrases) {
    return switch (kind) {
      case EVENT -> phrases.print(Phrase.KIND_EVENT);
      case STATE -> phrases.print(Phrase.KIND_STATE);
      case GROUP -> phrases.print(Phrase.KIND_GROUP);
      case ROLE -> phrases.print(Phrase.KIND_ROLE);
      case ATTRIBUTE -> phrases.print(Phrase.KIND_ATTRIBUTE);
    };
  }

  /** Ids after {@code Serves:} and {@code Replaces}, else the language's own words. */
  private void annotations(String passage) {
    Span id = typed(ID, passage);
    String lead = passage.substring(0, passage.length() - (id.end() - id.start()));
    if (endsWith(lead, Phrase.SERVES)) {
      document.goals().forEach(goal -> propose(Kind.GOAL, goal.id(), id, goal.title()));
    } else if (endsWith(lead, Phrase.REPLACES)) {
      document.rules().stream()
          .filter(rule -> rule.section().start() > offset || offset > rule.section().end())
          .forEach(rule -> propose(Kind.RULE, rule.id().text(), id, rule.title()));
    } else {
      words(passage);
    }
  }

  /** Whether a text ends with the phrase, a colon and further ids of a list aside. */
  private boolean endsWith(String text, Phrase phrase) {
    for (List<String> way : Phrases.of(document.language()).ways(phrase)) {
      String words = Pattern.quote(String.join(" ", way));
      String more = "(?:[\\p{L}\\p{N}-]+[ \\u00A0\\u202F]*(?:,|and|et)[ \\u00A0\\u202F]*)*";
      if (Pattern.compile(
              "(?iu)(?<!\\p{L})" + words + "[ \\u00A0\\u202F]*:?[ \\u00A0\\u202F]*" + more + "$")
          .matcher(text)
          .find()) {
        return true;
      }
    }
    return false;
  }

  private void words(String passage) {
    Span typed = typed(WORD, passage);
    String prefix = source.text(typed).toLowerCase(Locale.ROOT).replace('’', '\'');
    boolean begins = passage.substring(0, passage.length() - prefix.length()).matches("[>\\s]*");
    Phrases phrases = Phrases.of(document.language());
    Set<String> ways = new LinkedHashSet<>();
    for (Phrase phrase : Phrase.values()) {
      boolean named = phrase.name().startsWith("FORM_") || phrase.name().startsWith("KIND_");
      String way = phrases.print(phrase);
      if (!named && !ASIDE.contains(phrase) && way.length() > 1 && startsWith(way, prefix)) {
        ways.add(way);
      }
    }
    for (String way : ways) {
      String text = begins ? way.substring(0, 1).toUpperCase(Locale.ROOT) + way.substring(1) : way;
      propose(Kind.WORDS, text, typed, "");
    }
  }

  private static boolean startsWith(String way, String prefix) {
    return way.toLowerCase(Locale.ROOT).startsWith(prefix);
  }

  /** The part of a text, at its end, that a pattern matches, as it stands in the file. */
  private Span typed(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int length = matcher.find() ? matcher.end() - matcher.start() : 0;
    return new Span(offset - length, offset);
  }

  private void propose(Kind kind, String text, Span span, String detail) {
    proposals.add(new Proposal(kind, text, span, detail));
  }
}
