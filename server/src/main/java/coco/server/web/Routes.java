package coco.server.web;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route asks for its permission; what a handler does not name is refused to everyone. */
@Configuration
class Routes implements WebMvcConfigurer {
  private final Visits visits;

  Routes(Visits visits) {
    this.visits = visits;
  }

  /** A path that ends in a slash too many leads to the one without. */
  @Bean
  static UrlHandlerFilter slashes() {
    return UrlHandlerFilter.trailingSlashHandler("/**")
        .redirect(HttpStatus.PERMANENT_REDIRECT)
        .build();
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(visits);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new Gate());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(
            "classpath:/assets/",
            "classpath:/META-INF/resources/webjars/",
            "classpath:/META-INF/resources/_static/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
  }

  /**
   * Refuses who may not, before the handler runs. Spring's own answer to OPTIONS says what a route
   * takes, and nothing else.
   */
  static final class Gate implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!(handler instanceof HandlerMethod method)
          || method.getBean() instanceof BasicErrorController
          || method.getBean() instanceof ErrorPages
          || method.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class
          || method.getBeanType().getPackageName().startsWith("org.springdoc.")) {
        return true;
      }
      Needs needs = method.getMethodAnnotation(Needs.class);
      if (needs == null) {
        throw new IllegalStateException("no permission is named by " + method);
      }
      Permission permission = needs.value();
      Optional<Viewer> viewer = Visits.viewer(request.getUserPrincipal());
      if (!permission.isPublic() && !viewer.map(it -> it.may(permission)).orElse(false)) {
        throw new RefusedAccess(permission);
      }
      return true;
    }
  }
}
