package coco.server.relations;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Names;
import coco.server.web.NotFound;
import coco.server.web.Paging;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The parties that the organisation deals with. */
@Component
public class Parties {
  /** How many one page of a list shows. */
  static final int PAGE = 50;

  private final PartyStore store;
  private final Clock clock;

  Parties(PartyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A party as somebody writes it down, unchecked. */
  public record Entry(
      String kind, String name, String language, String zone, String contact, String since) {
    static Entry empty() {
      return new Entry("", "", "", "", "", "");
    }
  }

  /** What became of an entry. */
  public sealed interface Added {
    record Yes(Party party) implements Added {}

    /** Keys of everything that is wrong with it, each naming the field. */
    record No(List<String> problems) implements Added {
      public No {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Writes a party down, or says all that is wrong with the entry. */
  @Transactional
  public Added add(Viewer viewer, Entry entry) {
    viewer.mustBeAbleTo(Permission.MANAGE_PARTIES);
    List<String> problems = new ArrayList<>();
    Optional<Party.Kind> kind = Party.Kind.ofKey(entry.kind());
    Optional<Language> language = Language.ofTag(entry.language());
    Optional<LocalDate> since = day(entry.since());
    String name = entry.name().strip();
    String contact = entry.contact().strip();
    note(problems, kind.isEmpty(), "relations.problem.kind");
    note(problems, !Names.isName(name, 200), "relations.problem.name");
    note(problems, language.isEmpty(), "relations.problem.language");
    note(
        problems,
        !ZoneId.getAvailableZoneIds().contains(entry.zone().strip()),
        "relations.problem.zone");
    note(
        problems,
        !contact.matches("[^@\\s]+@[^@\\s]+") || contact.length() > 254,
        "relations.problem.contact");
    note(
        problems,
        since.isEmpty() || since.get().isAfter(today()) || since.get().getYear() < 1800,
        "relations.problem.since");
    if (!problems.isEmpty()) {
      return new Added.No(problems);
    }
    Party party =
        new Party(
            UUID.randomUUID(),
            kind.orElseThrow(),
            name,
            language.orElseThrow(),
            ZoneId.of(entry.zone().strip()),
            contact,
            since.orElseThrow());
    store.add(party);
    return new Added.Yes(party);
  }

  private static void note(List<String> problems, boolean isWrong, String key) {
    if (isWrong) {
      problems.add(key);
    }
  }

  /** Today, where it is latest on earth: nobody's today is refused. */
  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.ofHours(14));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  /**
   * One page of what a search finds, by name.
   *
   * @param page from 1, and not beyond the last
   * @param count of all that were found
   */
  public record Found(List<Party> parties, int page, int pages, int count) {
    public Found {
      parties = List.copyOf(parties);
    }
  }

  /** Those whose name or address contains the words, of one kind where it is given. */
  public Found visibleTo(Viewer viewer, String words, Optional<Party.Kind> kind, int page) {
    viewer.mustBeAbleTo(Permission.READ_PARTIES);
    int count = store.count(words.strip(), kind);
    Paging paging = Paging.of(page, count, PAGE);
    return new Found(
        store.find(words.strip(), kind, paging.before(PAGE), PAGE),
        paging.page(),
        paging.pages(),
        count);
  }

  /**
   * One party.
   *
   * @throws NotFound where there is none
   */
  public Party visibleTo(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.READ_PARTIES);
    return store.byId(id).orElseThrow(() -> new NotFound("the party " + id));
  }
}
