package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.server.access.Role;
import coco.server.access.Viewer;
import coco.server.backup.Backup;
import coco.server.backup.BackupFault;
import coco.server.backup.Restore;
import coco.server.database.EmbeddedPostgres;
import coco.server.evidence.Evidence;
import coco.server.evidence.Signing;
import coco.server.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copy made while people work comes back as the same pages, or is refused. */
class BackupTest {
  @TempDir static Path temporary = Path.of("");

  private static Path backup = Path.of("");

  /** One backup of the server that all tests share, made while somebody writes. */
  @BeforeAll
  static void backUpDuringWrites() {
    RunningServer server = RunningServer.get();
    Somebody author = server.somebody(coco.server.access.Role.AUTHOR);
    String edition = made(author);
    AtomicBoolean goesOn = new AtomicBoolean(true);
    CompletableFuture<Integer> saves =
        CompletableFuture.supplyAsync(
            () -> {
              int number = 1;
              while (goesOn.get()) {
                author.post(
                    edition + "/texts/en",
                    Map.of("text", "text of save " + number, "base", Integer.toString(number)));
                number++;
              }
              return number;
            });
    backup = temporary.resolve("running.coco-backup");

    Backup.Made made = Backup.make(RunningServer.settings(server.data(), 0), backup);
    goesOn.set(false);

    assertThat(saves.join()).isGreaterThan(1);
    assertThat(made.rows()).isGreaterThan(10);
  }

  private static String made(Somebody author) {
    return author
        .post("/office/editions", Map.of("from", "water"))
        .headers()
        .firstValue("Location")
        .orElseThrow()
        .replaceFirst("^https?://[^/]*", "");
  }

  private static String page(Server server, String path) {
    return new Somebody(server.port()).get(path).body().replaceAll("value=\"[^\"]*\"", "");
  }

  @Test
  void theDemonstrationComesBackAsTheSamePages() throws IOException {
    Path data = RunningServer.folder();
    Path file = temporary.resolve("demo.coco-backup");
    List<String> pages =
        List.of(
            "/en",
            "/fr",
            "/en/riverside-water",
            "/fr/riverside-water/rules/CS-1",
            "/en/riverside-water/editions",
            "/fr/riverside-water/hours",
            "/evidence/key");
    List<String> before;
    Settings demo = Settings.of(Map.of("COCO_DATA", data.toString(), "COCO_PORT", "0"), true);
    try (Server server = Server.start(demo)) {
      before = pages.stream().map(path -> page(server, path)).toList();
    }

    Backup.make(RunningServer.settings(data, 0), file);
    Path fresh = RunningServer.folder();
    Restore.Done done = Restore.into(RunningServer.settings(fresh, 0), file);

    assertThat(done.rows()).isGreaterThan(460);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    try (Server server = Server.start(RunningServer.settings(fresh, 0))) {
      assertThat(pages.stream().map(path -> page(server, path)).toList()).isEqualTo(before);
      assertThat(server.demonstrationLinks()).hasSize(5);
      Evidence evidence = server.application().getBean(Evidence.class);
      assertThat(Signing.now(server.application()).signsHere()).isTrue();
      assertThat(evidence.check(new Viewer(UUID.randomUUID(), "Ann", Set.of(Role.AUDITOR))))
          .satisfies(
              checked -> {
                assertThat(checked.faults()).isEmpty();
                assertThat(checked.acts()).isPositive();
              });
      JdbcClient jdbc = server.application().getBean(JdbcClient.class);
      assertThatThrownBy(() -> jdbc.sql("update edition_text set text = ''").update())
          .hasMessageContaining("never changed");
      assertThatThrownBy(
              () ->
                  jdbc.sql("update person set team_id = :nowhere")
                      .param("nowhere", UUID.randomUUID())
                      .update())
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void whatWasWrittenMeanwhileIsThereOrNotButWhole() throws IOException {
    try (EmbeddedPostgres outside = EmbeddedPostgres.start(RunningServer.folder())) {
      Settings elsewhere =
          Settings.of(
              Map.of(
                  "COCO_DATA",
                  RunningServer.folder().toString(),
                  "COCO_PORT",
                  "0",
                  "COCO_DATABASE",
                  outside.address()),
              false);
      Restore.into(elsewhere, backup);

      assertThatThrownBy(() -> Restore.into(elsewhere, backup))
          .isInstanceOf(BackupFault.class)
          .hasMessageContaining("it is not empty");
      try (Server server = Server.start(elsewhere)) {
        JdbcClient jdbc = server.application().getBean(JdbcClient.class);
        assertThat(
                jdbc.sql(
                        """
                        select count(*) from (select edition_id, language, max(number) - count(*) as gap
                          from edition_text group by edition_id, language) as texts where gap <> 0
                        """)
                    .query(Long.class)
                    .single())
            .isZero();
        assertThat(
                new Somebody(server.port())
                    .post(
                        "/sign-in",
                        Map.of("email", "ada@example.org", "password", RunningServer.PASSWORD))
                    .headers()
                    .firstValue("Location"))
            .hasValueSatisfying(to -> assertThat(to).endsWith("/me"));
      }
    }
  }

  @Test
  void sessionsAndLinksAreLeftOut() throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(backup);
        Stream<Path> parts = Files.list(zip.getPath("tables"))) {
      assertThat(parts.map(part -> part.getFileName().toString()))
          .contains("person.copy", "password.copy", "security_event.copy")
          .doesNotContain(
              "spring_session.copy", "spring_session_attributes.copy", "one_time_link.copy");
    }
  }

