package coco.server.web;

import coco.language.text.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/**
 * In which language a page is shown: that of its address ({@code /fr/…}), else the one chosen on
 * this device, else the first of the browser's that there is, else English.
 */
public final class Languages {
  /** The cookie that remembers a choice. */
  public static final String COOKIE = "coco-language";

  private Languages() {}

  static Language of(HttpServletRequest request) {
    return ofPath(Whereabouts.path(request))
        .or(() -> ofCookie(request))
        .or(() -> ofBrowser(request))
        .orElse(Language.ENGLISH);
  }

  private static Optional<Language> ofPath(String path) {
    return Arrays.stream(Language.values())
        .filter(
            language ->
                path.equals("/" + language.tag()) || path.startsWith("/" + language.tag() + "/"))
        .findFirst();
  }

  private static Optional<Language> ofCookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .flatMap(cookie -> Language.ofTag(cookie.getValue()).stream())
            .findFirst();
  }

  private static Optional<Language> ofBrowser(HttpServletRequest request) {
    if (request.getHeader("Accept-Language") == null) {
      return Optional.empty();
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::toLanguageTag)
        .flatMap(tag -> Language.ofTag(tag).stream())
        .findFirst();
  }
}
