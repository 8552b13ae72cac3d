package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.evidence.Act;
import coco.server.evidence.Evidence;
import coco.server.evidence.LogKeeper;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Signing;
import coco.server.evidence.Verified;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log of a running server: acts get there, can be taken out as proofs, and nobody changes it.
 */
class EvidenceTest {
  private static final RunningServer SERVER = RunningServer.get();

  private static final Viewer AUDITOR = SERVER.person(Role.AUDITOR).viewer();

  private static <T> T bean(Class<T> type) {
    return SERVER.application().getBean(type);
  }

  private static void inTransaction(Runnable work) {
    bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
  }

  private static Act act(String edition) {
    return Act.of("edition.published", Instant.now())
        .with("code", "riverside")
        .with("edition", edition)
        .with("reason", Optional.of("for the test"));
  }

  @Test
  void aChangeOfRolesIsProvenOffline() {
    SERVER.somebody(Role.AUTHOR);
    Somebody auditor = SERVER.somebody(Role.AUDITOR);
    Evidence.State state = Signing.now(SERVER.application());
    long last = state.latest().orElseThrow().size() - 1;

    HttpResponse<String> proof = auditor.get("/office/evidence/%d/proof".formatted(last));
    Verified verified =
        Verified.of(
            proof.body().getBytes(StandardCharsets.UTF_8), Optional.of(NoteKey.parse(state.key())));

    String person = verified.acts().getFirst().told().getOrDefault("person", "");
    assertThat(verified.acts()).hasSize(1);
    assertThat(verified.acts().getFirst().act()).startsWith("account.");
    assertThat(person).contains("@");
    assertThat(auditor.get("/office/evidence").body())
        .contains("/office/evidence/%d/proof".formatted(last))
        .contains(person.replace("<", "&lt;").replace(">", "&gt;"));
  }

  @Test
  void whoKeptACheckpointIsShownThatTheLogOnlyGrew() {
    Somebody auditor = SERVER.somebody(Role.AUDITOR);
    inTransaction(() -> bean(Evidence.class).record(act("kept")));
    long then = Signing.now(SERVER.application()).latest().orElseThrow().size();
    String kept = auditor.get("/evidence/checkpoint").body();
    String proof = auditor.get("/office/evidence/%d/proof?bare=true".formatted(then - 1)).body();
    inTransaction(() -> bean(Evidence.class).record(act("later")));
    Signing.now(SERVER.application());

    assertThat(Verified.of(bytes(proof), Optional.empty()).acts().getFirst().told()).isEmpty();
    for (String file : List.of(kept, proof, kept.replace("\n", "\r\n"))) {
      Verified grown = Verified.of(bytes(growth(auditor, file).body()), Optional.empty());
      assertThat(grown.grownFrom()).hasValue(then);
      assertThat(grown.size()).isGreaterThan(then);
    }
    assertThat(growth(auditor, Signing.forked(SERVER.application())).body())
        .contains("is not the log of “kept.txt”");
    assertThat(growth(auditor, "nothing").body()).contains("is no checkpoint of a log");
    assertThat(growth(auditor, "").body()).contains("Choose a file first");
    assertThat(growth(auditor, kept.replaceFirst("\n\\d+\n", "\n1\n")).body())
        .contains("does not hold");
  }

  private static HttpResponse<String> growth(Somebody auditor, String file) {
    return auditor.upload("/office/evidence/growth", Map.of(), "kept.txt", bytes(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsRolledBackIsNotInTheLog() {
    String never = UUID.randomUUID().toString();
    bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              bean(Evidence.class).record(act(never));
              status.setRollbackOnly();
            });
    Signing.now(SERVER.application());

    assertThat(
            bean(JdbcTemplate.class)
                .queryForObject(
                    "select count(*) from evidence_entry where line like ?",
                    Long.class,
                    "%" + never + "%"))
        .isZero();
  }

  @Test
  void manyNodesAndManyActsMakeOneLog() throws InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int writer = i;
      writers.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int j = 0; j < 50; j++) {
                      String edition = "%d-%d".formatted(writer, j);
                      inTransaction(() -> bean(Evidence.class).record(act(edition)));
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    Evidence.State state = Signing.now(SERVER.application());
    LogKeeper.Checked checked = check();

    assertThat(checked.faults()).isEmpty();
    assertThat(checked.acts()).isEqualTo(state.latest().orElseThrow().size());
    assertThat(checked.acts()).isGreaterThan(400);
  }

