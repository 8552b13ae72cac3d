package coco.server.database;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server on this machine, for this process only.
 *
 * <p>It listens on 127.0.0.1 at a free port, with a random password that lies beside its files,
 * readable by this user only, and writes to disk before it says so (fsync). A watcher, a shell
 * whose standard input is a pipe from this process, stops the server when the pipe closes: so it
 * ends with this process, also when that is killed. PostgreSQL refuses to run as root: there, its
 * programs run as the user {@code nobody}.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration START_MOST = Duration.ofSeconds(60);
  private static final String USER = "coco";
  private static final String UNPRIVILEGED = "nobody";

  private final int port;
  private final String password;
  private final Process watcher;

  private EmbeddedPostgres(int port, String password, Process watcher) {
    this.port = port;
    this.password = password;
    this.watcher = watcher;
  }

  /**
   * Starts the server on the files in {@code folder}, which are made where there are none.
   *
   * @throws StartFault if it cannot start, with what the server said
   */
  public static EmbeddedPostgres start(Path folder) {
    try {
      return new Launch(folder.toAbsolutePath().normalize()).start();
    } catch (IOException failure) {
      throw new StartFault(
          "cannot start the database in %s: %s".formatted(folder, DataFolder.reason(failure)),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFault("cannot start the database: interrupted", interrupted);
    }
  }

  /** Whether a database was made in the folder. */
  public static boolean isMade(Path folder) {
    return Files.exists(folder.resolve("cluster.made"));
  }

  /** The whole address of the database that runs in the folder, password included. */
  public static Optional<String> running(Path folder) {
    try {
      List<String> lines = Files.readAllLines(folder.resolve("cluster").resolve("postmaster.pid"));
      // The file's form is PostgreSQL's: process, folder, start, port, …, and whether it is ready.
      if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
        return Optional.empty();
      }
      int port = Integer.parseInt(lines.get(3).strip());
      return Optional.of(address(port, Files.readString(folder.resolve("password")).strip()));
    } catch (NoSuchFileException stopped) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new StartFault(
          "cannot reach the database in %s: %s. Run this as the user who runs CoCo."
              .formatted(folder, DataFolder.reason(failure)),
          failure);
    }
  }

  private static String address(int port, String password) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, USER, USER, password);
  }

  /** Its whole address, user and password included. */
  public String address() {
    return address(port, password);
  }

  /** Where it listens, as a JDBC address. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, USER);
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }

  /** Stops the server and waits until it has. */
  @Override
  public void close() {
    try {
      watcher.getOutputStream().close();
      if (!watcher.waitFor(START_MOST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the database did not stop within " + START_MOST);
      }
    } catch (IOException failure) {
      throw new IllegalStateException("cannot stop the database", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One start. */
  private static final class Launch {
    private final Path folder;
    private final Path files;
    private final Path log;
    private final boolean asRoot = "root".equals(System.getProperty("user.name"));

    Launch(Path folder) {
      this.folder = folder;
      this.files = folder.resolve("cluster");
      this.log = folder.resolve("postgresql.log");
    }

    EmbeddedPostgres start() throws IOException, InterruptedException {
      Files.createDirectories(folder);
      Path binaries = PostgresBinaries.unpacked(folder);
      if (asRoot) {
        hand(folder);
        checkReach();
      }
      if (!Files.exists(log, LinkOption.NOFOLLOW_LINKS)) {
        Files.createFile(
            log,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      if (asRoot) {
        give(log);
      }
      String password = password(binaries);
      int port = freePort();
      stopLeftOver(binaries);
      run(
          "start the database in " + files,
          List.of(
              binaries.resolve("bin/pg_ctl").toString(),
              "start",
              "--wait",
              "--timeout=" + START_MOST.toSeconds(),
              "--pgdata=" + files,
              "--log=" + log,
              "--options=-c listen_addresses=127.0.0.1 -c port=%d -c unix_socket_directories='' -c max_connections=60"
                  .formatted(port)));
      return new EmbeddedPostgres(port, password, watch(binaries));
    }

    /** The password, made with the files; a start that was cut short before is begun anew. */
    private String password(Path binaries) throws IOException, InterruptedException {
      Path secret = folder.resolve("password");
      Path made = folder.resolve("cluster.made");
      if (Files.exists(made)) {
        return Files.readString(secret).strip();
      }
      clear(files);
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      String password = HexFormat.of().formatHex(random);
      Files.deleteIfExists(secret);
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, password + "\n");
      if (asRoot) {
        give(secret);
      }
      run(
          "make a database in " + files,
          List.of(
              binaries.resolve("bin/initdb").toString(),
              "--pgdata=" + files,
              "--username=" + USER,
              "--pwfile=" + secret,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--no-locale"));
      single(binaries, "create database %s".formatted(USER));
      Files.writeString(made, "The files in cluster/ are complete.\n");
      return password;
    }

    private void single(Path binaries, String statement) throws IOException, InterruptedException {
      run(
          "make a database in " + files,
          List.of(
              "sh",
              "-c",
              "echo \"$1\" | \"$0\" --single -D \"$2\" postgres",
              binaries.resolve("bin/postgres").toString(),
              statement,
              files.toString()));
    }

    /** A server whose process was killed together with its watcher may still be running. */
    private void stopLeftOver(Path binaries) throws IOException, InterruptedException {
      if (Files.exists(files.resolve("postmaster.pid"))) {
        Process stop =
            begin(
                List.of(
                    binaries.resolve("bin/pg_ctl").toString(),
                    "stop",
                    "--wait",
                    "--mode=fast",
                    "--pgdata=" + files));
        stop.getInputStream().transferTo(OutputStream.nullOutputStream());
        stop.waitFor();
      }
    }

    private Process watch(Path binaries) throws IOException {
      return begin(
          List.of(
              "sh",
              "-c",
              "trap '' INT TERM HUP; cat >/dev/null; exec \"$0\" stop --wait --mode=fast --pgdata=\"$1\" >/dev/null 2>&1",
              binaries.resolve("bin/pg_ctl").toString(),
              files.toString()));
    }

    private void run(String what, List<String> command) throws IOException, InterruptedException {
      Path said = Files.createTempFile("coco-postgresql-", ".txt");
      try {
        ProcessBuilder builder = builder(command);
        builder.redirectOutput(said.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
          throw new StartFault(
              "cannot %s: %s"
                  .formatted(
                      what, (Files.readString(said) + tail(log)).strip().replace("\n", "\n  ")));
        }
      } finally {
        Files.delete(said);
      }
    }

    private static String tail(Path log) throws IOException {
      if (!Files.isReadable(log)) {
        return "";
      }
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private Process begin(List<String> command) throws IOException {
      return builder(command).start();
    }

    private ProcessBuilder builder(List<String> command) {
      List<String> whole = new ArrayList<>();
      if (asRoot) {
        whole.addAll(
            List.of(
                "setpriv",
                "--reuid=" + UNPRIVILEGED,
                "--regid=nogroup",
                "--clear-groups",
                "--no-new-privs"));
      }
      whole.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
      builder.directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.environment().put("LC_ALL", "C");
      builder.environment().put("TZ", "UTC");
      return builder;
    }

    private void hand(Path path) throws IOException {
      give(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }

    private static void give(Path path) throws IOException {
      UserPrincipal user =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED);
      Files.getFileAttributeView(path, FileOwnerAttributeView.class).setOwner(user);
    }

    private void checkReach() throws IOException, InterruptedException {
      for (Path each = folder.getParent(); each != null; each = each.getParent()) {
        Process reach =
            builder(List.of("test", "-x", each.toString()))
                .directory(Path.of("/").toFile())
                .start();
        if (reach.waitFor() != 0) {
          throw new StartFault(
              "cannot start the database in %s: PostgreSQL does not run as root, and the user %s may not enter %s. Run CoCo as another user, or name a folder elsewhere with --data."
                  .formatted(folder, UNPRIVILEGED, each));
        }
      }
    }

    private static void clear(Path files) throws IOException {
      if (!Files.exists(files)) {
        return;
      }
      try (Stream<Path> all = Files.walk(files)) {
        for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        return socket.getLocalPort();
      }
    }
  }
}
