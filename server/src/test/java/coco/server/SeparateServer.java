package coco.server;

import coco.server.settings.Settings;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, which says where it listens; settings are its arguments. */
final class SeparateServer {
  private SeparateServer() {}

  public static void main(String[] settings) throws InterruptedException {
    Map<String, String> given = new TreeMap<>();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      given.put(parts[0], parts[1]);
    }
    Server server = Server.start(Settings.of(given, false));
    server.firstLink().ifPresent(link -> System.out.println("LINK " + link));
    System.out.println("PORT " + server.port());
    new CountDownLatch(1).await();
  }
}
