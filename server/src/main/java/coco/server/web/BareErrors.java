package coco.server.web;

import coco.language.text.Language;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.apache.catalina.Container;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What Tomcat answers where a request never comes as far as the application: an address that is
 * none, a line that is too long. The page of errors, in the language of the browser.
 */
@Component
final class BareErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
  private final Templates templates;

  BareErrors(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> addTo(context.getParent()));
  }

  private void addTo(Container host) {
    if (!(host instanceof StandardHost tomcat)) {
      throw new IllegalStateException("Tomcat has another host: " + host);
    }
    // Its own would come after this one, and write its own page.
    tomcat.setErrorReportValveClass("");
    tomcat.getPipeline().addValve(new Report(templates));
  }

  private static final class Report extends ErrorReportValve {
    private final Templates templates;

    Report(Templates templates) {
      this.templates = templates;
    }

    @Override
    protected void report(Request request, Response response, Throwable why) {
      boolean isWritten = response.getContentWritten() > 0 || response.isCommitted();
      if (response.getStatus() < 400 || isWritten || !response.setErrorReported()) {
        return;
      }
      try {
        write(request, response);
      } catch (IOException gone) {
        // Whoever asked does not listen any more.
        container.getLogger().debug("web.error.unheard", gone);
      }
    }

    private void write(Request request, Response response) throws IOException {
      HttpStatus status =
          Optional.ofNullable(HttpStatus.resolve(response.getStatus()))
              .orElse(HttpStatus.BAD_REQUEST);
      Visit visit = visit(language(request));
      response.setLocale(visit.language().locale());
      response.setContentType("text/html;charset=UTF-8");
      response.setHeader("Content-Security-Policy", ContentPolicy.policy("'self'"));
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("X-Frame-Options", "DENY");
      response.setHeader("Referrer-Policy", "same-origin");
      response.setHeader("Cache-Control", "no-store");
      response.getReporter().write(templates.text("web/error", ErrorPages.bare(visit, status)));
      response.finishResponse();
    }

    private static Visit visit(Language language) {
      return new Visit(
          language,
          Optional.empty(),
          "/" + language.tag(),
          () -> new Visit.Csrf("_csrf", ""),
          "",
          Optional.empty(),
          viewer -> 0,
          (key, in) -> Optional.empty());
    }

    private static Language language(Request request) {
      return Collections.list(request.getLocales()).stream()
          .map(Locale::getLanguage)
          .flatMap(tag -> Language.ofTag(tag).stream())
          .findFirst()
          .orElse(Language.ENGLISH);
    }
  }
}
