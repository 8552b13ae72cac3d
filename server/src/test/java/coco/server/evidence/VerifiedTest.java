package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a bundle proves, and that no byte of it may be other than it was. */
class VerifiedTest {
  private static final String ORIGIN = "code.example.org/evidence";

  private static final Instant SIGNED = Instant.parse("2027-01-06T08:30:01.25Z");

  /** A log in memory. */
  private static final class MadeLog {
    private final KeyPair pair;
    private final NoteKey key;
    private final List<String> lines = new ArrayList<>();
    private final Tiles tiles = new Tiles(place -> new byte[0]);

    MadeLog() {
      this(pair());
    }

    MadeLog(KeyPair pair) {
      this.pair = pair;
      this.key = NoteKey.of(ORIGIN, pair.getPublic());
    }

    private static KeyPair pair() {
      try {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException(missing);
      }
    }

    void add(Entry entry) {
      tiles.add(lines.size(), Hash.ofEntry(entry.bytes()));
      lines.add(entry.line());
    }

    String note(long size) {
      Checkpoint checkpoint =
          new Checkpoint(ORIGIN, size, Tree.root(tiles, size), Optional.of(SIGNED));
      return checkpoint.signed(key, signature(checkpoint.text()));
    }

    private byte[] signature(String text) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.UTF_8));
        return signature.sign();
      } catch (java.security.GeneralSecurityException failure) {
        throw new IllegalStateException(failure);
      }
    }

    Bundle bundle(long since, List<Bundle.Told> told, long... indices) {
      List<Bundle.Proven> acts = new ArrayList<>();
      for (long index : indices) {
        acts.add(
            new Bundle.Proven(
                index,
                lines.get((int) index),
                texts(Tree.inclusion(tiles, index, lines.size())),
                told));
      }
      return new Bundle(
          Bundle.FORMAT,
          key.toString(),
          null,
          note(lines.size()),
          new Bundle.Growth(note(since), texts(Tree.consistency(tiles, since, lines.size()))),
          acts);
    }

    private static List<String> texts(List<Hash> hashes) {
      return hashes.stream().map(Hash::toString).toList();
    }
  }

  private static final byte[] SALT = EvidenceStore.salt();
  private static final Bundle.Told BY =
      new Bundle.Told("by", Base64Text.of(SALT), "Zoé Martin <zoe@example.org>");

  private static MadeLog log() {
    MadeLog log = new MadeLog();
    for (int i = 0; i < 21; i++) {
      TreeMap<String, String> facts = new TreeMap<>();
      facts.put("code", "riverside");
      facts.put("edition", "2027.%d".formatted(i));
      TreeMap<String, String> sealed = new TreeMap<>();
      sealed.put("by", Hash.ofSalted(SALT, BY.value()).toString());
      sealed.put("reason", Hash.ofSalted(SALT, "a reason").toString());
      log.add(
          new Entry("edition.published", Instant.parse("2026-11-29T09:00:00.123Z"), facts, sealed));
    }
    return log;
  }

  private static byte[] bytes(Bundle bundle) {
    return bundle.text().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aBundleProvesItsActs() {
    MadeLog log = log();
    Verified verified = Verified.of(bytes(log.bundle(9, List.of(BY), 2, 20)), Optional.of(log.key));

    assertThat(verified.size()).isEqualTo(21);
    assertThat(verified.grownFrom()).contains(9L);
    assertThat(verified.signed()).contains(SIGNED);
    assertThat(verified.acts()).hasSize(2);
    assertThat(verified.acts().getLast().told()).containsEntry("by", BY.value());
    assertThat(verified.acts().getLast().kept()).containsExactly("reason");
    assertThat(verified.acts().getLast().facts()).containsEntry("edition", "2027.20");
  }

  @Test
  void everyByteOfABundleCounts() {
    byte[] bundle = bytes(log().bundle(9, List.of(BY), 2));
    for (int at = 0; at < bundle.length; at++) {
      for (int flipped : List.of(1, 2, 4, 8, 16, 32, 64, 128)) {
        byte[] other = bundle.clone();
        other[at] ^= (byte) flipped;
        assertThatThrownBy(() -> Verified.of(other, Optional.empty()))
            .as("byte %d, bit %d", at, flipped)
            .isInstanceOf(NotProven.class);
      }
    }
  }

  @Test
  void noByteMayBeMissingOrAdded() {
    byte[] bundle = bytes(log().bundle(9, List.of(BY), 2));
    String text = new String(bundle, StandardCharsets.UTF_8);
    for (int at = 0; at < text.length(); at++) {
      String shorter = text.substring(0, at) + text.substring(at + 1);
      String longer = text.substring(0, at) + text.charAt(at) + text.substring(at);
      for (String other : List.of(shorter, longer)) {
        assertThatThrownBy(
                () -> Verified.of(other.getBytes(StandardCharsets.UTF_8), Optional.empty()))
            .as("at %d", at)
            .isInstanceOf(NotProven.class);
      }
    }
  }

  @Test
  void aBundleOfAnotherKeyIsRefusedWhereAKeyIsExpected() {
    MadeLog ours = log();
    MadeLog theirs = log();

    assertThatThrownBy(
            () -> Verified.of(bytes(theirs.bundle(9, List.of(BY), 2)), Optional.of(ours.key)))
        .isInstanceOfSatisfying(
            NotProven.class, not -> assertThat(not.why()).isEqualTo(NotProven.Why.OTHER_KEY));
  }

  @Test
  void whatTheEntryDoesNotCommitToIsRefused() {
    MadeLog log = log();
    Bundle.Told other = new Bundle.Told("by", BY.salt(), "Somebody else");
    Bundle.Told unknown = new Bundle.Told("witness", BY.salt(), BY.value());
    // A salt that gives some of its bytes to the value would let one commitment mean two things.
    Bundle.Told shifted = new Bundle.Told("by", Base64Text.of(new byte[31]), BY.value());

    for (Bundle.Told told : List.of(other, unknown, shifted)) {
      assertThatThrownBy(
              () -> Verified.of(bytes(log.bundle(9, List.of(told), 2)), Optional.of(log.key)))
          .isInstanceOf(NotProven.class);
    }
    assertThatThrownBy(
            () -> Verified.of(bytes(log.bundle(9, List.of(BY, BY), 2)), Optional.of(log.key)))
        .isInstanceOf(NotProven.class);
  }

  @Test
  void aLogThatWasRewrittenHasNotGrown() {
    MadeLog log = log();
    MadeLog rewritten = log();
    Bundle honest = log.bundle(9, List.of(), 2);
    Checkpoint other = new Checkpoint(ORIGIN, 9, Hash.ofEntry(new byte[] {1}), Optional.empty());
    Bundle forged =
        new Bundle(
            honest.format(),
            honest.key(),
            honest.handed(),
            honest.checkpoint(),
            new Bundle.Growth(
                other.signed(log.key, log.signature(other.text())),
                java.util.Objects.requireNonNull(honest.grown()).proof()),
            honest.acts());

    assertThat(rewritten.lines).hasSameSizeAs(log.lines);
    assertThatThrownBy(() -> Verified.of(bytes(forged), Optional.empty()))
        .isInstanceOfSatisfying(
            NotProven.class, not -> assertThat(not.why()).isEqualTo(NotProven.Why.NOT_GROWN));
  }

  @Test
  void theKeysOfTheSpecificationsExampleAreRead() throws Exception {
    // The example of the package golang.org/x/mod/sumdb/note.
    NoteKey key =
        NoteKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(
            key.hasSigned(
                ("If you think cryptography is the answer to your problem,\n"
                        + "then you don't know what your problem is.\n")
                    .getBytes(StandardCharsets.UTF_8),
                java.util.Arrays.copyOfRange(
                    java.util.Base64.getDecoder()
                        .decode(
                            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="),
                    4,
                    68)))
        .isTrue();
  }

  /** Logs that began before checkpoints said when still prove what they did. */
  @Test
  void aCheckpointThatDoesNotSayWhenHolds() {
    MadeLog log = log();
    Checkpoint silent = new Checkpoint(ORIGIN, 21, Tree.root(log.tiles, 21), Optional.empty());
    String note = silent.signed(log.key, log.signature(silent.text()));

    assertThat(Checkpoint.verified(note, log.key)).isEqualTo(silent);
    for (String line : List.of("at yesterday", "at 2027-01-06T08:30:01.25Z", "later")) {
      String other = silent.text() + line + "\n";
      byte[] named = java.util.Base64.getDecoder().decode(note.strip().replaceFirst("(?s).* ", ""));
      byte[] signature = log.signature(other);
      System.arraycopy(signature, 0, named, 4, signature.length);
      String signed =
          "%s\n— %s %s\n"
              .formatted(other, ORIGIN, java.util.Base64.getEncoder().encodeToString(named));
      assertThatThrownBy(() -> Checkpoint.verified(signed, log.key))
          .as(line)
          .isInstanceOf(NotProven.class);
    }
  }

  @Test
  void aKeyIsWrittenAsItIsRead() {
    PublicKey open = MadeLog.pair().getPublic();
    NoteKey key = NoteKey.of(ORIGIN, open);

    assertThat(NoteKey.parse(key.toString())).isEqualTo(key);
    for (int at = 0; at < key.toString().length(); at++) {
      String text = key.toString();
      String other =
          text.substring(0, at) + (text.charAt(at) == 'b' ? 'c' : 'b') + text.substring(at + 1);
      assertThatThrownBy(() -> NoteKey.parse(other)).as(other).isInstanceOf(NotProven.class);
    }
  }

  /** The proof that the documentation takes apart with tools that nobody here wrote. */
  @Test
  void theProofOfTheDocumentationHolds() throws IOException {
    Path file = Path.of("..", "docs", "evidence", "example.coco-proof.json");
    MadeLog log = new MadeLog(FileSigner.pairOf(HexFormat.of().parseHex(SEED)));
    byte[] salt = new byte[32];
    for (int i = 0; i < 5; i++) {
      Arrays.fill(salt, (byte) i);
      TreeMap<String, String> facts = new TreeMap<>();
      facts.put("code", "riverside-water");
      facts.put("edition", "2027.%d".formatted(i + 1));
      TreeMap<String, String> sealed = new TreeMap<>();
      sealed.put("by", Hash.ofSalted(salt, BY.value()).toString());
      log.add(
          new Entry(
              "edition.published",
              Instant.parse("2027-01-0%dT09:00:00Z".formatted(i + 1)),
              facts,
              sealed));
    }
    Arrays.fill(salt, (byte) 3);
    Bundle bundle =
        log.bundle(2, List.of(new Bundle.Told("by", Base64Text.of(salt), BY.value())), 3);

    if (Boolean.getBoolean("coco.write")) {
      Files.writeString(file, bundle.text());
    }
    assertThat(Files.readString(file)).isEqualTo(bundle.text());
    assertThat(Verified.of(Files.readAllBytes(file), Optional.of(log.key)).grownFrom())
        .contains(2L);
  }

  /** Of RFC 8032, 7.1, test 1. */
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
}
