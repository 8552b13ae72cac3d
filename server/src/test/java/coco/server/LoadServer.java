package coco.server;

import coco.server.access.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/**
 * A server to measure: the water utility's code and 5,000 rules more. It says its port, the session
 * of an author and the address of a draft with 200 rules, and stops when its standard input ends.
 * {@code docs/operations.md} says how it is used.
 */
final class LoadServer {
  private LoadServer() {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    Sites.publish(Sites.renamed("water/riverside", "riverside-water", "2026.1"));
    List<UUID> editions = ManyRules.publish();
    Somebody author = RunningServer.get().somebody(Role.AUTHOR);
    String draft = Codes.begin(author, "edition-" + editions.getFirst());
    System.out.printf(
        "%d %s %s%n", RunningServer.get().port(), author.cookie("coco-session"), draft);
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
