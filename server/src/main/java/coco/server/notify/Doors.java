package coco.server.notify;

import java.util.List;
import java.util.UUID;

/** Links that let the readers of mails in, made by the module that knows accounts. */
public interface Doors {
  /** Where a link is to lead, and whom it lets in. */
  record To(UUID person, String path) {}

  /**
   * Makes a link for each, good once and for some days, which lets its person do no more than read,
   * and answer what they read.
   *
   * @return their paths, in order
   */
  List<String> open(List<To> wanted);
}
