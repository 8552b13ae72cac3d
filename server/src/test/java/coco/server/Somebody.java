package coco.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser without script: cookies, pages, forms. */
public final class Somebody {
  private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern SHOWN = Pattern.compile("name=\"texts\" value=\"([^\"]+)\"");

  private final String site;
  private final String address;
  private String form = "";
  private final CookieManager cookies;
  private final HttpClient client;

  Somebody(int port) {
    this(site(port), "", new CookieManager(null, CookiePolicy.ACCEPT_ALL), HttpClient.newBuilder());
  }

  private Somebody(
      String site, String address, CookieManager cookies, HttpClient.Builder connections) {
    this.site = site;
    this.address = address;
    this.cookies = cookies;
    this.client = connections.cookieHandler(cookies).build();
  }

  private static String site(int port) {
    return "http://127.0.0.1:" + port;
  }

  /**
   * A new browser.
   *
   * @param here the address of this machine that it calls from
   * @param remote what it says of where it comes from
   */
  static Somebody of(int port, InetAddress here, String remote) {
    String host = here instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    return new Somebody(
        "http://%s:%d".formatted(host, port),
        remote,
        new CookieManager(null, CookiePolicy.ACCEPT_ALL),
        HttpClient.newBuilder().localAddress(here));
  }

  /** The same browser, at another port of this machine. */
  Somebody at(int other) {
    return new Somebody(site(other), address, cookies, HttpClient.newBuilder());
  }

  /** The same browser, behind a proxy that says from which address it comes. */
  Somebody from(String remote) {
    return new Somebody(site, remote, cookies, HttpClient.newBuilder());
  }

  /** Goes to where an answer points, on any site. */
  HttpResponse<String> follow(String elsewhere) {
    return send(HttpRequest.newBuilder(URI.create(elsewhere)).GET().build());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  public HttpResponse<String> get(String path, String header, String value) {
    return send(request(path).header(header, value).GET().build());
  }

  /** Asks for something by another method, without a form. */
  HttpResponse<String> ask(String method, String path) {
    return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()).build());
  }

  /** Sends a form, with what guards it against forgery. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    if (form.isEmpty()) {
      get("/sign-in");
      get("/me/account");
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-XSRF-TOKEN", form)
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build());
  }

  /**
   * Decides on an edition's texts as its page shows them: {@code approval}, {@code publication}.
   */
  HttpResponse<String> press(String edition, String step) {
    return press(edition, step, shown(edition), "");
  }

  /** The same, with a reason. */
  HttpResponse<String> press(String edition, String step, String shown, String reason) {
    return post(edition + "/" + step, Map.of("texts", shown, "reason", reason));
  }

  /** The texts of an edition that its page shows, as its forms send them along. */
  String shown(String edition) {
    Matcher texts = SHOWN.matcher(get(edition).body());
    return texts.find() ? texts.group(1) : "";
  }

  /** A file of a form; its bytes stand as the characters of Latin 1. */
  private record Part(String field, String name, String content) {
    static Part of(String field, String name, byte[] content) {
      return new Part(field, name, new String(content, StandardCharsets.ISO_8859_1));
    }
  }

  /** Sends a form with a file. */
  public HttpResponse<String> upload(
      String path, Map<String, String> fields, String name, byte[] content) {
    return upload(path, fields, List.of(Part.of("file", name, content)));
  }

  /** Sends a form with a document to begin a code from. */
  public HttpResponse<String> uploadDocument(String name, byte[] content) {
    return upload(
        "/office/editions", Map.of("from", "document"), List.of(Part.of("files", name, content)));
  }

  /** Sends a form with files, each a code's text. */
  public HttpResponse<String> upload(String path, Map<String, String> fields, String... contents) {
    return upload(
        path,
        fields,
        Arrays.stream(contents)
            .map(it -> Part.of("files", "a.coco.md", it.getBytes(StandardCharsets.UTF_8)))
            .toList());
  }

  private HttpResponse<String> upload(String path, Map<String, String> fields, List<Part> files) {
    if (form.isEmpty()) {
      get("/me/account");
    }
    String border = "border-of-parts";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> guarded = new HashMap<>(fields);
    guarded.put("_csrf", form);
    guarded.forEach(
        (field, value) ->
            body.writeBytes(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(border, field, value)
                    .getBytes(StandardCharsets.UTF_8)));
    for (Part file : files) {
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n"
              .formatted(border, file.field(), file.name())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.content().getBytes(StandardCharsets.ISO_8859_1));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(border).getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + border)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  /** Sends a form that another site has made. */
  public HttpResponse<String> forge(String path, Map<String, String> fields) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build());
  }

  /** The same, with what a browser says of where it comes from. */
  public HttpResponse<String> forge(
      String path, Map<String, String> fields, String header, String value) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(header, value)
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build());
  }

  /** Loses the session, and nothing else. */
  void forgetSession() {
    cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("coco-session"))
        .toList()
        .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The value of a cookie, or nothing. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(java.net.HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path));
    return address.isEmpty() ? request : request.header("X-Forwarded-For", address);
  }

  /** What is no text, as it came. */
  public HttpResponse<byte[]> getBytes(String path) {
    try {
      return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (cookie("coco-form").isEmpty()) {
        form = "";
      }
      Matcher token = FORM.matcher(answer.body());
      if (token.find()) {
        form = token.group(1);
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
