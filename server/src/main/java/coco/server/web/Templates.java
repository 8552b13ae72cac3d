package coco.server.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Shows a page's record through its template. */
@Component
public final class Templates implements ViewResolver {
  private static final String PAGE = "page";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /**
   * A page.
   *
   * @param template its template's place without ending, {@code people/sign-in}
   * @param page what it shows, the template's one parameter
   */
  public static ModelAndView page(String template, Object page) {
    return new ModelAndView(template, PAGE, page);
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    return name.startsWith("redirect:") ? null : new Template(name + ".jte");
  }

  /** What a template writes of a page: for mails. */
  public String text(String template, Object page) {
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", page, output);
    return output.toString();
  }

  private final class Template implements View {
    private final String name;

    Template(String name) {
      this.name = name;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Object page = model == null ? null : model.get(PAGE);
      if (page == null) {
        throw new IllegalStateException("no page for " + name);
      }
      StringOutput output = new StringOutput(8 * 1024);
      engine.render(name, page, output);
      byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
      response.setContentType(getContentType());
      // Not the browser's, which Spring has set.
      response.setLocale(Languages.of(request).locale());
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }
}
