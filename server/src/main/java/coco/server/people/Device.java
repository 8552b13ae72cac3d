package coco.server.people;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /** {@code Firefox, Windows}; nothing where neither is known. */
  static String of(String userAgent) {
    return Stream.of(first(BROWSERS, userAgent), first(SYSTEMS, userAgent))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> first(List<String> signs, String userAgent) {
    return signs.stream()
        .map(sign -> sign.split("/", 2))
        .filter(sign -> userAgent.contains(sign[0]))
        .map(sign -> sign[1])
        .findFirst();
  }
}
