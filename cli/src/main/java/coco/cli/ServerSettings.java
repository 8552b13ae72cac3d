package coco.cli;

import coco.server.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The server's settings as given to a command: its options first, then the environment. */
final class ServerSettings {
  private final Map<String, String> given = new TreeMap<>();

  ServerSettings() {
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("COCO_")) {
                given.put(name, value);
              }
            });
  }

  /** Sets one by its name in the environment, where the option was given. */
  ServerSettings with(String name, @Nullable Object value) {
    if (value != null) {
      given.put(name, value.toString());
    }
    return this;
  }

  /**
   * The settings, checked.
   *
   * @throws coco.server.settings.StartFault that names every bad one at once
   */
  Settings checked(boolean demo) {
    return Settings.of(given, demo);
  }
}
