package coco.server.evidence;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The log of acts: written by every module, read by those who have to prove. */
@Component
public class Evidence {
  /** The most acts that a page, or a bundle, holds. */
  static final int LIST_MOST = 50;

  private final EvidenceStore store;
  private final LogKeeper keeper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Evidence(EvidenceStore store, LogKeeper keeper, ApplicationEventPublisher events, Clock clock) {
    this.events = events;
    this.store = store;
    this.keeper = keeper;
    this.clock = clock;
  }

  /**
   * Records acts in the transaction that does them: they are there if it is, and not if it is not.
   * They get their place in the log within seconds.
   *
   * @return the entry of each, in their order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Long> record(Collection<Act> acts) {
    Map<UUID, String> people =
        store.people(
            acts.stream()
                .flatMap(act -> act.sealed().stream())
                .filter(it -> it.value().isEmpty())
                .flatMap(it -> it.subject().stream())
                .distinct()
                .toList());
    List<Entry> entries = new ArrayList<>();
    List<List<EvidenceStore.SealedRow>> sealed = new ArrayList<>();
    for (Act act : acts) {
      List<EvidenceStore.SealedRow> rows = new ArrayList<>();
      SortedMap<String, String> commitments = new TreeMap<>();
      for (Act.Sealed value : act.sealed()) {
        byte[] salt = EvidenceStore.salt();
        String told = value.value().or(() -> value.subject().map(people::get)).orElseThrow();
        commitments.put(value.name(), Hash.ofSalted(salt, told).toString());
        rows.add(
            new EvidenceStore.SealedRow(
                0, value.name(), value.subject().orElse(null), Base64Text.of(salt), told));
      }
      entries.add(new Entry(act.kind(), act.at(), act.facts(), commitments));
      sealed.add(rows);
    }
    List<Long> numbers = store.add(entries, sealed);
    List<ActsRecorded.One> recorded = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Entry entry = entries.get(i);
      recorded.add(new ActsRecorded.One(numbers.get(i), entry.act(), entry.at(), entry.facts()));
    }
    events.publishEvent(new ActsRecorded(recorded));
    return numbers;
  }

  /**
   * Records one act.
   *
   * @return its entry
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long record(Act act) {
    return record(List.of(act)).getFirst();
  }

  /**
   * Forgets what the log's entries commit to about somebody, or where somebody is named: they and
   * their proofs still hold, and say nothing of them any more. The act says how many values are
   * gone, and commits to which.
   *
   * @param pattern finds their name and address, as PostgreSQL reads it
   * @param act the erasure; nothing of it may lead to the person
   * @return its entry
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long erase(UUID subject, String pattern, Act act) {
    return erase(store.about(subject, pattern), act);
  }

  private long erase(List<EvidenceStore.Committed> values, Act act) {
    long entry =
        record(
            act.with(Erasure.COUNT, Integer.toString(values.size()))
                .with(Erasure.DIGEST, Erasure.digest(values)));
    store.erase(values, entry);
    return entry;
  }

  /**
   * Forgets what the log's entries commit to about somebody or something outside of the directory:
   * as for a person, and by nothing but its id, since others may bear its name.
   *
   * @param act the erasure; nothing of it may lead to whom it is about
   * @return its entry
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public long eraseParty(UUID subject, Act act) {
    return erase(store.about(subject), act);
  }

  /** How many values {@link #eraseParty} would forget. */
  public int countAbout(UUID subject) {
    return store.about(subject).size();
  }

  /** How many values {@link #erase} would forget. */
  public int countAbout(UUID subject, String pattern) {
    return store.countAbout(subject, pattern);
  }

  /**
   * How the log stands.
   *
   * @param origin its name
   * @param key the public key of its checkpoints, in the form of signed notes
   * @param keyChanges how it came to be that one, in order
   * @param latest what was signed last
   * @param waiting how many acts have no place yet
   * @param signsHere whether this node has the key
   */
  public record State(
      String origin,
      String key,
      List<KeyChange> keyChanges,
      Optional<Stand> latest,
      long waiting,
      boolean signsHere) {
    public State {
      keyChanges = List.copyOf(keyChanges);
    }
  }

