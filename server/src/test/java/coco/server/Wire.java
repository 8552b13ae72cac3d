package coco.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests as no browser would send them. */
final class Wire {
  private static final int WAIT_MOST_MILLIS = 60_000;

  private Wire() {}

  /** The whole answer to a request whose lines are these, and after them its body. */
  static String answer(int port, String body, String... lines) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(WAIT_MOST_MILLIS);
      String sent =
          String.join("\r\n", lines)
              + "\r\nConnection: close\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
