package coco.server;

import coco.language.text.Language;
import coco.server.access.Role;
import coco.server.database.Database;
import coco.server.people.People;
import coco.server.people.Person;
import coco.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** One server on a database of its own for all tests of this run, with people who may sign in. */
public final class RunningServer {
  public static final String PASSWORD = "correct horse battery staple";

  private static final RunningServer ONE = new RunningServer();

  private final Path data = folder();
  private final Server server;
  private final Person first;
  private final AtomicInteger people = new AtomicInteger();
  private final Map<Somebody, UUID> ids = new ConcurrentHashMap<>();

  private RunningServer() {
    server = withoutRounds(Server.start(settings(data, 0)));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    String link = server.firstLink().orElseThrow();
    String token = link.substring(link.indexOf('=') + 1);
    first =
        people()
            .makeFirst(token, "ada@example.org", "Ada Field", Language.ENGLISH, PASSWORD)
            .orElseThrow();
  }

  public static RunningServer get() {
    return ONE;
  }

  /** Settings as a person would give them. */
  static Settings settings(Path data, int port) {
    return Settings.of(
        Map.of("COCO_DATA", data.toString(), "COCO_PORT", Integer.toString(port)), false);
  }

  /** Settings on an empty folder, with more of them. */
  public static Settings settings(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("COCO_DATA", folder().toString());
    all.put("COCO_PORT", "0");
    return Settings.of(all, false);
  }

  /** Another node on the same database. */
  Server node(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    Database database = application().getBean(Database.class);
    all.put(
        "COCO_DATABASE",
        "%s?user=%s&password=%s"
            .formatted(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
    return withoutRounds(Server.start(settings(all)));
  }

  /** What goes round every ten minutes, or less often, is left to the tests, which say when. */
  private static Server withoutRounds(Server server) {
    for (ScheduledTask task :
        server.application().getBean(ScheduledTaskHolder.class).getScheduledTasks()) {
      if (task.getTask() instanceof IntervalTask round
          && round.getIntervalDuration().compareTo(Duration.ofMinutes(10)) >= 0) {
        task.cancel();
      }
    }
    return server;
  }

  /** An empty folder that everybody may enter: PostgreSQL does not run as root. */
  static Path folder() {
    try {
      Path folder = Files.createTempDirectory("coco-server-test-");
      Files.setPosixFilePermissions(
          folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      return folder.resolve("data");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public ConfigurableApplicationContext application() {
    return server.application();
  }

  People people() {
    return application().getBean(People.class);
  }

  /** The folder of all that it stores. */
  Path data() {
    return data;
  }

  public int port() {
    return server.port();
  }

  /** Somebody who is not signed in. */
  public Somebody nobody() {
    return new Somebody(port());
  }

  /** The id of somebody who was made here. */
  public String idOf(Somebody somebody) {
    return java.util.Objects.requireNonNull(ids.get(somebody)).toString();
  }

  /** Somebody new with these roles, signed in by a link. */
  public Somebody somebody(Role... roles) {
    return signedIn(person(roles));
  }

  /** Somebody new with these roles. */
  Person person(Role... roles) {
    String email = "person-%d@example.org".formatted(people.incrementAndGet());
    List<String> keys = Arrays.stream(roles).map(Role::key).toList();
    var problem = people().add(first.viewer(), "Person " + email, email, "en", keys);
    if (problem.isPresent()) {
      throw new IllegalStateException(problem.get());
    }
    return people().byEmail(email).orElseThrow();
  }

  /** A browser in which the person has just signed in by a link. */
  Somebody signedIn(Person person) {
    Somebody somebody = new Somebody(port());
    ids.put(somebody, person.id());
    somebody.get("/sign-in");
    somebody.post("/sign-in/link", Map.of("token", people().signInLink(person)));
    return somebody;
  }
}
