package coco.server.access;

/** A person asked for what their roles do not allow. */
public final class RefusedAccess extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Permission permission;

  public RefusedAccess(Permission permission) {
    super("cannot go on: this needs the permission " + permission.key());
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
