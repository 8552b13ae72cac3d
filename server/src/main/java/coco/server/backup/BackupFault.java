package coco.server.backup;

/** Why a copy cannot be made or restored, with what to do. */
public final class BackupFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupFault(String reason) {
    super(reason);
  }

  BackupFault(String reason, Throwable cause) {
    super(reason, cause);
  }
}
