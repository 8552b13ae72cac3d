package coco.server.people;

import java.util.List;

/** What a browser says it is, in two words. */
final class Device {
  // In this order: most browsers also name those they descend from.
  private static final List<String> BROWSERS =
      List.of("Edg/Edge", "OPR/Opera", "Firefox/Firefox", "Chrome/Chrome", "Safari/Safari");

  private static final List<String> SYSTEMS =
      List.of(
          "iPhone/iPhone",
          "iPad/iPad",
          "Android/Android",
          "Windows/Windows",
          "Mac OS X/macOS",
          "CrOS/ChromeOS",
          "Linux/Linux");

  private Device() {}

  /** {@code Firefox, Windows}; what is not known is {@code ?}. */
  static String of(String userAgent) {
    return first(BROWSERS, userAgent) + ", " + first(SYSTEMS, userAgent);
  }

  private static String first(List<String> signs, String userAgent) {
    return signs.stream()
        .map(sign -> sign.split("/", 2))
        .filter(sign -> userAgent.contains(sign[0]))
        .map(sign -> sign[1])
        .findFirst()
        .orElse("?");
  }
}
