package coco.server;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A server to measure: the water utility's code and 5,000 rules more. It says its port, and stops
 * when its standard input ends. {@code docs/operations.md} says how it is used.
 */
final class LoadServer {
  private LoadServer() {}

  /** Starts it. */
  public static void main(String[] arguments) throws IOException {
    Sites.publish(Sites.renamed("water/riverside", "riverside-water", "2026.1"));
    ManyRules.publish();
    System.out.println(RunningServer.get().port());
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
