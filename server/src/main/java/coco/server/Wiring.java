package coco.server;

import coco.server.database.Database;
import coco.server.settings.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/**
 * How the application's parts are put together. The build runs it once, as far as that, and keeps
 * the outcome as code, so that a start with {@code spring.aot.enabled} need not work it out again;
 * what is put together must therefore never depend on a setting.
 */
final class Wiring {
  private Wiring() {}

  /** The application on these settings and this database; not started. */
  static SpringApplication application(Settings settings, Database database) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setMainApplicationClass(Wiring.class);
    application.setRegisterShutdownHook(false);
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("settings", settings);
          context.getBeanFactory().registerSingleton("database", database);
        });
    return application;
  }

  /** For the build. */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(Map.of(), false);
    application(settings, new Database(settings)).run(arguments);
  }
}
