package coco.server.code;

import coco.language.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which editions are published, and which of them is in force: asked of the database each time, for
 * time passes and other nodes publish and withdraw.
 */
@Component
public class Publications {
  /** The most published editions that are looked at; more than any organisation has. */
  static final int MOST = 2_000;

  private final PublicationStore store;
  private final Clock clock;

  Publications(PublicationStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The published editions of a code, the latest in force first. */
  public List<Published> of(String codeKey) {
    return store.of(codeKey, MOST);
  }

  /** The published editions of all codes: by key, then the latest in force first. */
  public List<Published> all() {
    return store.all(MOST);
  }

  /** The edition of a code that is in force now. */
  public Optional<Published> inForce(String codeKey) {
    return inForce(of(codeKey));
  }

  /** The one in force now, of the editions of one code in the order that {@link #of} gives. */
  public Optional<Published> inForce(List<Published> ofOneCode) {
    Instant now = clock.instant();
    return ofOneCode.stream().filter(each -> !each.inForceFrom().isAfter(now)).findFirst();
  }

  /** The edition in force of each code, by key. */
  public List<Published> inForce() {
    Instant now = clock.instant();
    Set<String> seen = new HashSet<>();
    List<Published> inForce = new ArrayList<>();
    for (Published each : all()) {
      if (!each.inForceFrom().isAfter(now) && seen.add(each.codeKey())) {
        inForce.add(each);
      }
    }
    return inForce;
  }

  /**
   * Since when an edition is in force without a break: from its day, or from when a later one was
   * withdrawn that had been in force meanwhile.
   */
  public Instant inForceSince(Published edition) {
    return withdrawn(edition.codeKey()).stream()
        .filter(
            it ->
                it.inForceFrom().isAfter(edition.inForceFrom())
                    && it.at().isAfter(it.inForceFrom()))
        .map(Withdrawn::at)
        .max(Comparator.naturalOrder())
        .orElse(edition.inForceFrom());
  }

  /** The name of the edition that was in force once another one had been withdrawn. */
  public Optional<String> inForceAfter(Withdrawn gone) {
    Stream<NamedFrom> standing =
        of(gone.codeKey()).stream()
            .filter(it -> !it.publishedAt().isAfter(gone.at()))
            .map(it -> new NamedFrom(it.name(), it.inForceFrom()));
    Stream<NamedFrom> withdrawnLater =
        withdrawn(gone.codeKey()).stream()
            .filter(it -> it.at().isAfter(gone.at()))
            .map(it -> new NamedFrom(it.name(), it.inForceFrom()));
    return Stream.concat(standing, withdrawnLater)
        .filter(it -> !it.from().isAfter(gone.at()))
        .max(Comparator.comparing(NamedFrom::from))
        .map(NamedFrom::name);
  }

  private record NamedFrom(String name, Instant from) {}

  /** The editions of a code that were published and withdrawn, the latest withdrawn first. */
  public List<Withdrawn> withdrawn(String codeKey) {
    return store.withdrawn(codeKey, MOST);
  }

  /** The texts of an edition that was withdrawn: not for readers. */
  public Map<Language, String> texts(Withdrawn edition) {
    return store.texts(edition.id());
  }

  /** A published edition, of any code; empty where it is none, or withdrawn. */
  public Optional<Published> published(UUID edition) {
    return store.one(edition);
  }

  /** What an edition is called that was published, be it withdrawn now. */
  public Optional<String> name(UUID edition) {
    return store.name(edition);
  }

  /** The SHA-256 of each text of a published edition, as 64 hexadecimal digits. */
  public SortedMap<Language, String> hashes(Published edition) {
    return store.hashes(edition.id());
  }

  /** The texts of a published edition; they never change. */
  public Map<Language, String> texts(Published edition) {
    return store.texts(edition.id());
  }
}