  private static LogKeeper.Checked check() {
    return bean(Evidence.class).check(AUDITOR);
  }

  @Test
  void aPersonIsErasedAndTheProofsHold() {
    SERVER.somebody(Role.TRAINER);
    Signing.now(SERVER.application());
    UUID person =
        UUID.fromString(
            rows("select subject_id::text from evidence_sealed where name = 'person' order by entry_id desc limit 1")
                .getFirst());
    long position =
        Long.parseLong(
            rows("select position::text from evidence_entry join evidence_sealed on entry_id = id where name = 'person' and subject_id = '%s' order by id desc limit 1"
                    .formatted(person))
                .getFirst());
    inTransaction(
        () ->
            bean(Evidence.class)
                .erase(person, "nobody is called so", Act.of("person.erased", Instant.now())));
    Signing.now(SERVER.application());

    String proof =
        SERVER.somebody(Role.AUDITOR).get("/office/evidence/%d/proof".formatted(position)).body();
    Verified verified = Verified.of(proof.getBytes(StandardCharsets.UTF_8), Optional.empty());

    assertThat(verified.acts().getFirst().told()).doesNotContainKey("person");
    assertThat(verified.acts().getFirst().kept()).contains("person");
    assertThat(check().faults()).isEmpty();
  }

  @Test
  void theTilesAreThoseOfTheCheckpoint() {
    inTransaction(() -> bean(Evidence.class).record(act("tiles")));
    Signing.now(SERVER.application());
    Somebody nobody = SERVER.nobody();
    List<String> note = nobody.get("/evidence/checkpoint").body().lines().toList();
    long size = Long.parseLong(note.get(1));
    long partial = size % 256;

    assertThat(nobody.get("/evidence/key").body().strip()).startsWith(note.getFirst() + "+");
    assertThat(nobody.getBytes("/evidence/tile/0/%03d.p/%d".formatted(size / 256, partial)).body())
        .hasSize((int) partial * 32);
    assertThat(
            nobody
                .get("/evidence/tile/0/%03d.p/%d".formatted(size / 256, partial + 1))
                .statusCode())
        .isEqualTo(404);
    assertThat(nobody.get("/evidence/tile/entries/000.p/1").statusCode()).isNotEqualTo(200);
    byte[] entry = SERVER.somebody(Role.AUDITOR).getBytes("/evidence/tile/entries/000.p/1").body();
    assertThat((((entry[0] & 0xff) << 8) | (entry[1] & 0xff))).isEqualTo(entry.length - 2);
  }

  @Test
  void aProofIsCheckedOnThePage() {
    inTransaction(() -> bean(Evidence.class).record(act("page")));
    long last = Signing.now(SERVER.application()).latest().orElseThrow().size() - 1;
    Somebody auditor = SERVER.somebody(Role.AUDITOR);
    byte[] proof =
        auditor
            .get("/office/evidence/%d/proof".formatted(last))
            .body()
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> sound =
        auditor.upload("/office/evidence/proofs", Map.of(), "act.json", proof);
    assertThat(sound.statusCode()).isEqualTo(200);
    assertThat(sound.body()).contains("our key signed it");
    proof[proof.length / 2] ^= 1;
    HttpResponse<String> broken =
        auditor.upload("/office/evidence/proofs", Map.of(), "act.json", proof);
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("proves nothing");
  }

