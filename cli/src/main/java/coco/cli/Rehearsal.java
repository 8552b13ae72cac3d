package coco.cli;

import coco.server.Server;
import coco.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A start of the web application for its own sake: the JVM notes what is loaded and linked, and
 * later starts find it done.
 */
final class Rehearsal {
  private static final Duration END_MOST = Duration.ofMinutes(1);
  private static final List<String> PAGES = List.of("/", "/en", "/fr", "/sign-in", "/api/v1/codes");

  private Rehearsal() {}

  /** The exit status: 0 if every page answered. */
  static int run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("coco-rehearsal-");
    CountDownLatch gone = new CountDownLatch(1);
    AtomicBoolean isBrokenOff = new AtomicBoolean();
    Thread hook = new Thread(() -> breakOff(isBrokenOff, gone), "coco-rehearsal-end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      // Where this is root, the database runs as somebody else, who has to get there.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return visit(folder.resolve("data"), isBrokenOff) ? 0 : Coco.REFUSED;
    } finally {
      delete(folder);
      gone.countDown();
    }
  }

  /** The process ends once the server has, and its folder is gone. */
  private static void breakOff(AtomicBoolean isBrokenOff, CountDownLatch gone) {
    isBrokenOff.set(true);
    try {
      gone.await(END_MOST.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean visit(Path data, AtomicBoolean isBrokenOff)
      throws IOException, InterruptedException {
    Settings settings = Settings.of(Map.of("COCO_DATA", data.toString(), "COCO_PORT", "0"), false);
    boolean all = true;
    try (Server server = Server.start(settings);
        HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      for (String page : PAGES) {
        if (isBrokenOff.get()) {
          return false;
        }
        URI address = URI.create("http://localhost:%d%s".formatted(server.port(), page));
        HttpResponse<Void> answer =
            browser.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
        all &= answer.statusCode() == 200;
      }
    }
    return all;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
