package coco.server.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bundle proves: every signature, hash and value in it was checked.
 *
 * @param key the key that signed, in the form of signed notes; that it is the organisation's, only
 *     a comparison with what the organisation publishes shows
 * @param handed the keys that signed the log before, the earliest first, each with when it handed
 *     over to the next
 * @param origin the log's name
 * @param size how many entries the log had
 * @param root the hash over all of them, in Base64
 * @param signed when that was signed, by the signer's own clock, where the bundle says it
 * @param grownFrom how many entries it had earlier, where the bundle shows that it only grew
 * @param acts what was done
 */
public record Verified(
    String key,
    List<HandedOver> handed,
    String origin,
    long size,
    String root,
    Optional<Instant> signed,
    Optional<Long> grownFrom,
    List<ProvenAct> acts) {
  public Verified {
    handed = List.copyOf(handed);
    acts = List.copyOf(acts);
  }

  /**
   * A key that handed over to the next.
   *
   * @param size how many entries it signed at most
   * @param at when, by the signer's own clock
   */
  public record HandedOver(String key, long size, Instant at) {}

  /**
   * An act that is in the log.
   *
   * @param index its place, from 0
   * @param told the values that it commits to and that the bundle tells, by name
   * @param kept the names of those that it does not tell
   */
  public record ProvenAct(
      long index,
      String act,
      Instant at,
      SortedMap<String, String> facts,
      SortedMap<String, String> told,
      List<String> kept) {
    public ProvenAct {
      facts = new TreeMap<>(facts);
      told = new TreeMap<>(told);
      kept = List.copyOf(kept);
    }
  }

  /**
   * Checks a bundle; neither the network nor an installation is asked.
   *
   * @param expected the key that must have signed, or have handed over to the one that did; where
   *     it is empty, the bundle's own
   * @throws NotProven if anything of it does not hold
   */
  public static Verified of(byte[] bundle, Optional<NoteKey> expected) {
    if (bundle.length > Bundle.BYTES_MOST) {
      throw new NotProven(NotProven.Why.FORMAT, "%d bytes".formatted(bundle.length));
    }
    Bundle read = Bundle.parse(text(bundle));
    NoteKey key = NoteKey.parse(read.key());
    List<HandedOver> handed = handed(read, key);
    if (expected.isPresent()
        && !expected.get().equals(key)
        && handed.stream().noneMatch(it -> it.key().equals(expected.get().toString()))) {
      throw new NotProven(NotProven.Why.OTHER_KEY, key.toString());
    }
    Checkpoint checkpoint = Checkpoint.verified(read.checkpoint(), key);
    if (!handed.isEmpty() && checkpoint.size() <= handed.getLast().size()) {
      throw new NotProven(
          NotProven.Why.SIGNATURE, "a checkpoint of %d".formatted(checkpoint.size()));
    }
    Optional<Long> grownFrom =
        Optional.ofNullable(read.grown()).map(it -> grown(it, checkpoint, key, handed));
    List<ProvenAct> acts = new ArrayList<>();
    long last = -1;
    for (Bundle.Proven act : read.acts()) {
      if (act.index() <= last) {
        throw new NotProven(NotProven.Why.FORMAT, "acts out of order");
      }
      last = act.index();
      acts.add(proven(act, checkpoint));
    }
    return new Verified(
        key.toString(),
        handed,
        checkpoint.origin(),
        checkpoint.size(),
        checkpoint.root().toString(),
        checkpoint.at(),
        grownFrom,
        acts);
  }

  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException bad) {
      throw new NotProven(NotProven.Why.FORMAT, "no UTF-8", bad);
    }
  }

  /** Each key signed that the next one signs from then on, down to the bundle's. */
  private static List<HandedOver> handed(Bundle bundle, NoteKey key) {
    List<Bundle.Handed> told = Objects.requireNonNullElse(bundle.handed(), List.of());
    List<HandedOver> handed = new ArrayList<>();
    long size = -1;
    for (int i = 0; i < told.size(); i++) {
      NoteKey earlier = NoteKey.parse(told.get(i).key());
      String next = i + 1 < told.size() ? told.get(i + 1).key() : key.toString();
      Handover handover = Handover.verified(told.get(i).note(), earlier);
      if (!handover.next().equals(next)
          || !handover.origin().equals(earlier.name())
          || handover.size() < size) {
        throw new NotProven(NotProven.Why.SIGNATURE, "a handover of " + earlier);
      }
      size = handover.size();
      handed.add(new HandedOver(earlier.toString(), handover.size(), handover.at()));
    }
    return handed;
  }

  private static long grown(
      Bundle.Growth growth, Checkpoint now, NoteKey key, List<HandedOver> handed) {
    List<NoteKey> keys = new ArrayList<>(List.of(key));
    handed.forEach(it -> keys.add(NoteKey.parse(it.key())));
    SignedNote.Read read = SignedNote.verified(growth.since(), keys);
    Checkpoint since = Checkpoint.read(read.lines());
    String signer = read.key().toString();
    if (handed.stream().anyMatch(it -> it.key().equals(signer) && since.size() > it.size())) {
      throw new NotProven(
          NotProven.Why.SIGNATURE, "a checkpoint of %d by an earlier key".formatted(since.size()));
    }
    if (!since.origin().equals(now.origin())
        || !Tree.isGrown(
            since.size(), since.root(), now.size(), now.root(), hashes(growth.proof()))) {
      throw new NotProven(
          NotProven.Why.NOT_GROWN, "from %d to %d".formatted(since.size(), now.size()));
    }
    return since.size();
  }

  private static List<Hash> hashes(List<String> lines) {
    return lines.stream().map(Hash::parse).toList();
  }

  private static ProvenAct proven(Bundle.Proven act, Checkpoint checkpoint) {
    Hash hash = Hash.ofEntry(act.entry().getBytes(StandardCharsets.UTF_8));
    if (!Tree.isIncluded(
        hash, act.index(), checkpoint.size(), hashes(act.proof()), checkpoint.root())) {
      throw new NotProven(NotProven.Why.NOT_IN_LOG, "entry %d".formatted(act.index()));
    }
    Entry entry = Entry.parse(act.entry());
    SortedMap<String, String> told = new TreeMap<>();
    String before = "";
    for (Bundle.Told value : act.told()) {
      byte[] salt = Base64Text.parse(value.salt());
      if (salt.length != Hash.LENGTH) {
        throw new NotProven(NotProven.Why.FORMAT, "a salt of %d bytes".formatted(salt.length));
      }
      Hash committed = Hash.ofSalted(salt, value.value());
      if (value.name().compareTo(before) <= 0
          || !committed.toString().equals(entry.sealed().get(value.name()))) {
        throw new NotProven(
            NotProven.Why.OTHER_VALUE, "%s of entry %d".formatted(value.name(), act.index()));
      }
      before = value.name();
      told.put(value.name(), value.value());
    }
    List<String> kept =
        entry.sealed().keySet().stream().filter(name -> !told.containsKey(name)).toList();
    return new ProvenAct(act.index(), entry.act(), entry.at(), entry.facts(), told, kept);
  }
}
