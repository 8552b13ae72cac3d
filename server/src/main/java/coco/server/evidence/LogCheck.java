package coco.server.evidence;

import coco.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look at the whole log: the tree is built anew from the entries, and every tile, every signed
 * checkpoint and every value that an entry commits to is compared with it.
 */
final class LogCheck {
  private static final int PAGE = 5_000;

  private final EvidenceStore store;
  private final int faultsMost;
  private final List<LogKeeper.Fault> faults = new ArrayList<>();

  /** The acts of another key, in their order. */
  private final List<Entry> keyChanges = new ArrayList<>();

  LogCheck(EvidenceStore store, int faultsMost) {
    this.store = store;
    this.faultsMost = faultsMost;
  }

  private void fault(String what, Object place) {
    if (faults.size() < faultsMost) {
      faults.add(new LogKeeper.Fault(what, place.toString()));
    }
  }

  LogKeeper.Checked run(Instant at) {
    EvidenceStore.Log log = store.log().orElseThrow();
    KeyChain keys = store.keys();
    Tiles rebuilt = new Tiles(place -> new byte[0]);
    long size = 0;
    long signed = 0;
    List<EvidenceStore.Signed> checkpoints = new ArrayList<>(store.checkpointsAfter(0, PAGE));
    while (true) {
      List<EvidenceStore.Row> rows = store.from(size, PAGE);
      checkValues(rows);
      for (EvidenceStore.Row row : rows) {
        if (row.position() == null || row.position() != size) {
          fault("gap", size);
          return new LogKeeper.Checked(at, size, signed, faults);
        }
        checkRow(row);
        rebuilt.add(size, Hash.ofEntry(row.line().getBytes(StandardCharsets.UTF_8)));
        size++;
        while (!checkpoints.isEmpty() && checkpoints.getFirst().size() <= size) {
          checkSigned(checkpoints.removeFirst(), log, keys, rebuilt, size);
          signed++;
          if (checkpoints.isEmpty()) {
            checkpoints.addAll(store.checkpointsAfter(size, PAGE));
          }
        }
      }
      if (rows.size() < PAGE) {
        break;
      }
    }
    for (EvidenceStore.Signed beyond : checkpoints) {
      fault("missing", beyond.size());
    }
    if (size > 0 && store.checkpoint(size).isEmpty()) {
      fault("unsigned", size);
    }
    checkTiles(rebuilt);
    checkErasures();
    checkKeys(log, keys);
    return new LogKeeper.Checked(at, size, signed, faults);
  }

  /** What stands beside the line says the same as the line. */
  private void checkRow(EvidenceStore.Row row) {
    try {
      Entry entry = Entry.parse(row.line());
      if (!entry.act().equals(row.act()) || !entry.at().equals(row.at())) {
        fault("entry", row.position() == null ? row.id() : row.position());
      }
      if (entry.act().equals(LogKeeper.KEY_CHANGED)) {
        keyChanges.add(entry);
      }
    } catch (NotProven broken) {
      fault("entry", row.position() == null ? row.id() : row.position());
    }
  }

  private void checkValues(List<EvidenceStore.Row> rows) {
    Map<Long, EvidenceStore.Row> byId =
        rows.stream().collect(Collectors.toMap(EvidenceStore.Row::id, row -> row));
    Map<Long, Set<String>> known = new HashMap<>();
    store
        .erased(List.copyOf(byId.keySet()))
        .forEach((entry, names) -> known.put(entry, new HashSet<>(names)));
    for (EvidenceStore.SealedRow value : store.sealed(List.copyOf(byId.keySet()))) {
      EvidenceStore.Row row = byId.get(value.entry());
      known.computeIfAbsent(value.entry(), any -> new HashSet<>()).add(value.name());
      if (row != null && !isCommitted(row, value)) {
        fault("value", "%d %s".formatted(row.position(), value.name()));
      }
    }
    for (EvidenceStore.Row row : rows) {
      for (String name : committed(row)) {
        if (!known.getOrDefault(row.id(), Set.of()).contains(name)) {
          fault("gone", "%d %s".formatted(row.position(), name));
        }
      }
    }
  }

