package coco.server;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link SeparateServer} as seen from outside: what it says, and its end. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final Path data;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<String> link = new CompletableFuture<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Thread reader;

  private ServerProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts one on a folder; with the logging of the shipped server, not that of tests. */
  static ServerProcess start(Path data, Map<String, String> settings) {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:+UseSerialGC");
      command.add("-XX:TieredStopAtLevel=1");
      command.add("-Dspring.datasource.hikari.connection-timeout=1000");
      command.add("-cp");
      command.add(classPath());
      command.add(SeparateServer.class.getName());
      command.add("COCO_DATA=" + data);
      command.add("COCO_PORT=0");
      settings.forEach((name, value) -> command.add(name + "=" + value));
      return new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true).start(), data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** That of the tests, but of their own classes and settings the one class only. */
  private static String classPath() throws IOException {
    Path tests =
        Path.of(SeparateServer.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Path alone = Files.createTempDirectory("coco-separate-");
    Path inside = Path.of("coco", "server", "SeparateServer.class");
    Files.createDirectories(alone.resolve(inside).getParent());
    Files.copy(tests.resolve(inside), alone.resolve(inside));
    return Stream.concat(
            Stream.of(alone.toString()),
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(tests.toAbsolutePath())))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private void read() {
    try (BufferedReader said = process.inputReader()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("LINK ")) {
          link.complete(line.substring(5));
        } else if (line.startsWith("PORT ")) {
          port.complete(Integer.valueOf(line.substring(5)));
        } else {
          lines.add(line);
        }
      }
    } catch (IOException ended) {
      lines.add("ended: " + ended.getMessage());
    }
    port.completeExceptionally(new IllegalStateException(String.join("\n", lines)));
    link.completeExceptionally(new IllegalStateException(String.join("\n", lines)));
  }

  private static <T> T within(CompletableFuture<T> future) {
    try {
      return future.get(180, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  int port() {
    return within(port);
  }

  /** The first administrator, signed in. */
  Somebody first(String name, String email) {
    Somebody first = new Somebody(port());
    String made = within(link);
    first.post(
        "/first",
        Map.of(
            "token",
            made.substring(made.indexOf('=') + 1),
            "name",
            name,
            "email",
            email,
            "password",
            RunningServer.PASSWORD));
    return first;
  }

  /** What it wrote so far, but for where it listens. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** Kills the database as if the machine had stopped. */
  void killDatabase() {
    try {
      Path pid = data.resolve("database").resolve("cluster").resolve("postmaster.pid");
      long id = Long.parseLong(Files.readAllLines(pid).getFirst());
      ProcessHandle.of(id)
          .ifPresent(
              postmaster -> {
                List<ProcessHandle> all = postmaster.descendants().toList();
                postmaster.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
                postmaster.onExit().join();
                all.forEach(each -> each.onExit().join());
              });
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Kills it, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Kills it and all that it started, before any of it can put things in order. */
  void killAll() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    killDatabase();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
    try {
      reader.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
