package coco.server.code;

import coco.language.Document;
import coco.language.Document.CalendarRow;
import coco.language.Document.Chapter;
import coco.language.Document.DefinitionRow;
import coco.language.Document.Goal;
import coco.language.Document.RuleText;
import coco.language.FrontMatter;
import coco.language.code.ChapterKind;
import coco.language.edit.Mention;
import coco.language.edit.Mentions;
import coco.language.syntax.Piece;
import coco.language.text.Located;
import coco.language.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text as everybody may read it: without internal chapters, and without what only they use.
 *
 * <p>Everything public is made from this text and from nothing else. Cut are the internal chapters
 * with their rules and examples; definitions and calendars that only internal rules reach, directly
 * or through other definitions; goals that only internal rules serve; what public rules and their
 * examples say of internal rules by id; links to any of these. The front matter is written anew, so
 * that neither titles of internal chapters nor remarks are in it.
 */
public final class PublicText {
  /** Code, which stays as it is, or a remark of HTML, which no page shows. */
  private static final Pattern REMARK =
      Pattern.compile("(```.*?```|`[^`\\n]*`)|<!--.*?(?:-->|$(?![\\r\\n]))", Pattern.DOTALL);

  private static final Pattern YAML_REMARK = Pattern.compile("(?m)(?:^|\\s)#");

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]*)\\]\\(#([^)\\s]*)(?:\\s[^)]*)?\\)");

  private final Document document;
  private final String source;
  private final List<Span> internal;
  private final Set<String> internalRules;
  private final Set<String> hiddenGoals = new HashSet<>();
  private final Set<String> hiddenTerms = new HashSet<>();
  private final Set<String> hiddenCalendars = new HashSet<>();
  private final List<Cut> cuts = new ArrayList<>();

  /** A stretch of the text and what stands there instead. */
  private record Cut(int start, int end, String instead) {}

  private record Name(Mention.Kind kind, String id) {}

  private PublicText(Document document) {
    this.document = document;
    source = document.source().text();
    internal =
        document.chapters().stream().filter(Chapter::internal).map(Chapter::section).toList();
    internalRules =
        document.rules().stream()
            .filter(rule -> isInternal(rule.heading().start()))
            .map(rule -> rule.id().text())
            .collect(Collectors.toSet());
  }

  /**
   * The text of a document without what is internal and without remarks, at its head and in it; the
   * text itself where there is nothing of both.
   *
   * @param document a sound document
   */
  public static String of(Document document) {
    boolean isOpen =
        document.frontMatter().internal().isEmpty()
            && document.chapters().stream().noneMatch(Chapter::internal)
            && !YAML_REMARK.matcher(document.source().text(document.frontMatter().span())).find();
    String text = isOpen ? document.source().text() : new PublicText(document).text();
    return REMARK
        .matcher(text)
        .replaceAll(it -> Matcher.quoteReplacement(it.group(1) == null ? "" : it.group(1)));
  }

  private boolean isInternal(int place) {
    return internal.stream().anyMatch(span -> span.start() <= place && place < span.end());
  }

  private String text() {
    internal.forEach(span -> cuts.add(new Cut(span.start(), span.end(), "")));
    Span front = document.frontMatter().span();
    cuts.add(new Cut(front.start(), front.end(), frontMatter()));
    goals();
    names();
    rows();
    document.rules().stream()
        .filter(rule -> !isInternal(rule.heading().start()))
        .forEach(this::replacements);
    examples();
    return linked(cut());
  }

  /** Goals that some rule serves, and none that is public. */
  private void goals() {
    Set<String> byPublic = new HashSet<>();
    Set<String> byInternal = new HashSet<>();
    for (RuleText rule : document.rules()) {
      Set<String> served = isInternal(rule.heading().start()) ? byInternal : byPublic;
      rule.pieces().stream()
          .filter(piece -> piece.kind() == Piece.Kind.GOAL)
          .forEach(piece -> served.add(piece.id()));
    }
    for (Goal goal : document.goals()) {
      boolean ownRulesOnly = byInternal.contains(goal.id()) && !byPublic.contains(goal.id());
      if (ownRulesOnly || isInternal(goal.heading().start())) {
        hiddenGoals.add(goal.id());
        cuts.add(new Cut(goal.heading().start(), goal.body().end(), ""));
      }
    }
  }

  /** Terms and calendars that internal rules reach and public ones do not. */
  private void names() {
    List<Mention> mentions = Mentions.of(document);
    Map<Name, Set<Name>> uses = new LinkedHashMap<>();
    for (DefinitionRow row : document.definitions()) {
      uses.put(new Name(Mention.Kind.TERM, row.id()), namesIn(row.row(), mentions));
    }
    Set<Name> publicly = new HashSet<>();
    Set<Name> internally = new HashSet<>();
    for (Mention mention : mentions) {
      if (mention.defines() || isInRow(mention.span().start())) {
        continue;
      }
      (isInternal(mention.span().start()) ? internally : publicly)
          .add(new Name(mention.kind(), mention.id()));
    }
    for (RuleText rule : document.rules()) {
      Set<Name> named = isInternal(rule.heading().start()) ? internally : publicly;
      rule.pieces().stream().flatMap(piece -> name(piece).stream()).forEach(named::add);
    }
    reach(publicly, uses);
    reach(internally, uses);
    internally.removeAll(publicly);
    // What nothing uses is for everybody, unless it speaks of what is hidden.
    boolean found = true;
    while (found) {
      found = false;
      for (Map.Entry<Name, Set<Name>> use : uses.entrySet()) {
        boolean speaks = use.getValue().stream().anyMatch(internally::contains);
        if (speaks && !publicly.contains(use.getKey()) && internally.add(use.getKey())) {
          found = true;
        }
      }
    }
    for (Name name : internally) {
      switch (name.kind()) {
        case TERM -> hiddenTerms.add(name.id());
        case CALENDAR -> hiddenCalendars.add(name.id());
        case GOAL, RULE -> {}
      }
    }
  }

  private static Optional<Name> name(Piece piece) {
    return switch (piece.kind()) {
      case TERM -> Optional.of(new Name(Mention.Kind.TERM, piece.id()));
      case CALENDAR -> Optional.of(new Name(Mention.Kind.CALENDAR, piece.id()));
      case GOAL, RULE, WORKING_TIME -> Optional.empty();
    };
  }

  private static void reach(Set<Name> reached, Map<Name, Set<Name>> uses) {
    List<Name> next = new ArrayList<>(reached);
    while (!next.isEmpty()) {
      Name name = next.removeLast();
      for (Name used : uses.getOrDefault(name, Set.of())) {
        if (reached.add(used)) {
          next.add(used);
        }
      }
    }
  }

  private boolean isInRow(int place) {
    return document.definitions().stream().anyMatch(row -> holds(row.row(), place))
        || document.calendars().stream().anyMatch(row -> holds(row.row(), place));
  }

  private static boolean holds(Span span, int place) {
    return span.start() <= place && place < span.end();
  }

  private Set<Name> namesIn(Span row, List<Mention> mentions) {
    Set<Name> names =
        mentions.stream()
            .filter(mention -> !mention.defines() && holds(row, mention.span().start()))
            .map(mention -> new Name(mention.kind(), mention.id()))
            .collect(Collectors.toSet());
    document.definitions().stream()
        .filter(each -> each.row().equals(row))
        .flatMap(each -> each.pieces().stream())
        .flatMap(piece -> name(piece).stream())
        .forEach(names::add);
    return names;
  }

  private void rows() {
    for (DefinitionRow row : document.definitions()) {
      if (hiddenTerms.contains(row.id())) {
        cutLines(row.row());
      }
    }
    for (CalendarRow row : document.calendars()) {
      if (hiddenCalendars.contains(row.id())) {
        cutLines(row.row());
      }
    }
  }

  private void cutLines(Span span) {
    int start = source.lastIndexOf('\n', Math.max(0, span.start() - 1)) + 1;
    int end = source.indexOf('\n', Math.max(span.start(), span.end() - 1));
    cuts.add(new Cut(start, end < 0 ? source.length() : end + 1, ""));
  }

  /** {@code Replaces CS-1, ET-2.} without those that are internal. */
  private void replacements(RuleText rule) {
    List<Piece> named =
        rule.pieces().stream()
            .filter(piece -> piece.kind() == Piece.Kind.RULE)
            .sorted(Comparator.comparingInt(piece -> piece.span().start()))
            .toList();
    if (rule.quote().isEmpty()
        || named.stream().noneMatch(piece -> internalRules.contains(piece.id()))) {
      return;
    }
    int first = named.getFirst().span().start();
    int start = annotationStart(first, rule.quote().get().start());
    int stop = source.indexOf('.', named.getLast().span().end());
    int end = stop < 0 || stop >= rule.quote().get().end() ? rule.quote().get().end() : stop + 1;
    String kept =
        named.stream()
            .map(Piece::id)
            .filter(id -> !internalRules.contains(id))
            .distinct()
            .collect(Collectors.joining(", "));
    String word = source.substring(start, first).replaceAll("\\s*\\R[>\\s]*", " ");
    cuts.add(new Cut(start, end, kept.isEmpty() ? "" : word + kept + "."));
  }

  /** Where the sentence begins in which a place stands: behind the full stop before it. */
  private int annotationStart(int place, int from) {
    for (int at = place - 1; at > from; at--) {
      boolean ends = ".!?\u2026".indexOf(source.charAt(at)) >= 0;
      if (ends && Character.isWhitespace(source.charAt(at + 1))) {
        int start = at + 1;
        while (start < place
            && (Character.isWhitespace(source.charAt(start)) || source.charAt(start) == '>')) {
          start++;
        }
        return start;
      }
    }
    return from;
  }

  /** What an example of a public rule expects of an internal one. */
  private void examples() {
    if (internalRules.isEmpty()) {
      return;
    }
    String ids = internalRules.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Pattern outcome =
        Pattern.compile(
            "(?:[,;]\\s*)?(?<![\\p{L}\\p{N}-])(?:%s)(?![\\p{L}\\p{N}-])[^,;|]*".formatted(ids));
    for (Document.ExampleTable table : document.examples()) {
      if (!isInternal(table.heading().start())) {
        for (Span line : table.lines()) {
          Matcher matcher = outcome.matcher(source).region(line.start(), line.end());
          while (matcher.find()) {
            cuts.add(new Cut(matcher.start(), matcher.end(), ""));
          }
        }
      }
    }
  }

  private String cut() {
    StringBuilder text = new StringBuilder(source.length());
    int from = 0;
    for (Cut cut : cuts.stream().sorted(Comparator.comparingInt(Cut::start)).toList()) {
      if (cut.start() < from) {
        from = Math.max(from, cut.end());
        continue;
      }
      text.append(source, from, cut.start()).append(cut.instead());
      from = cut.end();
    }
    return text.append(source, from, source.length()).toString();
  }

  /** Links to what is not there any more keep their words only. */
  private String linked(String text) {
    Set<String> gone = new HashSet<>(internalRules);
    gone.addAll(hiddenGoals);
    hiddenTerms.forEach(id -> gone.add("term-" + id));
    hiddenCalendars.forEach(id -> gone.add("calendar-" + id));
    return LINK.matcher(text)
        .replaceAll(
            link ->
                Matcher.quoteReplacement(
                    gone.contains(link.group(2)) ? link.group(1) : link.group()));
  }

  private String frontMatter() {
    FrontMatter front = document.frontMatter();
    Set<ChapterKind> hidden =
        front.internal().stream().map(Located::value).collect(Collectors.toSet());
    StringBuilder yaml = new StringBuilder("---\n");
    line(yaml, "code", front.code());
    line(yaml, "title", front.title());
    line(yaml, "language", front.language());
    line(yaml, "edition", front.edition());
    line(yaml, "effective", front.effective());
    line(yaml, "owner", front.owner());
    line(yaml, "review", front.review());
    line(yaml, "zone", front.zone());
    line(yaml, "calendar", front.calendar());
    if (!front.closes().isEmpty()) {
      String closes =
          front.closes().stream()
              .map(each -> quoted(each.value()))
              .collect(Collectors.joining(", "));
      yaml.append("closes: [").append(closes).append("]\n");
    }
    front
        .contact()
        .ifPresent(it -> yaml.append("contact: ").append(quoted(it.value())).append('\n'));
    Map<ChapterKind, List<String>> titles = new LinkedHashMap<>();
    for (FrontMatter.ChapterTitle title : front.chapters()) {
      if (!hidden.contains(title.kind())) {
        titles.computeIfAbsent(title.kind(), any -> new ArrayList<>()).add(title.title());
      }
    }
    if (!titles.isEmpty()) {
      yaml.append("chapters:\n");
      titles.forEach(
          (kind, named) ->
              yaml.append("  %s: ".formatted(key(kind)))
                  .append(
                      named.size() == 1
                          ? quoted(named.getFirst())
                          : named.stream()
                              .map(PublicText::quoted)
                              .collect(Collectors.joining(", ", "[", "]")))
                  .append('\n'));
    }
    if (!front.without().isEmpty()) {
      yaml.append("without:\n");
      front
          .without()
          .forEach(
              (requirement, reason) ->
                  yaml.append("  %s: %s\n".formatted(requirement.key(), quoted(reason.value()))));
    }
    String end = source.substring(front.span().start(), front.span().end());
    return yaml.append("---").append(end.endsWith("\n") ? "\n" : "").toString();
  }

  private static String key(ChapterKind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** A value as it was written: dates, lengths and zones have words of their own. */
  private void line(StringBuilder yaml, String key, Optional<? extends Located<?>> value) {
    value.ifPresent(it -> yaml.append(key).append(": ").append(written(it)).append('\n'));
  }

  private String written(Located<?> value) {
    if (value.value() instanceof String text) {
      return quoted(text);
    }
    return quoted(document.source().text(value.span()).strip().replaceAll("^[\"']|[\"']$", ""));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
