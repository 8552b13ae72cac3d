package coco.server.access;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The person who is signed in, or for whom a program acts, as far as other modules need to know.
 *
 * @param name as shown on pages
 * @param within what a program's token was made for; every permission for a person
 */
public record Viewer(UUID id, String name, Set<Role> roles, Set<Permission> within)
    implements Serializable {
  public Viewer {
    EnumSet<Role> held = EnumSet.of(Role.EMPLOYEE);
    held.addAll(roles);
    roles = Set.copyOf(held);
    within = Set.copyOf(within);
  }

  public Viewer(UUID id, String name, Set<Role> roles) {
    this(id, name, roles, EnumSet.allOf(Permission.class));
  }

  /** The same person, who may do no more than these. */
  public Viewer within(Set<Permission> permissions) {
    return new Viewer(id, name, roles, permissions);
  }

  /** Whether they came by a link of a mail, which does not let them do all that they may. */
  public boolean isByMail() {
    return within.equals(Permission.BY_MAIL);
  }

  public boolean may(Permission permission) {
    return within.contains(permission) && permission.isHeldBy(roles);
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
