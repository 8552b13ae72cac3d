package coco.server.reading;

import coco.language.text.Language;
import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Addresses;
import coco.server.web.Templates;
import coco.server.web.Texts;
import coco.server.web.Visit;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Explains the programming interface: to people on a page, to programs as OpenAPI. */
@Controller
public class ApiGuide {
  /** What it offers, in the order in which it is explained; each has a text of its name. */
  private static final List<Offer> OFFERS =
      List.of(
          new Offer("codes", "/api/v1/codes"),
          new Offer("code", "/api/v1/codes/{key}"),
          new Offer("editions", "/api/v1/codes/{key}/editions"),
          new Offer("edition", "/api/v1/codes/{key}/editions/{name}"),
          new Offer("rules", "/api/v1/codes/{key}/rules"),
          new Offer("rule", "/api/v1/codes/{key}/rules/{id}"),
          new Offer("changes", "/api/v1/codes/{key}/changes?from=…&to=…"),
          new Offer("search", "/api/v1/search?q=…"),
          new Offer("measures", "POST", "/api/v1/codes/{key}/measures"));

  private final Addresses addresses;

  ApiGuide(Addresses addresses) {
    this.addresses = addresses;
  }

  /** One thing that it offers. */
  public record Offer(String name, String method, String path) {
    Offer(String name, String path) {
      this(name, "GET", path);
    }
  }

  public record Page(Visit visit, String root, List<Offer> offers) {
    public Page {
      offers = List.copyOf(offers);
    }
  }

  @GetMapping("/api")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView guide(Visit visit) {
    return Templates.page("reading/api", new Page(visit, addresses.of(""), OFFERS));
  }

  /** What the description says of itself. */
  @Configuration
  static class Description {
    @Bean
    OpenAPI description(Addresses addresses) {
      Texts texts = Texts.in(Language.ENGLISH);
      return new OpenAPI()
          .info(
              new Info()
                  .title(texts.of("reading.api.title"))
                  .description(texts.of("reading.api.text"))
                  .version("1"))
          .servers(List.of(new Server().url(addresses.of(""))));
    }

    private static ApiResponse problem(Texts texts, String kind) {
      return problem(texts.of("web.error.%s.program-title".formatted(kind)));
    }

    private static ApiResponse problem(String what) {
      return new ApiResponse()
          .description(what)
          .content(
              new Content()
                  .addMediaType(
                      MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                      new io.swagger.v3.oas.models.media.MediaType()));
    }

    /** A file of verdicts, which is no form. */
    private static RequestBody file() {
      Content content = new Content();
      for (String kind : List.of("text/csv", "application/x-ndjson", "application/gzip")) {
        content.addMediaType(kind, new io.swagger.v3.oas.models.media.MediaType());
      }
      return new RequestBody().required(true).content(content);
    }

    @Bean
    OperationCustomizer summaries() {
      Texts texts = Texts.in(Language.ENGLISH);
      List<String> names = OFFERS.stream().map(Offer::name).toList();
      return (operation, handler) -> {
        String name = handler.getMethod().getName();
        if (!names.contains(name)) {
          return operation;
        }
        if (OFFERS.get(names.indexOf(name)).method().equals("POST")) {
          operation.requestBody(file());
        }
        ApiResponses answers = operation.getResponses();
        answers.addApiResponse("400", problem(texts, "wrong"));
        if (OFFERS.get(names.indexOf(name)).path().contains("{key}")) {
          answers.addApiResponse("404", problem(texts, "not-found"));
          answers.addApiResponse("410", problem(texts.of("reading.withdrawn.program-title")));
        }
        return operation.summary(texts.of("reading.api.offer." + name));
      };
    }
  }
}
