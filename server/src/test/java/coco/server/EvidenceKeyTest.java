package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.evidence.NotProven;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The key of the log hands over to another, from one start of a server to the next. */
class EvidenceKeyTest {
  private final Path data = RunningServer.folder();
  private final Path key = data.resolve("keys").resolve("evidence.pem");

  private Settings settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("COCO_DATA", data.toString());
    all.put("COCO_PORT", "0");
    return Settings.of(all, false);
  }

  private Server started(String before) {
    return Server.start(
        settings(before.isEmpty() ? Map.of() : Map.of("COCO_EVIDENCE_KEY_BEFORE", before)));
  }

  /** Does something, and proves it with all that it told. */
  private static byte[] proof(Server server) {
    var beans = server.application();
    Evidence evidence = beans.getBean(Evidence.class);
    beans
        .getBean(TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                evidence.record(Act.of("edition.published", Instant.now()).with("code", "bank")));
    long last = Signing.now(beans).latest().orElseThrow().size() - 1;
    return evidence.bundle(AUDITOR, List.of(last), 0);
  }

  private static final Viewer AUDITOR =
      new Viewer(UUID.randomUUID(), "Auditor", Set.of(Role.AUDITOR));

  private static Evidence.State state(Server server) {
    return server.application().getBean(Evidence.class).state();
  }

  private static NoteKey keyOf(Server server) {
    return NoteKey.parse(state(server).key());
  }

  @Test
  void whoKnowsTheKeyBeforeBelievesTheKeyAfter() throws IOException {
    NoteKey first;
    byte[] early;
    String kept;
    try (Server server = started("")) {
      first = keyOf(server);
      early = proof(server);
      kept = state(server).latest().orElseThrow().note();
    }
    Path old = data.resolve("keys").resolve("evidence-before.pem");
    Files.move(key, old);
    assertThatThrownBy(() -> started(other().toString()))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining("COCO_EVIDENCE_KEY_BEFORE is not the key that signs")
        .hasMessageContaining(first.toString());
    assertThat(key).as("nothing is made for it").doesNotExist();
    assertThatThrownBy(() -> started(data.resolve("no.pem").toString()))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining("there is no such file");

    NoteKey second;
    byte[] late;
    try (Server server = started(old.toString())) {
      second = keyOf(server);
      assertThat(second).isNotEqualTo(first);
      late = proof(server);
      Verified grown =
          Verified.of(
              server
                  .application()
                  .getBean(Evidence.class)
                  .growth(AUDITOR, kept.getBytes(StandardCharsets.UTF_8)),
              Optional.of(first));
      assertThat(grown.grownFrom()).isPresent();
      assertThat(state(server).keyChanges())
          .singleElement()
          .satisfies(change -> assertThat(change.isHandedOver()).isTrue());
      everyChangeOfItIsFound(server);
    }

    assertThat(Verified.of(early, Optional.of(first)).handed()).isEmpty();
    assertThatThrownBy(() -> Verified.of(early, Optional.of(second))).isInstanceOf(NotProven.class);
    assertThat(Verified.of(late, Optional.of(second)).handed())
        .singleElement()
        .satisfies(it -> assertThat(it.key()).isEqualTo(first.toString()));
    assertThat(Verified.of(late, Optional.of(first)).key()).isEqualTo(second.toString());
    everyByteCounts(late, first);

    // Once is enough, and the setting may stay; a start without it signs on.
    try (Server server = started(old.toString())) {
      assertThat(state(server).keyChanges()).hasSize(1);
    }
    Files.move(key, data.resolve("keys").resolve("evidence-gone.pem"));
    assertThatThrownBy(() -> Server.start(settings(again(old))))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining("signed the evidence log before");

    try (Server server = started(Settings.LOST)) {
      byte[] last = proof(server);
      NoteKey third = keyOf(server);
      assertThat(Verified.of(last, Optional.of(third)).handed()).isEmpty();
      assertThatThrownBy(() -> Verified.of(last, Optional.of(second)))
          .as("nobody with the lost key speaks for this one")
          .isInstanceOf(NotProven.class);
      assertThat(state(server).keyChanges().getLast().isHandedOver()).isFalse();
      assertThat(check(server)).isEmpty();
    }
  }

  private Map<String, String> again(Path old) {
    return Map.of(
        "COCO_EVIDENCE_KEY", old.toString(),
        "COCO_EVIDENCE_KEY_BEFORE", data.resolve("keys").resolve("evidence-gone.pem").toString());
  }

  private Path other() {
    Path other = data.resolve("keys").resolve("other.pem");
    coco.server.evidence.FileSigner.make(other, "tests");
    return other;
  }

  private static List<?> check(Server server) {
    return server.application().getBean(Evidence.class).check(AUDITOR).faults();
  }

  private static void everyChangeOfItIsFound(Server server) {
    assertThat(check(server)).isEmpty();
    JdbcTemplate jdbc = server.application().getBean(JdbcTemplate.class);
    for (String change :
        List.of(
            "update evidence_key_change set size = size + 1",
            "update evidence_key_change set note = null",
            "update evidence_key_change set note = replace(note, 'after', 'aftor')",
            "update evidence_key_change set key = (select key from evidence_log)",
            "delete from evidence_key_change")) {
      List<?> found =
          server
              .application()
              .getBean(TransactionTemplate.class)
              .execute(
                  status -> {
                    status.setRollbackOnly();
                    jdbc.execute("set local session_replication_role = replica");
                    jdbc.execute(change);
                    return check(server);
                  });
      assertThat(found).as(change).isNotEmpty();
    }
  }

  private static void everyByteCounts(byte[] proof, NoteKey expected) {
    for (int i = 0; i < proof.length; i++) {
      byte[] changed = proof.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> Verified.of(changed, Optional.of(expected)))
          .as("byte %d", i)
          .isInstanceOf(NotProven.class);
    }
  }
}
