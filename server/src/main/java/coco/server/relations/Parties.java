package coco.server.relations;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Names;
import coco.server.web.NotFound;
import coco.server.web.Paging;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The parties that the organisation deals with. */
@Component
public class Parties {
  /** How many one page of a list shows. */
  static final int PAGE = 50;

  private final PartyStore store;
  // Those who keep records read parties themselves, so they are asked for when they are needed.
  private final ObjectProvider<PartyRecords> records;
  private final Clock clock;

  Parties(PartyStore store, ObjectProvider<PartyRecords> records, Clock clock) {
    this.store = store;
    this.records = records;
    this.clock = clock;
  }

  /** A party as somebody writes it down, unchecked. */
  public record Entry(
      String kind, String name, String language, String zone, String contact, String since) {
    static Entry empty() {
      return new Entry("", "", "", "", "", "");
    }

    static Entry of(Party party) {
      return new Entry(
          party.kind().key(),
          party.name(),
          party.language().tag(),
          party.zone().getId(),
          party.contact(),
          party.since().toString());
    }
  }

  /** What became of an entry. */
  public sealed interface Outcome {
    record Kept(Party party) implements Outcome {}

    /** Keys of everything that is wrong with it, each naming the field. */
    record Refused(List<String> problems) implements Outcome {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Writes a party down, or says all that is wrong with the entry. */
  @Transactional
  public Outcome add(Viewer viewer, Entry entry) {
    viewer.mustBeAbleTo(Permission.MANAGE_PARTIES);
    Outcome outcome = read(UUID.randomUUID(), entry);
    if (outcome instanceof Outcome.Kept kept) {
      store.add(kept.party());
    }
    return outcome;
  }

  /**
   * Writes down anew what is known of a party, or says all that is wrong with the entry.
   *
   * @throws NotFound where there is none
   */
  @Transactional
  public Outcome correct(Viewer viewer, UUID id, Entry entry) {
    viewer.mustBeAbleTo(Permission.MANAGE_PARTIES);
    Outcome outcome = read(id, entry);
    if (outcome instanceof Outcome.Kept kept) {
      Party before = store.lock(id).orElseThrow(() -> new NotFound("the party " + id));
      store.correct(kept.party());
      records.forEach(it -> it.corrected(before, kept.party()));
    }
    return outcome;
  }

  /**
   * Deletes a party, with all that is known of it.
   *
   * @return its name
   * @throws NotFound where there is none
   */
  @Transactional
  public String remove(Viewer viewer, UUID id) {
    viewer.mustBeAbleTo(Permission.MANAGE_PARTIES);
    Party party = store.lock(id).orElseThrow(() -> new NotFound("the party " + id));
    records.forEach(it -> it.erase(viewer, party));
    store.remove(id);
    return party.name();
  }

  /** Some parties by their ids, for modules that write to them. */
  public Map<UUID, Party> of(Collection<UUID> ids) {
    return store.byIds(ids);
  }

  /** What other modules keep of a party, the latest first. */
  public List<PartyRecords.Told> told(Viewer viewer, Party party, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_PARTIES);
    return records.orderedStream().flatMap(it -> it.of(viewer, party, texts).stream()).toList();
  }

  /** What would stay of a party that is deleted, in sentences. */
  public List<String> kept(Viewer viewer, Party party, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_PARTIES);
    return records.orderedStream().flatMap(it -> it.kept(party, texts).stream()).toList();
  }

  private Outcome read(UUID id, Entry entry) {
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
    return problems.isEmpty()
        ? new Outcome.Kept(
            new Party(
                id,
                kind.orElseThrow(),
                name,
                language.orElseThrow(),
                ZoneId.of(entry.zone().strip()),
                contact,
                since.orElseThrow()))
        : new Outcome.Refused(problems);
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
