package coco.server.access;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The person who is signed in, as far as other modules need to know.
 *
 * @param name as shown on pages
 */
public record Viewer(UUID id, String name, Set<Role> roles) implements Serializable {
  public Viewer {
    EnumSet<Role> held = EnumSet.of(Role.EMPLOYEE);
    held.addAll(roles);
    roles = Set.copyOf(held);
  }

  public boolean may(Permission permission) {
    return permission.isHeldBy(roles);
  }

  /**
   * Goes on where the person may.
   *
   * @throws RefusedAccess otherwise
   */
  public void mustBeAbleTo(Permission permission) {
    if (!may(permission)) {
      throw new RefusedAccess(permission);
    }
  }
}
