package coco.server;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.access.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route, called as every role and as nobody, opens to those whom the table of permissions
 * names.
 */
class RoutesTest {
  private static final String NOBODYS = "00000000-0000-4000-8000-000000000000";

  private record Route(RequestMethod method, String path, Permission permission) {}

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    RunningServer.get()
        .application()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              Needs needs = method.getMethodAnnotation(Needs.class);
              if (method.getBeanType().getPackageName().startsWith("coco.") && needs != null) {
                routes.addAll(routes(mapping, needs.value()));
              }
            });
    return routes;
  }

  private static List<Route> routes(RequestMappingInfo mapping, Permission permission) {
    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
    return mapping.getPatternValues().stream()
        .flatMap(
            pattern -> methods.stream().map(method -> new Route(method, path(pattern), permission)))
        .toList();
  }

  /** An address of the route, of things that are not there. */
  private static String path(String pattern) {
    return pattern
        .replace("{tag:en|fr}", "en")
        .replace("{tag}", "en")
        .replace("{ending:md|json|pdf|zip}", "md")
        .replaceAll("\\{id(?::[^}]*)?\\}", NOBODYS)
        .replaceAll("\\{[^}]*\\}", "1");
  }

  @Test
  void thereAreRoutesAndEachNamesItsPermission() {
    assertThat(routes()).hasSizeGreaterThan(30);
    RunningServer.get()
        .application()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .values()
        .stream()
        .filter(method -> method.getBeanType().getPackageName().startsWith("coco."))
        .filter(method -> !method.getBeanType().getSimpleName().equals("ErrorPages"))
        .forEach(
            method ->
                assertThat(method.getMethodAnnotation(Needs.class))
                    .as(method.toString())
                    .isNotNull());
  }

  @Test
  void nobodyOpensWhatIsPublicOnly() {
    for (Route route : routes()) {
      HttpResponse<String> answer = call(RunningServer.get().nobody(), route);

      boolean toSignIn =
          answer.statusCode() == 302
              && answer.headers().firstValue("Location").orElse("").contains("/sign-in?to=");
      assertThat(toSignIn || answer.statusCode() == 401)
          .as("%s → %d", route, answer.statusCode())
          .isEqualTo(!route.permission().isPublic());
    }
  }

  @Test
  void eachRoleOpensWhatItsPermissionsName() {
    for (Role role : Role.values()) {
      Somebody caller = RunningServer.get().somebody(role);
      for (Route route : routes()) {
        if (route.path().contains("end-of-sessions")) {
          continue; // It would sign the caller out; everyone has it.
        }
        HttpResponse<String> answer = call(caller, route);

        // What is for programs and not for everybody takes a token, and no session.
        boolean isForTokens = route.path().startsWith("/api/");
        boolean opens =
            route.permission().isPublic()
                || (route.permission().isHeldBy(Set.of(role)) && !isForTokens);
        assertThat(answer.statusCode() != 403 && answer.statusCode() != 401)
            .as("%s as %s → %d", route, role, answer.statusCode())
            .isEqualTo(opens);
        assertThat(answer.statusCode()).as("%s as %s", route, role).isLessThan(500);
      }
    }
  }

  private static HttpResponse<String> call(Somebody somebody, Route route) {
    return route.method() == RequestMethod.GET
        ? somebody.get(route.path())
        : somebody.post(route.path(), Map.of());
  }

  @Test
  void everyRouteSaysWhatItTakes() {
    Somebody nobody = RunningServer.get().nobody();
    for (Route route : routes()) {
      HttpResponse<String> answer = nobody.ask("OPTIONS", route.path());

      assertThat(answer.statusCode()).as(route.path()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Allow").orElse(""))
          .as(route.path())
          .contains(route.method().name(), "OPTIONS");
      assertThat(answer.body()).as(route.path()).isEmpty();
    }
    assertThat(nobody.ask("OPTIONS", "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void thePageOfErrorsIsNoPageOfItsOwn() {
    Somebody nobody = RunningServer.get().nobody();

    HttpResponse<String> answer = nobody.get("/error");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<main");
    assertThat(nobody.ask("OPTIONS", "/error").statusCode()).isEqualTo(200);
    assertThat(nobody.ask("TRACE", "/en").statusCode()).isEqualTo(405);
  }

  @Test
  void aFormFromAnotherSiteIsRefused() {
    Somebody author = RunningServer.get().somebody(Role.AUTHOR);

    assertThat(author.forge("/office/editions", Map.of("from", "starter")).statusCode())
        .isEqualTo(403);
  }
}
