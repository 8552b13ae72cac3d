package coco.server.people;

import coco.language.text.Language;
import coco.server.settings.Settings;
import coco.server.web.Addresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signing in at the organisation's own provider (OpenID Connect): it vouches for an address, and
 * the directory says whose that is.
 */
@Component
class OpenId {
  /** Where signing in there begins. */
  static final String BEGIN = "/sign-in/with/organisation";

  private static final Logger LOG = LoggerFactory.getLogger(OpenId.class);
  private static final String NAME = "organisation";
  private static final String MEANS = "openid";
  private static final String REFUSED = "/sign-in?refused=openid";

  private final Settings settings;
  private final People people;
  private final Attempts attempts;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final Addresses addresses;

  OpenId(
      Settings settings,
      People people,
      Attempts attempts,
      Sessions sessions,
      SecurityEvents events,
      Addresses addresses) {
    this.settings = settings;
    this.people = people;
    this.attempts = attempts;
    this.sessions = sessions;
    this.events = events;
    this.addresses = addresses;
  }

  /** The provider's host, where one is set. */
  Optional<String> provider() {
    return settings.openId().map(URI::getHost);
  }

  /** Lets requests begin and end there, where a provider is set. */
  void guard(HttpSecurity http) {
    settings.openId().ifPresent(provider -> guard(http, client(provider)));
  }

  private void guard(HttpSecurity http, ClientRegistrationRepository client) {
    http.addFilterBefore(new Reach(client), OAuth2AuthorizationRequestRedirectFilter.class)
        .oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(client)
                    .authorizedClientRepository(new NothingKept())
                    .securityContextRepository(new NullSecurityContextRepository())
                    .authorizationEndpoint(there -> there.baseUri("/sign-in/with"))
                    .loginProcessingUrl("/sign-in/code/*")
                    .loginPage("/sign-in")
                    .successHandler(this::vouchedFor)
                    .failureHandler(
                        (request, response, failure) -> refuse(request, response, null)));
  }

  /** Leads back to the sign-in page, which says so, where the provider does not describe itself. */
  private static final class Reach extends OncePerRequestFilter {
    private final ClientRegistrationRepository client;

    Reach(ClientRegistrationRepository client) {
      this.client = client;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
      return !request.getServletPath().equals(BEGIN);
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      if (isReached()) {
        chain.doFilter(request, response);
      } else {
        response.sendRedirect("/sign-in?refused=provider");
      }
    }

    private boolean isReached() {
      try {
        return client.findByRegistrationId(NAME) != null;
      } catch (IllegalArgumentException | IllegalStateException | RestClientException failure) {
        LOG.warn("The OpenID provider does not describe itself: {}", failure.toString());
        return false;
      }
    }
  }

  /** The provider describes itself; asked when first needed, so that its absence stops no start. */
  private SupplierClientRegistrationRepository client(URI provider) {
    String[] client = provider.getRawUserInfo().split(":", 2);
    String issuer = provider.toString().replace(provider.getRawUserInfo() + "@", "");
    // Ours as it is set, never as a request names it: what the provider sends there signs people
    // in.
    String back = addresses.of("/sign-in/code/" + NAME);
    return new SupplierClientRegistrationRepository(
        () ->
            new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(NAME)
                    .clientId(decoded(client[0]))
                    .clientSecret(decoded(client[1]))
                    .redirectUri(back)
                    .scope("openid", "email", "profile")
                    .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                    .build()));
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void vouchedFor(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    SecurityContextHolder.clearContext();
    OptionalLong attempt = attempts.begin(Attempts.Kind.SIGN_IN, "", request.getRemoteAddr());
    if (attempt.isEmpty()) {
      events.record(EventKind.SIGN_IN_WAITS, null, null, null, request.getRemoteAddr(), MEANS);
      response.sendRedirect("/sign-in?refused=wait");
      return;
    }
    attempts.forget(attempt.getAsLong());
    Optional<OidcUser> user =
        authentication.getPrincipal() instanceof OidcUser it ? Optional.of(it) : Optional.empty();
    Optional<Person> person =
        user.filter(it -> Boolean.TRUE.equals(it.getEmailVerified()))
            .flatMap(this::person)
            .filter(people::isActive);
    if (person.isEmpty()) {
      refuse(request, response, user.map(OidcUser::getEmail).orElse(null));
      return;
    }
    sessions.begin(person.get(), MEANS, request, response);
    response.sendRedirect("/me");
  }

  private Optional<Person> person(OidcUser user) {
    String email = user.getEmail();
    if (email == null || !People.isAddress(People.account(email))) {
      return Optional.empty();
    }
    Optional<Person> known = people.byEmail(email);
    if (known.isPresent() || !settings.openIdMakesPeople()) {
      return known;
    }
    String name = user.getFullName();
    Language language =
        Optional.ofNullable(user.getLocale()).flatMap(Language::ofTag).orElse(Language.ENGLISH);
    return Optional.of(people.join(email, name == null ? email : name, language));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, @Nullable String email)
      throws IOException {
    attempts.begin(Attempts.Kind.SIGN_IN, "", request.getRemoteAddr());
    events.record(EventKind.SIGN_IN_REFUSED, null, null, email, request.getRemoteAddr(), MEANS);
    response.sendRedirect(REFUSED);
  }

  /** What the provider would let CoCo do for a person: nothing is wanted, so nothing is kept. */
  private static final class NothingKept implements OAuth2AuthorizedClientRepository {
    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the library's own signature
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String client, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing is kept.
    }

    @Override
    public void removeAuthorizedClient(
        String client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {
      // Nothing was kept.
    }
  }
}
