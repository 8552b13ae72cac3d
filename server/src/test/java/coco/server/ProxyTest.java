package coco.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a request says of where it comes from is taken from proxies that the operator names. */
class ProxyTest {
  private static final RunningServer SERVER = RunningServer.get();
  private static final JdbcClient JDBC = SERVER.application().getBean(JdbcClient.class);
  private static final AtomicInteger GUESSES = new AtomicInteger();

  /** The page after a sign-in that is refused. */
  private static String guess(Somebody somebody, String email) {
    return somebody.post("/sign-in", Map.of("email", email, "password", "guess")).body();
  }

  /** The address that an attempt is counted for. */
  private static String counted(int port, String here, String said) {
    String email = "proxy-%d@example.org".formatted(GUESSES.incrementAndGet());
    guess(Somebody.of(port, InetAddress.ofLiteral(here), said), email);
    return JDBC.sql("select address from sign_in_attempt where account = :account")
        .param("account", email)
        .query(String.class)
        .single();
  }

  /** Where a request that names other sites is led to. */
  private static String ledTo(int port, String... headers) {
    String[] lines =
        Stream.concat(Stream.of("GET /me HTTP/1.1"), Stream.of(headers)).toArray(String[]::new);
    return Wire.answer(port, "", lines)
        .lines()
        .filter(line -> line.startsWith("Location: "))
        .findFirst()
        .orElseThrow()
        .substring("Location: ".length());
  }

  @Test
  void unlessAProxyIsNamedTheConnectionSaysWhereARequestComesFrom() {
    int port = SERVER.port();

    assertThat(counted(port, "127.0.0.9", "203.0.113.9")).isEqualTo("127.0.0.9");

    JDBC.sql(
            """
            insert into sign_in_attempt (at, kind, account, address)
            select now(), 'sign-in', 'many-' || n, '127.0.0.2' from generate_series(1, 50) n
            """)
        .update();
    assertThat(guess(Somebody.of(port, InetAddress.ofLiteral("127.0.0.2"), "203.0.113.99"), "many"))
        .contains("too many attempts");
  }

  @Test
  void whateverHostARequestNamesItIsLedOnWithinTheSite() {
    String[] forged = {
      "Host: evil.example",
      "X-Forwarded-Host: evil.example",
      "X-Forwarded-Proto: https",
      "X-Forwarded-Port: 666",
      "Forwarded: host=evil.example;proto=https"
    };

    assertThat(ledTo(SERVER.port(), forged)).isEqualTo("/sign-in?to=%2Fme");
    try (Server node = SERVER.node(Map.of("COCO_PROXY", "127.0.0.1"))) {
      assertThat(ledTo(node.port(), forged)).isEqualTo("/sign-in?to=%2Fme");
    }
  }

  @Test
  void onlyTheProxiesThatAreNamedAreBelieved() {
    try (Server node = SERVER.node(Map.of("COCO_PROXY", "127.0.0.3, 10.1.0.0/16"))) {
      assertThat(counted(node.port(), "127.0.0.3", "203.0.113.9")).isEqualTo("203.0.113.9");
      assertThat(counted(node.port(), "127.0.0.3", "198.51.100.1, 203.0.113.8, 10.1.2.3"))
          .as("what the caller of the first proxy says")
          .isEqualTo("203.0.113.8");
      assertThat(counted(node.port(), "127.0.0.3", "198.51.100.1, 10.2.0.1"))
          .as("a private network that is not named")
          .isEqualTo("10.2.0.1");
      assertThat(counted(node.port(), "127.0.0.4", "203.0.113.7")).isEqualTo("127.0.0.4");
      assertThat(counted(node.port(), "127.0.0.1", "203.0.113.7")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aProxyMayHaveALongAddress() {
    assumeTrue(hasLongAddresses(), "this machine has no IPv6");
    try (Server node = SERVER.node(Map.of("COCO_ADDRESS", "::1", "COCO_PROXY", "::1"));
        Server other = SERVER.node(Map.of("COCO_ADDRESS", "::1", "COCO_PROXY", "fd00::/8"))) {
      assertThat(counted(node.port(), "::1", "2001:db8::7")).isEqualTo("2001:db8::7");
      assertThat(counted(other.port(), "::1", "2001:db8::7")).isEqualTo("0:0:0:0:0:0:0:1");
    }
  }

  private static boolean hasLongAddresses() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
      return true;
    } catch (IOException none) {
      return false;
    }
  }
}
