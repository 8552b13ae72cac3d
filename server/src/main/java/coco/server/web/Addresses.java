package coco.server.web;

import coco.server.settings.Settings;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Addresses of pages as they stand in mails, in feeds and at an OpenID provider: whole. */
@Component
public class Addresses {
  private final String root;

  Addresses(Settings settings) {
    this.root =
        settings
            .url()
            .map(URI::toString)
            .orElse("http://localhost:%d".formatted(settings.port()))
            .replaceFirst("/$", "");
  }

  public String of(String path) {
    return root + path;
  }
}