  private static Path changed(String part, String text) throws IOException {
    Path file = temporary.resolve("changed-%s.coco-backup".formatted(part.replace('/', '-')));
    Files.copy(backup, file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.writeString(zip.getPath(part), text);
    }
    return file;
  }

  private static void isRefused(Path file, String why) {
    Path data = RunningServer.folder();
    assertThatThrownBy(() -> Restore.into(RunningServer.settings(data, 0), file))
        .isInstanceOf(BackupFault.class)
        .hasMessageContaining(why);
    assertThat(data).doesNotExist();
  }

  @Test
  void aDamagedFileIsRefusedBeforeAnythingIsMade() throws IOException {
    byte[] whole = Files.readAllBytes(backup);
    Path cut = temporary.resolve("cut.coco-backup");
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length * 2 / 3));
    Path flipped = temporary.resolve("flipped.coco-backup");
    byte[] bytes = whole.clone();
    bytes[whole.length / 2] ^= 0x10;
    Files.write(flipped, bytes);

    isRefused(cut, "it is no zip file, or was cut short");
    isRefused(flipped, "cannot restore");
    isRefused(
        changed("tables/person.copy", ""), "tables/person.copy is not what its checksum says");
    isRefused(changed("tables/extra.copy", ""), "it does not vouch for all of its parts");
    isRefused(
        Files.write(temporary.resolve("text"), "no zip".getBytes(StandardCharsets.UTF_8)),
        "no backup of CoCo");
    isRefused(temporary.resolve("missing"), "there is no such file");
  }

  @Test
  void aBackupOfALaterCoCoIsRefused() throws IOException {
    Path file = temporary.resolve("later.coco-backup");
    Files.copy(backup, file);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path manifest = zip.getPath("manifest.properties");
      String text =
          Files.readString(manifest) + "migration.999912312359=V999912312359__code_later.sql 1\n";
      Files.writeString(manifest, text);
      Path sums = zip.getPath("SHA256SUMS");
      Files.writeString(
          sums,
          Files.readString(sums)
              .replaceFirst("[0-9a-f]{64}  manifest", sha256(text) + "  manifest"));
    }

    isRefused(file, "made by a later CoCo");
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Test
  void wrongUseIsRefused() throws IOException {
    Path full = RunningServer.folder();
    Files.createDirectories(full);
    Files.writeString(full.resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> Restore.into(RunningServer.settings(full, 0), backup))
        .isInstanceOf(BackupFault.class)
        .hasMessageContaining("it is not empty");
    assertThat(full.resolve("notes.txt")).hasContent("mine");
    assertThatThrownBy(() -> Backup.make(RunningServer.settings(full, 0), temporary.resolve("x")))
        .isInstanceOf(BackupFault.class)
        .hasMessageContaining("nothing is stored there");
    assertThatThrownBy(() -> Backup.make(RunningServer.settings(full, 0), backup))
        .isInstanceOf(BackupFault.class)
        .hasMessageContaining("it is there already");
    assertThatThrownBy(
            () ->
                Backup.make(
                    RunningServer.settings(full, 0), temporary.resolve("nowhere").resolve("x")))
        .isInstanceOf(BackupFault.class)
        .hasMessageContaining("there is no folder");
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.filter(path -> path.toString().endsWith(".part"))).isEmpty();
    }
  }
}
