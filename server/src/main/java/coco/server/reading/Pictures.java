package coco.server.reading;

import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Viewer;
import coco.server.notify.Notifications;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.privacy.KnownOfPerson;
import coco.server.web.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The full picture of one person, gathered from all modules that know something of them. */
@Component
public class Pictures {
  private final List<KnownOfPerson> known;
  private final People people;
  private final Notifications notifications;
  private final Clock clock;

  /** From so many things on a module may have left out the oldest of some kind. */
  private static final int MUCH = 1_000;

  Pictures(List<KnownOfPerson> known, People people, Notifications notifications, Clock clock) {
    this.known = List.copyOf(known);
    this.people = people;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * All that the viewer may see of somebody.
   *
   * @param said the reader's language and clock
   * @param happened by edition, that which they met first at the beginning; in each in order of
   *     time
   */
  public record Picture(
      Person person,
      Instant made,
      KnownOfPerson.Said said,
      List<KnownOfPerson.Fact> facts,
      List<KnownOfPerson.Open> open,
      List<KnownOfPerson.Happened> happened) {
    public Picture {
      facts = List.copyOf(facts);
      open = List.copyOf(open);
      happened = List.copyOf(happened);
    }

    /** Some of what happened, by edition. */
    public SequencedMap<String, List<KnownOfPerson.Happened>> editions(int from, int most) {
      SequencedMap<String, List<KnownOfPerson.Happened>> editions = new LinkedHashMap<>();
      happened.stream()
          .skip(from)
          .limit(most)
          .forEach(it -> editions.computeIfAbsent(it.edition(), any -> new ArrayList<>()).add(it));
      return editions;
    }
  }

  /** The viewer's own. */
  public Picture own(Viewer viewer, Texts texts) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return gathered(viewer, people.known(viewer.id()), texts);
  }

  /**
   * That of somebody: anybody's, or of those who report to the viewer.
   *
   * @throws RefusedAccess where they do not
   */
  public Picture of(Viewer viewer, UUID id, Texts texts) {
    viewer.mustBeAbleTo(Permission.READ_TEAM_PICTURES);
    Person person = people.known(id);
    boolean isTheirs = id.equals(viewer.id()) || people.isBelow(id, viewer.id());
    if (!isTheirs) {
      viewer.mustBeAbleTo(Permission.READ_PICTURES);
    }
    return gathered(viewer, person, texts);
  }

  private Picture gathered(Viewer viewer, Person person, Texts texts) {
    ZoneId zone = notifications.zone(viewer);
    KnownOfPerson.Said said = new KnownOfPerson.Said(texts, zone);
    List<KnownOfPerson.Fact> facts = new ArrayList<>();
    List<KnownOfPerson.Open> open = new ArrayList<>();
    List<KnownOfPerson.Happened> happened = new ArrayList<>();
    boolean isMuch = false;
    for (KnownOfPerson each : known) {
      KnownOfPerson.Known it = each.of(viewer, person.id(), said);
      facts.addAll(it.facts());
      open.addAll(it.open());
      happened.addAll(it.happened());
      isMuch |= it.happened().size() >= MUCH;
    }
    if (isMuch) {
      facts.add(
          new KnownOfPerson.Fact(
              texts.of("reading.picture.much"), texts.of("reading.picture.much.text")));
    }
    open.sort(Comparator.comparing(KnownOfPerson.Open::due));
    return new Picture(person, clock.instant(), said, facts, open, ordered(happened));
  }

  /** By edition, each thing with that of what it is about. */
  private static List<KnownOfPerson.Happened> ordered(List<KnownOfPerson.Happened> happened) {
    Map<UUID, String> editions = new HashMap<>();
    for (KnownOfPerson.Happened it : happened) {
      if (!it.edition().isEmpty()) {
        it.about().ifPresent(about -> editions.put(about, it.edition()));
      }
    }
    List<KnownOfPerson.Happened> known =
        happened.stream()
            .map(
                it -> it.edition().isEmpty() ? it.of(it.about().map(editions::get).orElse("")) : it)
            .toList();
    Map<String, Instant> first = new HashMap<>();
    known.forEach(it -> first.merge(it.edition(), it.at(), (a, b) -> a.isBefore(b) ? a : b));
    return known.stream()
        .sorted(
            Comparator.comparing(
                    (KnownOfPerson.Happened it) -> first.getOrDefault(it.edition(), it.at()))
                .thenComparing(KnownOfPerson.Happened::edition)
                .thenComparing(KnownOfPerson.Happened::at))
        .toList();
  }
}