  /**
   * A change of the key.
   *
   * @param size how many entries the one before signed at most
   * @param isHandedOver whether that one signed it; else it was lost
   */
  public record KeyChange(String key, long size, boolean isHandedOver) {}

  /** What was signed: how many entries, when, and the note. */
  public record Stand(long size, java.time.Instant at, String note) {}

  /** How the log stands. */
  public State state() {
    EvidenceStore.Log log = store.log().orElseThrow();
    List<KeyChange> changes =
        store.keys().links().stream()
            .skip(1)
            .map(it -> new KeyChange(it.key().toString(), it.from(), it.note().isPresent()))
            .toList();
    return new State(
        log.origin(), log.key(), changes, latest(), store.countWaiting(), keeper.signs(log));
  }

  private Optional<Stand> latest() {
    return store.latest().map(it -> new Stand(it.size(), it.at(), it.note()));
  }

  /** The public key of the log's checkpoints, in the form of signed notes. */
  public String key() {
    return store.log().orElseThrow().key();
  }

  /** Whether a key signs the log, or did once. */
  boolean isOurs(String key) {
    return store.keys().all().stream().anyMatch(it -> it.toString().equals(key));
  }

  /** What was signed last. */
  public Optional<String> checkpoint() {
    return latest().map(Stand::note);
  }

  /** An act as it stands in the log, and what it commits to as far as it is still known. */
  public record Recorded(
      long position,
      String kind,
      java.time.Instant at,
      SortedMap<String, String> facts,
      SortedMap<String, String> told,
      List<String> forgotten) {
    public Recorded {
      facts = new TreeMap<>(facts);
      told = new TreeMap<>(told);
      forgotten = List.copyOf(forgotten);
    }
  }

  /** Acts before a place, the latest first. */
  public List<Recorded> before(Viewer viewer, long position) {
    viewer.mustBeAbleTo(Permission.READ_RECORDS);
    long end = Math.min(position, store.latest().map(EvidenceStore.Signed::size).orElse(0L));
    long start = Math.max(0, end - LIST_MOST);
    List<EvidenceStore.Row> rows = end == 0 ? List.of() : store.from(start, (int) (end - start));
    List<EvidenceStore.SealedRow> sealed =
        store.sealed(rows.stream().map(EvidenceStore.Row::id).toList());
    return rows.reversed().stream()
        .map(row -> recorded(row, sealed.stream().filter(it -> it.entry() == row.id()).toList()))
        .toList();
  }

  private static Recorded recorded(EvidenceStore.Row row, List<EvidenceStore.SealedRow> sealed) {
    Entry entry = Entry.parse(row.line());
    SortedMap<String, String> told = new TreeMap<>();
    sealed.forEach(it -> told.put(it.name(), it.value()));
    return new Recorded(
        java.util.Objects.requireNonNull(row.position()),
        entry.act(),
        entry.at(),
        entry.facts(),
        told,
        entry.sealed().keySet().stream().filter(name -> !told.containsKey(name)).toList());
  }

  /**
   * A bundle that proves acts to whoever holds it, with all that they commit to.
   *
   * @param since the size of an earlier checkpoint, to show that the log only grew; 0 for none
   * @throws NotFound where there is no such act, or no such checkpoint
   */
  @Transactional(readOnly = true)
  public byte[] bundle(Viewer viewer, Collection<Long> positions, long since) {
    viewer.mustBeAbleTo(Permission.READ_RECORDS);
    Optional<String> note =
        since == 0
            ? Optional.empty()
            : Optional.of(
                store
                    .checkpoint(since)
                    .orElseThrow(() -> new NotFound("a checkpoint of %d acts".formatted(since)))
                    .note());
    return bundle(positions, note, any -> true);
  }

