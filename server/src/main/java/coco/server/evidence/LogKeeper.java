package coco.server.evidence;

import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives acts their place in the tree, and signs it: a second after they were done, and by one node
 * at a time. A node without the log's key leaves it to one that has it.
 */
@Component
public class LogKeeper implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

  private static final String SIGNED = "the evidence log";

  /** How many acts get their place in one transaction. */
  private static final int BATCH = 5_000;

  private final EvidenceStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Settings settings;
  private volatile @Nullable Signer signer;

  LogKeeper(EvidenceStore store, TransactionTemplate transaction, Clock clock, Settings settings) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Begins the log where there is none, with a key of its own, before anybody can act; or has
   * another key sign it from now on, where the settings name the one before.
   */
  @Override
  public void afterSingletonsInstantiated() {
    boolean isNew = store.log().isEmpty();
    Optional<String> before = settings.evidenceKeyBefore();
    if (!isNew && settings.evidenceKeyFile().filter(it -> !Files.exists(it)).isPresent()) {
      // Nothing is made for a handover that cannot be.
      before.filter(it -> !it.equals(Settings.LOST)).ifPresent(it -> earlier(it, store.keys()));
    }
    signer = settings.evidenceToken().isPresent() ? token() : file(isNew || before.isPresent());
    Signer own = signer;
    if (isNew && own != null) {
      String origin = origin();
      String key = NoteKey.of(origin, own.publicKey()).toString();
      store.begin(new EvidenceStore.Log(origin, key), clock.instant());
    } else if (own != null && before.isPresent()) {
      transaction.executeWithoutResult(status -> handOver(before.get(), own));
    }
    EvidenceStore.Log log = store.log().orElseThrow();
    if (!signs(log)) {
      LOG.warn("evidence.unsigned this node does not have the key of the log: {}", log.key());
    }
  }

  /** Has a key sign the log from now on, once: nothing changes where it does so already. */
  private void handOver(String before, Signer own) {
    EvidenceStore.Log log = store.locked().orElseThrow();
    if (signs(log)) {
      return;
    }
    KeyChain keys = store.keys();
    NoteKey next = NoteKey.of(log.origin(), own.publicKey());
    if (keys.all().contains(next)) {
      throw new StartFault(
          "COCO_EVIDENCE_KEY names a key that signed the evidence log before, and handed over to another. Name the present one, or a new one.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Handover handover = new Handover(log.origin(), next.toString(), store.size(), now);
    boolean isLost = before.equals(Settings.LOST);
    Optional<String> note = isLost ? Optional.empty() : Optional.of(signed(handover, before, keys));
    store.change(keys.links().size(), new KeyChain.Link(next, handover.size(), note));
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("key", next.toString());
    facts.put("before", isLost ? Settings.LOST : keys.current().toString());
    facts.put("after", Long.toString(handover.size()));
    store.add(List.of(new Entry(KEY_CHANGED, now, facts, new TreeMap<>())), List.of(List.of()));
    LOG.info("evidence.key-changed after={} key={}", handover.size(), next);
  }

  /** The act of another key. */
  static final String KEY_CHANGED = "evidence.key-changed";

  private static String signed(Handover handover, String before, KeyChain keys) {
    return SignedNote.of(
        handover.text(),
        keys.current(),
        earlier(before, keys).sign(handover.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** The key that signs now, and is to hand over. */
  private static Signer earlier(String before, KeyChain keys) {
    Signer earlier =
        before.startsWith(Settings.TOKEN)
            ? TokenSigner.of(before)
            : FileSigner.read(Path.of(before), SIGNED);
    NoteKey current = keys.current();
    if (!NoteKey.of(current.name(), earlier.publicKey()).equals(current)) {
      throw new StartFault(
          "COCO_EVIDENCE_KEY_BEFORE is not the key that signs the evidence log now: that is %s. Name it; or write %s, if nobody has it any more."
              .formatted(current, Settings.LOST));
    }
    return earlier;
  }

  private Signer token() {
    return TokenSigner.of(settings.evidenceToken().orElseThrow());
  }

  private @Nullable Signer file(boolean isMade) {
    Path file = settings.evidenceKeyFile().orElseThrow();
    if (isMade && !Files.exists(file)) {
      FileSigner.make(file, SIGNED);
    }
    return Files.exists(file) ? FileSigner.read(file, SIGNED) : null;
  }

  /** A name that no other log has. */
  private String origin() {
    Optional<String> host = settings.url().map(url -> url.getAuthority());
    byte[] random = new byte[6];
    new SecureRandom().nextBytes(random);
    return host.orElse("coco-%s.invalid".formatted(HexFormat.of().formatHex(random))) + "/evidence";
  }

  /** Whether this node has the key that signs the log. */
  boolean signs(EvidenceStore.Log log) {
    Signer own = signer;
    return own != null && NoteKey.of(log.origin(), own.publicKey()).toString().equals(log.key());
  }

  /** Gives every act that waits its place. */
  @Scheduled(fixedDelay = 1_000)
  void growWhole() {
    if (signer != null) {
      while (grow() == BATCH) {
        // There may be more.
      }
    }
  }

  /**
   * Gives acts that wait their place, and signs.
   *
   * @return how many
   */
  private int grow() {
    Integer placed =
        transaction.execute(
            status -> {
              List<EvidenceStore.Row> waiting = store.waiting(1);
              return waiting.isEmpty()
                  ? 0
                  : store.locked().filter(this::signs).map(this::grow).orElse(0);
            });
    return placed == null ? 0 : placed;
  }

  private int grow(EvidenceStore.Log log) {
    List<EvidenceStore.Row> waiting = store.waiting(BATCH);
    long size = store.size();
    Tiles tiles = new Tiles(store);
    Map<Long, Long> places = new LinkedHashMap<>();
    for (EvidenceStore.Row row : waiting) {
      tiles.add(size, Hash.ofEntry(row.line().getBytes(StandardCharsets.UTF_8)));
      places.put(row.id(), size++);
    }
    if (!places.isEmpty()) {
      store.place(places);
      store.keep(tiles.changed());
      // The database keeps microseconds.
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      Checkpoint checkpoint =
          new Checkpoint(log.origin(), size, Tree.root(tiles, size), Optional.of(now));
      byte[] signature =
          Objects.requireNonNull(signer).sign(checkpoint.text().getBytes(StandardCharsets.UTF_8));
      store.keep(
          new EvidenceStore.Signed(
              size, now, checkpoint.signed(NoteKey.parse(log.key()), signature)));
    }
    return places.size();
  }

  /**
   * What a look at the whole log found.
   *
   * @param acts how many acts were looked at
   * @param checkpoints how many signatures
   * @param faults what does not hold, each with its place; none where all does
   */
  public record Checked(Instant at, long acts, long checkpoints, List<Fault> faults) {
    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Something in the database that is not what was signed.
   *
   * @param what as in the text {@code evidence.fault.WHAT}
   * @param place the entry, tile or size
   */
  public record Fault(String what, String place) {}

  /** The most faults that are told. */
  private static final int FAULTS_MOST = 100;

  /** Checks every row against every other and against what was signed. */
  Checked check(Instant at) {
    // One instant of the log, though it grows meanwhile.
    TransactionTemplate looking =
        new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
    looking.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    looking.setReadOnly(true);
    return Objects.requireNonNull(
        looking.execute(status -> new LogCheck(store, FAULTS_MOST).run(at)));
  }
}
