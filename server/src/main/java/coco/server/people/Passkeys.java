package coco.server.people;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.settings.Settings;
import coco.server.web.NotFound;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys: keys that a person's device keeps and uses after it has recognised the person itself,
 * for this site's name and no other.
 */
@Component
public class Passkeys {
  private static final int NAME_MOST = 120;
  private static final int OWN_MOST = 20;
  private static final String MEANS = "passkey";

  private final PasskeyStore store;
  private final People people;
  private final Attempts attempts;
  private final SecurityEvents events;
  private final Settings settings;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
  private final Map<Integer, WebAuthnRelyingPartyOperations> ceremonies = new ConcurrentHashMap<>();

  Passkeys(
      PasskeyStore store,
      People people,
      Attempts attempts,
      SecurityEvents events,
      Settings settings) {
    this.store = store;
    this.people = people;
    this.attempts = attempts;
    this.events = events;
    this.settings = settings;
  }

  /** A passkey as its owner sees it; {@code id} names it in addresses. */
  public record Kept(String id, String name, Instant made, Instant lastUsed) {}

  /** The ceremonies for the site's name; without a setting, that of this machine and port. */
  private WebAuthnRelyingPartyOperations ceremonies(int port) {
    return ceremonies.computeIfAbsent(
        port,
        missing -> {
          URI site = settings.url().orElse(URI.create("http://localhost:" + missing));
          String origin =
              site.getScheme()
                  + "://"
                  + site.getHost()
                  + (site.getPort() < 0 ? "" : ":" + site.getPort());
          var operations =
              new Webauthn4JRelyingPartyOperations(
                  store,
                  store,
                  PublicKeyCredentialRpEntity.builder().id(site.getHost()).name("CoCo").build(),
                  Set.of(origin));
          operations.setCustomizeCreationOptions(
              options ->
                  options.authenticatorSelection(
                      AuthenticatorSelectionCriteria.builder()
                          .residentKey(ResidentKeyRequirement.REQUIRED)
                          .userVerification(UserVerificationRequirement.REQUIRED)
                          .build()));
          operations.setCustomizeRequestOptions(
              options -> options.userVerification(UserVerificationRequirement.REQUIRED));
          return operations;
        });
  }

  /** What a device needs to make a key for the viewer; to be kept until its answer comes. */
  PublicKeyCredentialCreationOptions toMake(Viewer viewer, int port) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return ceremonies(port)
        .createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(
                    new SignedInPerson(viewer), null, List.of())));
  }

  /** What a device needs to show that it has a key. */
  PublicKeyCredentialRequestOptions toUse(int port) {
    return ceremonies(port)
        .createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
  }

  /** As browsers read it. */
  String write(Object options) {
    return json.writeValueAsString(options);
  }

  /** Keeps the key that a device has made; the key of what is wrong, or empty. */
  Optional<String> keep(
      Viewer viewer,
      PublicKeyCredentialCreationOptions options,
      String name,
      String credential,
      int port) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    if (name.isBlank() || name.length() > NAME_MOST) {
      return Optional.of("people.passkey.problem.name");
    }
    if (of(viewer).size() >= OWN_MOST) {
      return Optional.of("people.passkey.problem.many");
    }
    boolean isOwn = options.getUser().getId().equals(PasskeyStore.bytes(viewer.id()));
    if (!isOwn || !isRegistered(options, name.strip(), credential, port)) {
      return Optional.of("people.passkey.problem.refused");
    }
    events.record(EventKind.PASSKEY_ADDED, viewer.id(), viewer.id(), null, null, name.strip());
    return Optional.empty();
  }

  private boolean isRegistered(
      PublicKeyCredentialCreationOptions options, String name, String credential, int port) {
    try {
      PublicKeyCredential<AuthenticatorAttestationResponse> made =
          json.readValue(credential, new TypeReference<>() {});
      ceremonies(port)
          .registerCredential(
              new ImmutableRelyingPartyRegistrationRequest(
                  options, new RelyingPartyPublicKey(made, name)));
      return true;
    } catch (DataAccessException ours) {
      throw ours;
    } catch (RuntimeException refused) {
      // Whatever the library cannot read or does not accept: the kinds are many and all mean no.
      return false;
    }
  }

  /** Signs in whoever's device shows a key of theirs; counted and recorded like a password. */
  SignIn.Outcome signIn(
      PublicKeyCredentialRequestOptions options, String credential, int port, String address) {
    OptionalLong attempt = attempts.begin(Attempts.Kind.SIGN_IN, "", address);
    if (attempt.isEmpty()) {
      events.record(EventKind.SIGN_IN_WAITS, null, null, null, address, MEANS);
      return new SignIn.Outcome.Wait();
    }
    Optional<Person> person = owner(options, credential, port).filter(people::isActive);
    if (person.isEmpty()) {
      events.record(EventKind.SIGN_IN_REFUSED, null, null, null, address, MEANS);
      return new SignIn.Outcome.Refused();
    }
    attempts.forget(attempt.getAsLong());
    return SignIn.Outcome.Done.of(person.get());
  }

  private Optional<Person> owner(
      PublicKeyCredentialRequestOptions options, String credential, int port) {
    try {
      PublicKeyCredential<AuthenticatorAssertionResponse> shown =
          json.readValue(credential, new TypeReference<>() {});
      var user =
          ceremonies(port).authenticate(new RelyingPartyAuthenticationRequest(options, shown));
      return people.byId(PasskeyStore.id(user.getId()));
    } catch (DataAccessException ours) {
      throw ours;
    } catch (RuntimeException refused) {
      // As above.
      return Optional.empty();
    }
  }

  /** The viewer's passkeys, oldest first. */
  List<Kept> of(Viewer viewer) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    return store.findByUserId(PasskeyStore.bytes(viewer.id())).stream()
        .map(
            it ->
                new Kept(
                    it.getCredentialId().toBase64UrlString(),
                    it.getLabel(),
                    it.getCreated(),
                    it.getLastUsed()))
        .toList();
  }

  /**
   * Removes one of the viewer's.
   *
   * @throws NotFound where there is none
   */
  void remove(Viewer viewer, String id) {
    viewer.mustBeAbleTo(Permission.OWN_ACCOUNT);
    Kept kept =
        of(viewer).stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("the passkey"));
    store.remove(viewer.id(), Bytes.fromBase64(kept.id()));
    events.record(EventKind.PASSKEY_REMOVED, viewer.id(), viewer.id(), null, null, kept.name());
  }
}
