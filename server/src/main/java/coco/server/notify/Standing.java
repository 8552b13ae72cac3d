package coco.server.notify;

import java.util.Set;
import java.util.UUID;

/**
 * Says of things that notifications are about which are over: nobody is written to about them any
 * more.
 */
@FunctionalInterface
public interface Standing {
  /** Those of the things that are over; of things that it does not know it says nothing. */
  Set<UUID> over(Set<UUID> things);
}
