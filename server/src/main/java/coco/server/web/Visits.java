package coco.server.web;

import coco.language.text.Language;
import coco.server.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives handlers their {@link Visit}. */
@Component
public final class Visits implements HandlerMethodArgumentResolver {
  private static final String NOTICE = "notice";

  private final ObjectProvider<Unread> unread;
  private final ObjectProvider<Titles> titles;

  Visits(ObjectProvider<Unread> unread, ObjectProvider<Titles> titles) {
    this.unread = unread;
    this.titles = titles;
  }

  /** How many notices somebody has not read. */
  public interface Unread {
    int of(Viewer viewer);
  }

  /** What the edition in force of a code is called. */
  public interface Titles {
    Optional<String> of(String codeKey, Language language);
  }

  /** What an authentication's principal is, for whoever is signed in. */
  public interface SignedIn {
    Viewer viewer();
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visit.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
    if (asked == null) {
      throw new IllegalStateException("no servlet request");
    }
    Map<String, Optional<String>> known = new HashMap<>();
    return of(
        asked,
        viewer -> unread.orderedStream().mapToInt(it -> it.of(viewer)).sum(),
        (key, language) -> known.computeIfAbsent(key, it -> title(it, language)));
  }

  private Optional<String> title(String codeKey, Language language) {
    return titles.orderedStream().flatMap(it -> it.of(codeKey, language).stream()).findFirst();
  }

  /** The visit of a request that was refused: its page counts nothing. */
  public static Visit of(HttpServletRequest request) {
    return of(request, viewer -> 0, (key, language) -> Optional.empty());
  }

  private static Visit of(HttpServletRequest request, Unread unread, Titles titles) {
    return new Visit(
        Languages.of(request),
        viewer(request.getUserPrincipal()),
        Whereabouts.of(request),
        () -> csrf(request),
        ContentPolicy.nonce(request),
        notice(request),
        unread,
        titles);
  }

  /** The person behind an authentication, where there is one. */
  static Optional<Viewer> viewer(@Nullable Principal principal) {
    return principal instanceof Authentication authentication
            && authentication.getPrincipal() instanceof SignedIn signedIn
        ? Optional.of(signedIn.viewer())
        : Optional.empty();
  }

  private static Visit.Csrf csrf(HttpServletRequest request) {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? new Visit.Csrf(token.getParameterName(), token.getToken())
        : new Visit.Csrf("_csrf", "");
  }

  private static Optional<String> notice(HttpServletRequest request) {
    var flash = RequestContextUtils.getInputFlashMap(request);
    return flash == null ? Optional.empty() : Optional.ofNullable((String) flash.get(NOTICE));
  }
}
