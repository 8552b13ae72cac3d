package coco.server;

import coco.server.database.DataFolder;
import coco.server.database.Database;
import coco.server.demo.Demonstration;
import coco.server.settings.Settings;
import coco.server.settings.StartFault;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The running web application: its data folder, its database, its pages. */
public final class Server implements AutoCloseable {
  private final DataFolder folder;
  private final Database database;
  private final ConfigurableApplicationContext application;

  private Server(DataFolder folder, Database database, ConfigurableApplicationContext application) {
    this.folder = folder;
    this.database = database;
    this.application = application;
  }

  /**
   * Starts everything; it runs until it is closed.
   *
   * @throws StartFault with what to do, if it cannot
   */
  public static Server start(Settings settings) {
    if (!Files.exists(settings.data())) {
      // No folder is made for what will not run.
      checkPort(settings);
    }
    DataFolder folder = DataFolder.hold(settings.data());
    Database database = new Database(settings);
    database.begin(folder);
    try {
      return new Server(folder, database, application(settings, database));
    } catch (RuntimeException failure) {
      database.close();
      folder.close();
      throw failure;
    }
  }

  private static ConfigurableApplicationContext application(Settings settings, Database database) {
    SpringApplication application = Wiring.application(settings, database);
    application.addInitializers(
        context -> {
          // What this logs has its place from here on.
          database.migrate();
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("settings", properties(settings)));
        });
    try {
      return application.run();
    } catch (RuntimeException failure) {
      throw explained(settings, failure);
    }
  }

  private static Map<String, Object> properties(Settings settings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.address", settings.address());
    properties.put("server.port", settings.port());
    boolean secure = settings.url().map(url -> "https".equals(url.getScheme())).orElse(false);
    properties.put("server.servlet.session.cookie.secure", secure);
    if (!settings.proxies().isEmpty()) {
      properties.put("server.forward-headers-strategy", "native");
      properties.put(
          "server.tomcat.remoteip.internal-proxies", String.join(", ", settings.proxies()));
    }
    return properties;
  }

  private static void checkPort(Settings settings) {
    InetSocketAddress place = new InetSocketAddress(settings.address(), settings.port());
    try (ServerSocket trial = new ServerSocket()) {
      trial.bind(place);
    } catch (BindException taken) {
      throw portTaken(settings, taken);
    } catch (IOException other) {
      throw new StartFault(
          "cannot listen on %s: this machine has no such address. Name one of its own with --address."
              .formatted(settings.address()),
          other);
    }
  }

  private static StartFault portTaken(Settings settings, Exception failure) {
    return new StartFault(
        "cannot listen on %s:%d: another program does. Stop it, or name another port with --port."
            .formatted(settings.address(), settings.port()),
        failure);
  }

  /** The failure as an operator can act on it, where its cause is known. */
  private static RuntimeException explained(Settings settings, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException || cause instanceof BindException) {
        return portTaken(settings, failure);
      }
      if (cause instanceof StartFault fault) {
        return fault;
      }
    }
    return failure;
  }

  /** The port that it listens on. */
  public int port() {
    if (application instanceof WebServerApplicationContext web) {
      var server = web.getWebServer();
      if (server != null) {
        return server.getPort();
      }
    }
    throw new IllegalStateException("no web server is running");
  }

  /**
   * The path and query of a link that makes the first administrator, where nobody has an account.
   */
  public Optional<String> firstLink() {
    coco.server.people.People people = application.getBean(coco.server.people.People.class);
    return people.isEmpty() ? Optional.of("/first?token=" + people.firstLink()) : Optional.empty();
  }

  /**
   * Links that sign in some of the demonstration's people; none where this is another organisation.
   */
  public List<Demonstration.Link> demonstrationLinks() {
    return application.getBean(Demonstration.class).links();
  }

  /** What it is made of, for tests. */
  ConfigurableApplicationContext application() {
    return application;
  }

  /** Stops the pages, then the database, and lets go of the folder. */
  @Override
  public void close() {
    application.close();
    database.close();
    folder.close();
  }
}