  /**
   * A bundle that proves an act, and tells nothing of what it commits to: no name, no reason.
   *
   * @throws NotFound where there is no such act
   */
  @Transactional(readOnly = true)
  public byte[] bareBundle(Viewer viewer, long position) {
    viewer.mustBeAbleTo(Permission.READ_RECORDS);
    return bundle(List.of(position), Optional.empty(), any -> false);
  }

  /**
   * A bundle that proves that the log of today is the log of an earlier checkpoint with more behind
   * it.
   *
   * @param kept the earlier checkpoint as somebody kept it: the signed note, or a bundle with it
   * @throws NotProven if it is no checkpoint that our key signed, or the log is not that one
   */
  @Transactional(readOnly = true)
  public byte[] growth(Viewer viewer, byte[] kept) {
    viewer.mustBeAbleTo(Permission.READ_RECORDS);
    String text = Verified.text(kept);
    // Some editors end lines in their own way when they keep a file.
    String note =
        text.startsWith("{") ? Bundle.parse(text).checkpoint() : text.replace("\r\n", "\n");
    byte[] bundle = bundle(List.of(), Optional.of(note), any -> false);
    Verified.of(bundle, Optional.empty());
    return bundle;
  }

  /**
   * A bundle that proves an act about the viewer, with what it commits to about them and nothing
   * else.
   *
   * @param entry as {@link #record} gave it
   * @return empty as long as nothing is signed over it
   * @throws NotFound where there is no such act about them
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> ownBundle(Viewer viewer, long entry) {
    viewer.mustBeAbleTo(Permission.READ_CODE);
    return bundleAbout(viewer.id(), entry);
  }

  /**
   * The same about whoever is outside of the directory, a party: for those who have shown that they
   * may have it.
   *
   * @return empty as long as nothing is signed over it
   * @throws NotFound where there is no such act about them
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> bundleAbout(UUID subject, long entry) {
    if (!store.isAbout(entry, subject)) {
      throw new NotFound("the act " + entry);
    }
    long size = store.latest().map(EvidenceStore.Signed::size).orElse(0L);
    return store
        .position(entry)
        .filter(position -> position < size)
        .map(
            position ->
                bundle(List.of(position), Optional.empty(), it -> subject.equals(it.subject())));
  }

  private byte[] bundle(
      Collection<Long> positions,
      Optional<String> since,
      Predicate<EvidenceStore.SealedRow> isTold) {
    EvidenceStore.Signed now =
        store.latest().orElseThrow(() -> new NotFound("a checkpoint of the log"));
    KeyChain keys = store.keys();
    Tiles tiles = new Tiles(store);
    List<Bundle.Proven> acts = new ArrayList<>();
    for (long position : positions.stream().distinct().sorted().toList()) {
      EvidenceStore.Row row =
          store
              .at(position)
              .filter(it -> position < now.size())
              .orElseThrow(() -> new NotFound("the act " + position));
      acts.add(
          new Bundle.Proven(
              position,
              row.line(),
              lines(Tree.inclusion(tiles, position, now.size())),
              store.sealed(List.of(row.id())).stream()
                  .filter(isTold)
                  .map(it -> new Bundle.Told(it.name(), it.salt(), it.value()))
                  .toList()));
    }
    Bundle.Growth grown = null;
    if (since.isPresent()) {
      long then =
          Checkpoint.read(SignedNote.verified(since.get(), keys.spokenFor()).lines()).size();
      if (then > now.size()) {
        throw new NotProven(NotProven.Why.NOT_GROWN, "from %d to %d".formatted(then, now.size()));
      }
      grown = new Bundle.Growth(since.get(), lines(Tree.consistency(tiles, then, now.size())));
    }
    List<Bundle.Handed> handed = keys.handed(now.size());
    return new Bundle(
            Bundle.FORMAT,
            keys.of(now.size()).toString(),
            handed.isEmpty() ? null : handed,
            now.note(),
            grown,
            acts)
        .text()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(List<Hash> hashes) {
    return hashes.stream().map(Hash::toString).toList();
  }

  /** Checks every row of the log against every other and against what was signed. */
  public LogKeeper.Checked check(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.READ_RECORDS);
    return keeper.check(clock.instant());
  }
}
