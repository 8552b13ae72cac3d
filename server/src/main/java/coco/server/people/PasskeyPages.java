package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.LocalAddress;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passkeys: made and removed on the account page, used at the door. */
@Controller
class PasskeyPages {
  private static final String OPTIONS = "coco.passkey.options";

  private final Passkeys passkeys;
  private final AccountPages account;
  private final SignInPages door;
  private final Sessions sessions;

  PasskeyPages(Passkeys passkeys, AccountPages account, SignInPages door, Sessions sessions) {
    this.passkeys = passkeys;
    this.account = account;
    this.door = door;
    this.sessions = sessions;
  }

  @PostMapping("/me/account/passkeys/options")
  @Needs(Permission.OWN_ACCOUNT)
  ResponseEntity<String> toMake(Visit visit, HttpServletRequest request) {
    PublicKeyCredentialCreationOptions options =
        passkeys.toMake(visit.signedIn(), request.getLocalPort());
    request.getSession().setAttribute(OPTIONS, options);
    return json(options);
  }

  @PostMapping("/sign-in/passkey/options")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> toUse(HttpServletRequest request) {
    PublicKeyCredentialRequestOptions options = passkeys.toUse(request.getLocalPort());
    request.getSession().setAttribute(OPTIONS, options);
    return json(options);
  }

  private ResponseEntity<String> json(Object options) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(passkeys.write(options));
  }

  /** What this browser was asked, once. */
  private static <T> Optional<T> asked(HttpServletRequest request, Class<T> kind) {
    HttpSession session = request.getSession(false);
    Object options = session == null ? null : session.getAttribute(OPTIONS);
    if (session != null) {
      session.removeAttribute(OPTIONS);
    }
    return kind.isInstance(options) ? Optional.of(kind.cast(options)) : Optional.empty();
  }

  @PostMapping("/me/account/passkeys")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView keep(
      Visit visit,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String credential,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Optional<String> problem =
        asked(request, PublicKeyCredentialCreationOptions.class)
            .map(
                options ->
                    passkeys.keep(
                        visit.signedIn(), options, name, credential, request.getLocalPort()))
            .orElse(Optional.of("people.passkey.problem.refused"));
    return problem.isPresent()
        ? account.again(visit, request, "passkey", problem.get(), name)
        : account.done(visit, flash, "people.passkey.added");
  }

  @PostMapping("/me/account/passkeys/{key}/removal")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView remove(Visit visit, @PathVariable String key, RedirectAttributes flash) {
    passkeys.remove(visit.signedIn(), key);
    return account.done(visit, flash, "people.passkey.removed");
  }

  @PostMapping("/sign-in/passkey")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView signIn(
      Visit visit,
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignIn.Outcome outcome =
        asked(request, PublicKeyCredentialRequestOptions.class)
            .map(
                options ->
                    passkeys.signIn(
                        options, credential, request.getLocalPort(), request.getRemoteAddr()))
            .orElse(new SignIn.Outcome.Refused());
    return switch (outcome) {
      case SignIn.Outcome.Done done -> {
        sessions.begin(done.person(), "passkey", request, response);
        yield new ModelAndView("redirect:" + (to.equals("/") ? "/me" : LocalAddress.of(to)));
      }
      case SignIn.Outcome.Refused refused ->
          door.again(visit, "", to, "people.passkey.problem.unknown");
      case SignIn.Outcome.Wait wait -> door.later(visit, "", to, response);
    };
  }
}
