package coco.server.web;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches the language on this device. */
@Controller
class LanguageChoice {
  @PostMapping("/language")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<Void> choose(@RequestParam String language, @RequestParam String to) {
    String tag = Language.ofTag(language).orElse(Language.ENGLISH).tag();
    ResponseCookie cookie =
        ResponseCookie.from(Languages.COOKIE, tag)
            .path("/")
            .maxAge(java.time.Duration.ofDays(365))
            .httpOnly(true)
            .sameSite("Lax")
            .build();
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .header(HttpHeaders.LOCATION, LocalAddress.of(to))
        .build();
  }
}
