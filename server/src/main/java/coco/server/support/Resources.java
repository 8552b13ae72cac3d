package coco.server.support;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.code.Publications;
import coco.server.code.Published;
import coco.server.reading.WholeEditions;
import coco.server.web.Names;
import coco.server.web.NotFound;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What helps with a code, and whom one turns to: kept beside its text, by theme. */
@Component
public class Resources {
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().\\-/\u00a0\u202f]{1,39}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s<>\",;]+@[^@\\s<>\",;]+");
  private static final int EMAIL_MOST = 254;
  private static final int LINK_MOST = 500;
  private static final int RULES_MOST = 40;

  /** How many rules that there are not are named. */
  private static final int UNKNOWN_SHOWN = 5;

  private final ResourceStore store;
  private final Publications publications;
  private final WholeEditions editions;
  private final Clock clock;

  Resources(ResourceStore store, Publications publications, WholeEditions editions, Clock clock) {
    this.store = store;
    this.publications = publications;
    this.editions = editions;
    this.clock = clock;
  }

  /**
   * A resource as somebody writes it down, unchecked.
   *
   * @param words by language, what may be empty included
   * @param rules ids, with commas or blanks between
   */
  public record Entry(
      String code,
      Map<Language, Resource.Words> words,
      String phone,
      String email,
      String link,
      String rules,
      boolean internal) {
    public Entry {
      words = Map.copyOf(words);
    }

    static Entry empty() {
      return new Entry("", Map.of(), "", "", "", "", false);
    }

    static Entry of(Resource resource) {
      return new Entry(
          resource.codeKey(),
          resource.words(),
          resource.phone(),
          resource.email(),
          resource.link(),
          String.join(", ", resource.rules()),
          resource.internal());
    }

    /** What was written in a language. */
    public Resource.Words in(Language language) {
      return words.getOrDefault(language, new Resource.Words("", "", ""));
    }
  }

  /** What became of an entry. */
  public sealed interface Outcome {
    record Kept(Resource resource) implements Outcome {}

    /** Everything that is wrong with it. */
    record Refused(List<Problem> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /**
   * What is wrong.
   *
   * @param key of its text
   * @param what it is about, as written; else empty
   */
  public record Problem(String key, String what) {}

  /** All of all codes in force. */
  public List<Resource> all(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.MANAGE_RESOURCES);
    return store.all();
  }

  /**
   * One.
   *
   * @throws NotFound where there is none
   */
  public Resource byId(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_RESOURCES);
    return store.byId(id).orElseThrow(() -> new NotFound("the resource " + id));
  }

  /** Writes one down, or says all that is wrong with the entry. */
  @Transactional
  public Outcome add(Viewer viewer, Entry entry) {
    viewer.mustBeAbleTo(Permission.MANAGE_RESOURCES);
    Outcome outcome = read(UUID.randomUUID(), entry);
    if (outcome instanceof Outcome.Kept kept) {
      store.add(kept.resource(), clock.instant(), viewer.id());
    }
    return outcome;
  }

  /**
   * Writes one down anew, or says all that is wrong with the entry.
   *
   * @throws NotFound where there is none
   */
  @Transactional
  public Outcome correct(Viewer viewer, UUID id, Entry entry) {
    byId(viewer, id);
    Outcome outcome = read(id, entry);
    if (outcome instanceof Outcome.Kept kept
        && !store.correct(kept.resource(), clock.instant(), viewer.id())) {
      throw new NotFound("the resource " + id);
    }
    return outcome;
  }

  /**
   * Removes one.
   *
   * @throws NotFound where there is none
   */
  @Transactional
  public void remove(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_RESOURCES);
    if (!store.remove(id)) {
      throw new NotFound("the resource " + id);
    }
  }

  /** Those of a code, in the order in which they were written down. */
  List<Resource> of(String code) {
    return store.of(code);
  }

  /** Those of all codes. */
  List<Resource> all() {
    return store.all();
  }

  String version() {
    return store.version();
  }

  /** The rules of a code in force that such readers may see, by their ids. */
  Set<String> rules(String code, boolean internal) {
    return publications.inForce(code).stream()
        .flatMap(it -> editions.care(it, Language.ENGLISH).rules().stream())
        .filter(rule -> internal || !rule.internal())
        .map(WholeEditions.RuleCare::id)
        .collect(Collectors.toSet());
  }

  private Outcome read(UUID id, Entry entry) {
    List<Problem> problems = new ArrayList<>();
    Optional<Published> edition = publications.inForce(entry.code());
    if (edition.isEmpty()) {
      problems.add(new Problem("support.resource.problem.code", entry.code()));
    }
    Map<Language, Resource.Words> words = words(entry, problems);
    String phone = entry.phone().strip();
    String email = entry.email().strip();
    String link = entry.link().strip();
    if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
      problems.add(new Problem("support.resource.problem.phone", phone));
    }
    if (!email.isEmpty() && (!EMAIL.matcher(email).matches() || email.length() > EMAIL_MOST)) {
      problems.add(new Problem("support.resource.problem.email", email));
    }
    if (!link.isEmpty() && (!isLink(link) || link.length() > LINK_MOST)) {
      problems.add(new Problem("support.resource.problem.link", link));
    }
    if (phone.isEmpty()
        && email.isEmpty()
        && link.isEmpty()
        && words.values().stream().allMatch(it -> it.text().isEmpty())) {
      problems.add(new Problem("support.resource.problem.nothing", ""));
    }
    List<String> rules = rules(entry, problems, edition.isPresent());
    return problems.isEmpty()
        ? new Outcome.Kept(
            new Resource(id, entry.code(), words, phone, email, link, rules, entry.internal()))
        : new Outcome.Refused(problems);
  }

  private static Map<Language, Resource.Words> words(Entry entry, List<Problem> problems) {
    Map<Language, Resource.Words> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      Resource.Words it = entry.in(language);
      Resource.Words words =
          new Resource.Words(it.theme().strip(), it.name().strip(), it.text().strip());
      if (words.theme().isEmpty() && words.name().isEmpty() && words.text().isEmpty()) {
        continue;
      }
      if (Names.isName(words.theme(), Resource.NAME_MOST)
          && Names.isName(words.name(), Resource.NAME_MOST)
          && words.text().length() <= Resource.TEXT_MOST) {
        all.put(language, words);
      } else {
        problems.add(new Problem("support.resource.problem.words." + language.tag(), ""));
      }
    }
    if (all.isEmpty() && problems.stream().noneMatch(it -> it.key().contains(".words."))) {
      problems.add(new Problem("support.resource.problem.words", ""));
    }
    return all;
  }

  private List<String> rules(Entry entry, List<Problem> problems, boolean isCode) {
    List<String> rules =
        Arrays.stream(entry.rules().strip().toUpperCase(Locale.ROOT).split("[\\s,;]+"))
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    if (isCode && !rules.isEmpty()) {
      Set<String> known = rules(entry.code(), true);
      List<String> unknown = rules.stream().filter(it -> !known.contains(it)).toList();
      if (!unknown.isEmpty()) {
        problems.add(
            new Problem(
                "support.resource.problem.rules",
                unknown.stream().limit(UNKNOWN_SHOWN).collect(Collectors.joining(", "))));
      }
    }
    if (rules.size() > RULES_MOST) {
      problems.add(new Problem("support.resource.problem.many", Integer.toString(rules.size())));
    }
    return rules;
  }

  private static boolean isLink(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException wrong) {
      return false;
    }
  }
}
