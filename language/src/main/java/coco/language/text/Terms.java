package coco.language.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the terms and calendars of a lexicon by what stands in a bracket: the fact or the act, with
 * or without a leading article, in any case and with any kind of blank and apostrophe.
 */
public final class Terms {
  /** A definition that a wording names. */
  public record Entry(String id, Lexicon.Kind kind) {}

  private final Lexicon lexicon;
  private final Phrases phrases;
  private final Map<String, List<Entry>> exact = new LinkedHashMap<>();
  private final Map<String, List<Entry>> bare = new LinkedHashMap<>();
  private final List<Wording> wordings = new ArrayList<>();
  private final Map<String, String> calendars = new LinkedHashMap<>();
  private final List<String> calendarNames = new ArrayList<>();

  private record Wording(String text, Lexicon.Kind kind) {}

  private Terms(Lexicon lexicon) {
    this.lexicon = lexicon;
    phrases = Phrases.of(lexicon.language());
    lexicon.terms().forEach(this::add);
    lexicon
        .calendars()
        .forEach(
            (id, name) -> {
              calendarNames.add(name);
              calendars.putIfAbsent(key(name), id);
              calendars.putIfAbsent(withoutArticle(key(name)), id);
            });
    lexicon.calendars().keySet().forEach(id -> calendars.putIfAbsent(key(id), id));
  }

  private void add(String id, Lexicon.Wording wording) {
    Entry entry = new Entry(id, wording.kind());
    add(wording.fact(), entry);
    if (!wording.act().equals(wording.fact())) {
      add(wording.act(), entry);
    }
  }

  private void add(String text, Entry entry) {
    wordings.add(new Wording(text, entry.kind()));
    String key = key(text);
    put(exact, key, entry);
    put(bare, withoutArticle(key), entry);
  }

  private static void put(Map<String, List<Entry>> map, String key, Entry entry) {
    List<Entry> entries = map.computeIfAbsent(key, k -> new ArrayList<>());
    if (!entries.contains(entry)) {
      entries.add(entry);
    }
  }

  /** The index of a lexicon; worth keeping, for it looks at every word. */
  public static Terms of(Lexicon lexicon) {
    return new Terms(lexicon);
  }

  /** The words themselves. */
  public Lexicon lexicon() {
    return lexicon;
  }

  /**
   * The definitions of the given kinds that a wording names, in the document's order. A wording
   * that is written exactly so wins over one that only differs by its article. More than one: the
   * wording is ambiguous.
   */
  public List<Entry> find(String wording, Set<Lexicon.Kind> kinds) {
    String key = key(wording);
    List<Entry> found = ofKinds(exact.getOrDefault(key, List.of()), kinds);
    return found.isEmpty()
        ? ofKinds(bare.getOrDefault(withoutArticle(key), List.of()), kinds)
        : found;
  }

  private static List<Entry> ofKinds(List<Entry> entries, Set<Lexicon.Kind> kinds) {
    return entries.stream().filter(entry -> kinds.contains(entry.kind())).toList();
  }

  /** The wording of a term of the given kinds that is nearest, as the document writes it. */
  public Optional<String> nearest(String wording, Set<Lexicon.Kind> kinds) {
    return Nearest.of(
        wording,
        wordings.stream()
            .filter(known -> kinds.contains(known.kind()))
            .map(Wording::text)
            .toList());
  }

  /** The id of the calendar of that name. */
  public Optional<String> calendar(String name) {
    String key = key(name);
    return Optional.ofNullable(calendars.get(key))
        .or(() -> Optional.ofNullable(calendars.get(withoutArticle(key))));
  }

  /** The name of the calendar that is nearest. */
  public Optional<String> nearestCalendar(String name) {
    return Nearest.of(name, calendarNames);
  }

  private static String key(String wording) {
    StringBuilder key = new StringBuilder();
    boolean blank = false;
    for (char c : Tokenizer.norm(wording).toCharArray()) {
      if (Tokenizer.isBlank(c)) {
        blank = true;
      } else {
        if (blank && !key.isEmpty()) {
          key.append(' ');
        }
        blank = false;
        key.append(c);
      }
    }
    return key.toString();
  }

  private String withoutArticle(String key) {
    int apostrophe = key.indexOf('\'');
    int blank = key.indexOf(' ');
    int end = apostrophe >= 0 && (blank < 0 || apostrophe < blank) ? apostrophe + 1 : blank;
    return end > 0 && end < key.length() && phrases.isArticle(key.substring(0, end))
        ? key.substring(end).strip()
        : key;
  }
}
