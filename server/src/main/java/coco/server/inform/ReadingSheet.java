package coco.server.inform;

import coco.engine.page.Readers;
import coco.server.code.Published;
import coco.server.reading.WholeEditions;
import coco.server.web.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An edition as somebody reads it who is asked to: what changed first, then the rest by chapter,
 * each part to be ticked off.
 *
 * @param since the edition since which changes are shown; empty where it is the first
 * @param changes what changed in meaning and is no rule that is there: rules that are gone,
 *     definitions, calendars
 * @param parts in order; those without a rule are words of a chapter, and not to be ticked off
 */
public record ReadingSheet(
    WholeEditions.Whole whole, Optional<String> since, List<String> changes, List<Part> parts) {
  /** The id of the part with the rules that changed. */
  static final String CHANGED = "changed";

  public ReadingSheet {
    changes = List.copyOf(changes);
    parts = List.copyOf(parts);
  }

  /**
   * A part.
   *
   * @param id {@link #CHANGED}, or that of its chapter
   * @param title empty for the part with the rules that changed
   * @param html what its chapter says beside its rules; empty where that is nothing
   * @param isRead whether the reader said so of all its rules
   */
  public record Part(
      String id, String title, boolean internal, String html, List<Line> rules, boolean isRead) {
    public Part {
      rules = List.copyOf(rules);
    }

    /** Whether it has a rule to be ticked off. */
    public boolean isToRead() {
      return !rules.isEmpty();
    }

    public boolean isChanged() {
      return id.equals(CHANGED);
    }

    public List<String> ruleIds() {
      return rules.stream().map(line -> line.rule().id()).toList();
    }
  }

  /** A rule, and in sentences what changed of its meaning. */
  public record Line(WholeEditions.Rule rule, List<String> meaning) {
    public Line {
      meaning = List.copyOf(meaning);
    }
  }

  /** How many parts are to be read. */
  public long toRead() {
    return parts.stream().filter(Part::isToRead).count();
  }

  /** How many of them are read. */
  public long read() {
    return parts.stream().filter(Part::isRead).count();
  }

  /** What a page's script counted, {@code rule.CS-1=12}: seconds by rule. */
  public static Map<String, Integer> seconds(Map<String, String> fields) {
    Map<String, Integer> seconds = new TreeMap<>();
    fields.forEach(
        (field, value) -> {
          if (field.startsWith("rule.") && value.matches("\\d{1,5}")) {
            seconds.put(field.substring("rule.".length()), Integer.parseInt(value));
          }
        });
    return seconds;
  }

  /**
   * Puts it together.
   *
   * @param rulesRead of which the reader said that they had read them
   * @param readers who they are
   */
  public static ReadingSheet of(
      WholeEditions editions,
      Published edition,
      Optional<Published> since,
      Set<String> rulesRead,
      Texts texts,
      Readers readers) {
    WholeEditions.Whole whole = editions.of(edition, texts.language(), readers);
    WholeEditions.Since changes =
        since
            .map(before -> editions.since(before, edition, texts.language(), readers))
            .orElseGet(() -> new WholeEditions.Since(new LinkedHashMap<>(), List.of()));
    List<Line> changed = new ArrayList<>();
    List<Part> chapters = new ArrayList<>();
    for (WholeEditions.Chapter chapter : whole.chapters()) {
      List<Line> rest = new ArrayList<>();
      for (WholeEditions.Rule rule : chapter.rules()) {
        Line line = new Line(rule, changes.rules().getOrDefault(rule.id(), List.of()));
        (line.meaning().isEmpty() ? rest : changed).add(line);
      }
      if (!rest.isEmpty() || !chapter.html().isEmpty()) {
        chapters.add(
            part(
                chapter.id(),
                chapter.title(),
                chapter.internal(),
                chapter.html(),
                rest,
                rulesRead));
      }
    }
    List<Part> parts = new ArrayList<>();
    if (!changed.isEmpty()) {
      parts.add(part(CHANGED, "", false, "", changed, rulesRead));
    }
    parts.addAll(chapters);
    return new ReadingSheet(whole, since.map(Published::name), changes.others(), parts);
  }

  private static Part part(
      String id,
      String title,
      boolean internal,
      String html,
      List<Line> rules,
      Set<String> rulesRead) {
    boolean isRead =
        !rules.isEmpty() && rules.stream().allMatch(line -> rulesRead.contains(line.rule().id()));
    return new Part(id, title, internal, html, rules, isRead);
  }
}