  @Test
  void everyRowOfTheLogThatIsChangedIsFound() {
    UUID gone = SERVER.person(Role.TRAINER).id();
    inTransaction(
        () -> {
          for (int i = 0; i < 20; i++) {
            bean(Evidence.class).record(act("row %d".formatted(i)));
          }
          bean(Evidence.class)
              .erase(gone, "nobody is called so", Act.of("person.erased", Instant.now()));
        });
    Signing.now(SERVER.application());
    assertThat(check().faults()).isEmpty();
    List<String> changes = new ArrayList<>();
    long size = bean(Evidence.class).state().latest().orElseThrow().size();
    for (long position = Math.max(0, size - 40); position < size; position++) {
      changes.add(
          "update evidence_entry set line = overlay(line placing %s from length(line) / 2) where position = %d"
              .formatted(anotherSign("line", 'X', 'Y'), position));
      changes.add(
          "update evidence_entry set act = 'edition.other' where position = %d"
              .formatted(position));
      changes.add(
          "update evidence_entry set at = at + interval '1 second' where position = %d"
              .formatted(position));
      changes.add(
          "update evidence_entry set position = 1000000 where position = %d".formatted(position));
    }
    changes.addAll(
        rows("select size from evidence_checkpoint order by size desc limit 20").stream()
            .map(
                signed ->
                    "update evidence_checkpoint set note = overlay(note placing %s from length(note) / 2) where size = %s"
                        .formatted(anotherSign("note", '1', '2'), signed))
            .toList());
    changes.addAll(
        rows("select size from evidence_checkpoint order by size desc limit 20").stream()
            .map(
                "update evidence_checkpoint set at = at + interval '1 second' where size = %s"
                    ::formatted)
            .toList());
    changes.addAll(
        rows("select level || ' and number = ' || number from evidence_tile").stream()
            .map(
                "update evidence_tile set hashes = set_byte(hashes, length(hashes) - 5, 255 - get_byte(hashes, length(hashes) - 5)) where level = %s"
                    ::formatted)
            .toList());
    changes.addAll(
        rows("select level || ' and number = ' || number from evidence_tile").stream()
            .map("delete from evidence_tile where level = %s"::formatted)
            .toList());
    changes.addAll(
        rows(
                "select entry_id || ' and name = ''' || name || '''' from evidence_sealed order by entry_id desc limit 40")
            .stream()
            .map("update evidence_sealed set value = value || '.' where entry_id = %s"::formatted)
            .toList());
    changes.addAll(
        rows(
                "select entry_id || ' and name = ''' || name || '''' from evidence_sealed order by entry_id desc limit 40")
            .stream()
            .map(
                "update evidence_sealed set salt = set_byte(salt, 31, 255 - get_byte(salt, 31)) where entry_id = %s"
                    ::formatted)
            .toList());
    changes.add(
        "insert into evidence_erased (entry_id, name, erased_by_id) select entry_id, name, (select max(erased_by_id) from evidence_erased) from evidence_sealed order by entry_id desc limit 1; delete from evidence_sealed where (entry_id, name) in (select entry_id, name from evidence_erased)");
    changes.addAll(
        rows(
                "select entry_id || ' and name = ''' || name || '''' from evidence_sealed order by entry_id desc limit 40")
            .stream()
            .map("delete from evidence_sealed where entry_id = %s"::formatted)
            .toList());
    changes.add("update evidence_erased set erased_by_id = (select min(id) from evidence_entry)");
    changes.add("delete from evidence_erased");
    changes.add(
        "delete from evidence_sealed where entry_id = (select max(id) from evidence_entry); delete from evidence_entry where position = %d"
            .formatted(size - 1));
    changes.add("update evidence_log set origin = 'other.example/evidence'");
    changes.add(
        "insert into evidence_tile (level, number, hashes) values (3, 5, decode(repeat('00', 32), 'hex'))");

    assertThat(changes).hasSizeGreaterThan(150);
    for (String change : changes) {
      assertThat(foundAfter(change)).as(change).isNotEmpty();
    }
    assertThat(check().faults()).isEmpty();
  }

  /** An expression for a sign that does not stand in the middle of a text already. */
  private static String anotherSign(String column, char one, char other) {
    return "case when substr(%1$s, length(%1$s) / 2, 1) = '%2$c' then '%3$c' else '%2$c' end"
        .formatted(column, one, other);
  }

  private static List<String> rows(String query) {
    return bean(JdbcTemplate.class).queryForList(query, String.class);
  }

  /** What a look at the log finds after a change by somebody who may change the database. */
  private static List<LogKeeper.Fault> foundAfter(String change) {
    return bean(TransactionTemplate.class)
        .execute(
            status -> {
              status.setRollbackOnly();
              JdbcTemplate jdbc = bean(JdbcTemplate.class);
              jdbc.execute("set local session_replication_role = replica");
              jdbc.execute(change);
              return check().faults();
            });
  }
}
