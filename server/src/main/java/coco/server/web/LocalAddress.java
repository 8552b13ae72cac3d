package coco.server.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go on to: a place of this site, never of another. */
public final class LocalAddress {
  private LocalAddress() {}

  /** The address where it is a path of this site; else the front page. */
  public static String of(String given) {
    try {
      URI uri = new URI(given);
      boolean local =
          uri.getScheme() == null
              && uri.getRawAuthority() == null
              && given.startsWith("/")
              && !given.startsWith("//")
              && given.chars().noneMatch(sign -> sign < 0x20 || sign == '\\');
      return local ? given : "/";
    } catch (URISyntaxException strange) {
      return "/";
    }
  }
}
