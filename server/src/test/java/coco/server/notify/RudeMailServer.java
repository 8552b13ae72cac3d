package coco.server.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that answers one word badly: with a refusal, or by hanging up. */
final class RudeMailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String word;
  private final String answer;
  private final String reader;
  private final AtomicInteger heard = new AtomicInteger();

  /**
   * One that listens.
   *
   * @param reader whose mails are counted
   * @param word how the line begins that it answers badly; a full stop for the end of a mail
   * @param answer what it says, or nothing where it hangs up
   */
  RudeMailServer(String reader, String word, String answer) {
    this.reader = reader;
    this.word = word;
    this.answer = answer;
    try {
      socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::listen);
  }

  String address() {
    return "smtp://127.0.0.1:" + socket.getLocalPort();
  }

  /** How often it heard the word, of mails to a reader: others' may come as well. */
  int heard() {
    return heard.get();
  }

  private void listen() {
    try {
      while (!socket.isClosed()) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> talk(client));
      }
    } catch (IOException closed) {
      heard.addAndGet(0);
    }
  }

  private void talk(Socket client) {
    try (client;
        OutputStream out = client.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      say(out, "220 rude");
      boolean isText = false;
      boolean isToReader = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean isEnd = line.equals(".");
        if (isText && !isEnd) {
          continue;
        }
        isText = line.equals("DATA");
        isToReader |= line.contains(reader);
        if (line.startsWith(word)) {
          heard.addAndGet(isToReader ? 1 : 0);
          if (answer.isEmpty()) {
            return;
          }
          say(out, answer);
          isText = false;
        } else {
          say(out, isText ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine");
        }
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
