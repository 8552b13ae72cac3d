package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coco.server.database.DataFolder;
import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the server from starting is said, with what to do. */
class StartTest {
  @TempDir Path temporary = Path.of("");

  @Test
  void allBadSettingsAreNamedAtOnce() {
    Map<String, String> bad =
        Map.of(
            "COCO_PORT", "99999",
            "COCO_DATABASE", "mysql://localhost",
            "COCO_MAIL", "mail.example.org",
            "COCO_URL", "example",
            "COCO_PROXY", "somewhere",
            "COCO_PRT", "1");

    assertThatThrownBy(() -> Settings.of(bad, false))
        .isInstanceOfSatisfying(
            StartFault.class,
            fault ->
                assertThat(fault.reasons())
                    .hasSize(6)
                    .anyMatch(reason -> reason.startsWith("COCO_PORT=99999"))
                    .anyMatch(
                        reason ->
                            reason.startsWith("COCO_PRT is no setting; there are COCO_ADDRESS, ")));
  }

  @Test
  void proxiesAreAddressesAndRanges() {
    assertThat(
            Settings.of(Map.of("COCO_PROXY", "127.0.0.1, 10.1.0.0/16 ::1,2001:db8::/32"), false)
                .proxies())
        .containsExactly(
            "127.0.0.1/32", "10.1.0.0/16", "0:0:0:0:0:0:0:1/128", "2001:db8:0:0:0:0:0:0/32");
    for (String bad :
        new String[] {
          "proxy.example.org",
          "10.1.0.0/33",
          "::/129",
          "0.0.0.0/0",
          "::/0",
          "10.1",
          "256.1.1.1",
          "::1::",
          "10.1.0.0/16/2",
          "10.1.0.0/",
          "::ffff:10.1.0.1",
          "10\\.1\\.*"
        }) {
      assertThatThrownBy(() -> Settings.of(Map.of("COCO_PROXY", "10.2.0.0/16," + bad), false), bad)
          .isInstanceOf(StartFault.class)
          .hasMessageStartingWith("COCO_PROXY: " + bad + ": no address of a proxy");
    }
  }

  @Test
  void anOpenIdProviderNeedsAnAddressToComeBackTo() {
    Map<String, String> alone = Map.of("COCO_OIDC", "https://coco:secret@login.example.org");

    assertThatThrownBy(() -> Settings.of(alone, false))
        .isInstanceOf(StartFault.class)
        .hasMessageStartingWith("COCO_OIDC needs COCO_URL");
  }

  @Test
  void aSecretInABadSettingIsNotRepeated() {
    assertThatThrownBy(
            () -> Settings.of(Map.of("COCO_DATABASE", "postgres://u:secret@host/db"), false))
        .isInstanceOf(StartFault.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFolderThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("data"), "not a folder");

    assertThatThrownBy(() -> Server.start(RunningServer.settings(file, 0)))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining("it is a file");
  }

  @Test
  void whyAFolderCannotBeUsedIsSaidInPlainWords() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "not a folder");
    Path taken = Files.createDirectories(temporary.resolve("taken"));
    Files.createDirectory(taken.resolve("coco.lock"));

    assertThat(refusal(file.resolve("data"))).contains("is a file. Name a folder");
    assertThat(refusal(file.resolve("deep").resolve("data"))).contains("is a file. Name a folder");
    assertThat(refusal(taken)).contains("coco.lock is a folder");
    assertThat(refusal(temporary.resolve("long".repeat(100)))).contains("its name is too long");
    assertThat(refusal(Path.of("/proc/coco"))).contains("/proc/coco");
    assertThat(
            Stream.of(
                    new AccessDeniedException("/a/data"),
                    new FileSystemException("/a/data", null, "Read-only file system"),
                    new FileSystemException("/a/data", null, "No space left on device"),
                    new FileSystemException("/a/data", null, "Input/output error"),
                    new IOException("No space left on device"))
                .map(DataFolder::reason))
        .containsExactly(
            "this user may not read or write /a/data",
            "/a/data is on a disk that cannot be written to",
            "the disk is full",
            "/a/data: input/output error",
            "No space left on device");
  }

  /** Why a server does not start on a folder. */
  private static String refusal(Path data) {
    try (Server started = Server.start(RunningServer.settings(data, 0))) {
      throw new AssertionError("started at " + started.port());
    } catch (StartFault fault) {
      assertThat(fault.getMessage())
          .startsWith("cannot use the data folder")
          .doesNotContain("Exception", "java.");
      return String.join("\n", fault.reasons());
    }
  }

  @Test
  void aSecondServerOnAFolderIsRefused() {
    Path data = RunningServer.folder();
    try (Server first = Server.start(RunningServer.settings(data, 0))) {
      assertThatThrownBy(() -> Server.start(RunningServer.settings(data, 0)))
          .isInstanceOf(StartFault.class)
          .hasMessageContaining(
              "another CoCo (process %d)".formatted(ProcessHandle.current().pid()));

      assertThat(first.firstLink()).isPresent();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    int taken = RunningServer.get().port();

    for (Path data : List.of(RunningServer.folder(), temporary.resolve("new"))) {
      assertThatThrownBy(() -> Server.start(RunningServer.settings(data, taken)))
          .isInstanceOf(StartFault.class)
          .hasMessageContaining("127.0.0.1:" + taken)
          .hasMessageContaining("--port");
    }
    assertThat(temporary.resolve("new")).doesNotExist();
  }

  @Test
  void anOutsideDatabaseThatDoesNotAnswerIsNamed() {
    Map<String, String> wrong =
        Map.of("COCO_DATABASE", "jdbc:postgresql://127.0.0.1:1/nothing?user=u&password=secret");

    assertThatThrownBy(() -> Server.start(RunningServer.settings(wrong)))
        .isInstanceOf(StartFault.class)
        .hasMessageContaining("cannot use the database")
        .hasMessageContaining("127.0.0.1:1")
        .hasMessageNotContaining("secret");
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    Path data = RunningServer.folder();
    String link;
    try (Server first = Server.start(RunningServer.settings(data, 0))) {
      link = first.firstLink().orElseThrow();
      Somebody somebody = new Somebody(first.port());
      somebody.post(
          "/first",
          Map.of(
              "token",
              link.substring(link.indexOf('=') + 1),
              "name",
              "Ada",
              "email",
              "Ada@Example.org",
              "password",
              RunningServer.PASSWORD));
    }

    try (Server second = Server.start(RunningServer.settings(data, 0))) {
      Somebody ada = new Somebody(second.port());
      var answer =
          ada.post(
              "/sign-in", Map.of("email", "ada@example.org", "password", RunningServer.PASSWORD));

      assertThat(second.firstLink()).isEmpty();
      assertThat(answer.headers().firstValue("Location"))
          .hasValueSatisfying(to -> assertThat(to).endsWith("/me"));
      assertThat(ada.get(link).statusCode()).isEqualTo(404);
    }
  }
}
