package coco.server.notify;

import java.util.Optional;
import java.util.UUID;

/** Files that go with mails, made by the modules that know what they are of. */
public interface Enclosures {
  /**
   * A file.
   *
   * @param name as it is saved
   * @param content its text: JSON
   */
  record File(String name, String content) {}

  /**
   * The file of a key, as {@link Notifications#tellEnclosing} was given it.
   *
   * @return empty as long as it cannot be made, and for keys of others
   */
  Optional<File> of(UUID person, String key);
}