  /** The names of what an entry commits to; nothing where its line cannot be read. */
  private static Set<String> committed(EvidenceStore.Row row) {
    try {
      return Entry.parse(row.line()).sealed().keySet();
    } catch (NotProven broken) {
      return Set.of();
    }
  }

  /** What was taken out of the log is what acts of erasure say, to the value. */
  private void checkErasures() {
    for (long erasing : store.erasing()) {
      boolean isSound =
          store.byId(erasing).filter(row -> isErasure(row, store.erasedBy(erasing))).isPresent();
      if (!isSound) {
        fault("erasure", store.byId(erasing).map(LogCheck::place).orElse(erasing));
      }
    }
  }

  /** Each change of the key is an act, and signed by the key before where that was not lost. */
  private void checkKeys(EvidenceStore.Log log, KeyChain keys) {
    List<KeyChain.Link> changes = keys.links().subList(1, keys.links().size());
    if (changes.size() != keyChanges.size()) {
      fault("key", changes.size());
    }
    for (int i = 0; i < Math.min(changes.size(), keyChanges.size()); i++) {
      if (!isChange(log, keys.links().get(i).key(), changes.get(i), keyChanges.get(i))) {
        fault("key", i + 1);
      }
    }
  }

  private static boolean isChange(
      EvidenceStore.Log log, NoteKey before, KeyChain.Link link, Entry act) {
    String said = link.note().isPresent() ? before.toString() : Settings.LOST;
    if (!link.key().toString().equals(act.facts().get("key"))
        || !said.equals(act.facts().get("before"))
        || !Long.toString(link.from()).equals(act.facts().get("after"))) {
      return false;
    }
    try {
      return link.note()
          .map(note -> Handover.verified(note, before))
          .filter(
              it ->
                  !it.origin().equals(log.origin())
                      || !it.next().equals(link.key().toString())
                      || it.size() != link.from()
                      || !it.at().equals(act.at()))
          .isEmpty();
    } catch (NotProven broken) {
      return false;
    }
  }

  private static Long place(EvidenceStore.Row row) {
    return row.position() == null ? row.id() : row.position();
  }

  private static boolean isErasure(EvidenceStore.Row row, List<EvidenceStore.Committed> values) {
    try {
      return Erasure.isOf(Entry.parse(row.line()), values);
    } catch (NotProven broken) {
      return false;
    }
  }

  private static boolean isCommitted(EvidenceStore.Row row, EvidenceStore.SealedRow value) {
    try {
      return Hash.ofSalted(value.rawSalt(), value.value())
          .toString()
          .equals(Entry.parse(row.line()).sealed().get(value.name()));
    } catch (NotProven broken) {
      return false;
    }
  }

  private void checkSigned(
      EvidenceStore.Signed signed, EvidenceStore.Log log, KeyChain keys, Tiles rebuilt, long size) {
    try {
      Checkpoint checkpoint = Checkpoint.verified(signed.note(), keys.of(signed.size()));
      if (checkpoint.size() != signed.size()
          || signed.size() != size
          || !checkpoint.origin().equals(log.origin())
          || !checkpoint.root().equals(Tree.root(rebuilt, size))
          || checkpoint.at().filter(it -> !it.equals(signed.at())).isPresent()) {
        fault("checkpoint", signed.size());
      }
    } catch (NotProven broken) {
      fault("checkpoint", signed.size());
    }
  }

  /** The tiles as they are kept are those of the tree, and there are no others. */
  private void checkTiles(Tiles rebuilt) {
    Map<Tiles.Place, byte[]> kept = new HashMap<>();
    for (int level = 0; level < 8; level++) {
      long from = 0;
      while (true) {
        Map<Tiles.Place, byte[]> page = store.tiles(level, from, 1_000);
        kept.putAll(page);
        if (page.size() < 1_000) {
          break;
        }
        from = page.keySet().stream().mapToLong(Tiles.Place::number).max().orElseThrow() + 1;
      }
    }
    rebuilt
        .changed()
        .forEach(
            (place, hashes) -> {
              if (!Arrays.equals(hashes, kept.remove(place))) {
                fault("tile", "%d/%d".formatted(place.level(), place.number()));
              }
            });
    kept.keySet().forEach(place -> fault("tile", "%d/%d".formatted(place.level(), place.number())));
  }
}
