package coco.server.settings;

import java.util.List;

/** Why the server cannot start: every reason at once, each with what to do. */
public final class StartFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> reasons;

  public StartFault(List<String> reasons) {
    super(String.join("\n", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public StartFault(String reason) {
    this(List.of(reason));
  }

  public StartFault(String reason, Throwable cause) {
    super(reason, cause);
    this.reasons = List.of(reason);
  }

  public List<String> reasons() {
    return reasons;
  }
}
