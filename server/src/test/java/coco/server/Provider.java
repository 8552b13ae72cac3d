package coco.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small OpenID provider that vouches for whatever a test tells it to. */
final class Provider implements AutoCloseable {
  private final HttpServer server;
  private final KeyPair keys;

  /** What the next identity says, beside who, for whom and until when. */
  final Map<String, String> claims = new HashMap<>();

  private String nonce = "";

  Provider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
    server.createContext("/.well-known/openid-configuration", it -> json(it, description()));
    server.createContext("/keys", it -> json(it, keySet()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", it -> json(it, token()));
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As the setting names it. */
  String setting() {
    return issuer().replace("//", "//coco:s%2Fecret@");
  }

  private String description() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(issuer());
  }

  private String keySet() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return """
        {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"1","n":"%s","e":"%s"}]}"""
        .formatted(number(key.getModulus()), number(key.getPublicExponent()));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  /** Sends the browser straight back: whoever comes is let in. */
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = new HashMap<>();
    for (String pair : List.of(exchange.getRequestURI().getRawQuery().split("&", -1))) {
      String[] parts = pair.split("=", 2);
      asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    nonce = asked.getOrDefault("nonce", "");
    String state = claims.getOrDefault("state", asked.get("state"));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri")
                + "?code=1&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private String token() {
    long now = Instant.now().getEpochSecond();
    String identity =
        """
        {"iss":"%s","aud":"coco","sub":"someone","nonce":"%s","iat":%d,"exp":%d,"email":"%s","name":"%s",
         "email_verified":%s}"""
            .formatted(
                claims.getOrDefault("iss", issuer()),
                claims.getOrDefault("nonce", nonce),
                now,
                now + 300,
                claims.getOrDefault("email", ""),
                claims.getOrDefault("name", "Some One"),
                claims.getOrDefault("email_verified", "true"));
    String head = base64("{\"alg\":\"RS256\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8));
    String body = head + "." + base64(identity.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(body.getBytes(StandardCharsets.US_ASCII));
      return """
          {"access_token":"x","token_type":"Bearer","expires_in":300,"id_token":"%s.%s"}"""
          .formatted(body, base64(signature.sign()));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
