package coco.cli;

import coco.server.Server;
import coco.server.access.Role;
import coco.server.demo.Demonstration;
import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coco serve}: the web application. */
@Command(
    name = "serve",
    description =
        "Serves the web application, on a database of its own unless one is named. Settings may also stand in the environment: COCO_DATA, COCO_PORT, COCO_ADDRESS, COCO_DATABASE, COCO_URL, COCO_MAIL, COCO_MAIL_FROM, COCO_MAIL_ARCHIVE, COCO_MAIL_SETTLE, COCO_ZONE, COCO_HOLIDAYS, COCO_OIDC, COCO_OIDC_PEOPLE, COCO_PROXY, COCO_EVIDENCE_KEY.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--demo",
      description =
          "Fills an empty database with a made water utility, and prints links to sign in.")
  private boolean demo;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port; 8080 unless said, 0 for any free one.")
  private @Nullable String port;

  @Option(
      names = "--address",
      paramLabel = "A",
      description = "Address to listen on; 127.0.0.1 unless said, 0.0.0.0 for all.")
  private @Nullable String address;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where all that is stored lies; ./data unless said.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An outside PostgreSQL: jdbc:postgresql://host/name?user=…&password=….")
  private @Nullable String database;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "By which browsers reach it, for links in mails.")
  private @Nullable String url;

  @Option(
      names = "--rehearse",
      hidden = true,
      description =
          "Starts on a folder of its own, shows some pages to itself and ends: what it loads makes the next start quick.")
  private boolean rehearse;

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (rehearse) {
      return Rehearsal.run();
    }
    console.err().println("coco: starting …");
    try {
      Server server = Server.start(settings());
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ended), "coco-stop"));
      tell(server);
      ended.await();
      return 0;
    } catch (StartFault fault) {
      throw new Refusal(String.join("\n      ", fault.reasons()));
    }
  }

  private static void end(Server server, CountDownLatch ended) {
    server.close();
    ended.countDown();
  }

  private Settings settings() {
    return new ServerSettings()
        .with("COCO_PORT", port)
        .with("COCO_ADDRESS", address)
        .with("COCO_DATA", data)
        .with("COCO_DATABASE", database)
        .with("COCO_URL", url)
        .checked(demo);
  }

  private void tell(Server server) {
    String site = "http://localhost:%d".formatted(server.port());
    console.out().println("CoCo is at " + site);
    if (demo) {
      tellOfDemonstration(server, site);
    }
    Optional<String> first = server.firstLink();
    first.ifPresent(
        link ->
            console
                .out()
                .println(
                    "Nobody has an account yet. This link, good once and for a day, makes the first:\n  "
                        + site
                        + link));
    console.out().flush();
  }

  private void tellOfDemonstration(Server server, String site) {
    List<Demonstration.Link> links = server.demonstrationLinks();
    if (links.isEmpty()) {
      console
          .out()
          .println(
              "Here is an organisation of your own already: it was started as it is, without the demonstration.\nTo see that one, name an empty folder with --data.");
      return;
    }
    console
        .out()
        .println(
            "This is Riverside Water, a demonstration: neither it nor anybody in it exists.\nEach link signs one of its people in, once, within a day; start again for new ones.");
    links.forEach(
        link ->
            console.out().println("  %-18s  %s%s".formatted(role(link.role()), site, link.path())));
  }

  private static String role(Role role) {
    return role.key().replace('-', ' ');
  }
}
