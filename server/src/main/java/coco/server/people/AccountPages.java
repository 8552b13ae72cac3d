package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own account: language, password, devices, tokens. */
@Controller
public class AccountPages {
  private static final String HERE = "redirect:/me/account";

  private final People people;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Passkeys passkeys;
  private final SecurityEvents events;

  AccountPages(
      People people,
      Passwords passwords,
      Sessions sessions,
      Tokens tokens,
      Passkeys passkeys,
      SecurityEvents events) {
    this.people = people;
    this.passwords = passwords;
    this.sessions = sessions;
    this.tokens = tokens;
    this.passkeys = passkeys;
    this.events = events;
  }

  /**
   * The account.
   *
   * @param hasPassword whether one is set
   * @param fault what is wrong with a form that was sent
   */
  public record Account(
      Visit visit,
      Person person,
      boolean hasPassword,
      List<Device> devices,
      List<Passkeys.Kept> passkeys,
      List<Tokens.Token> tokens,
      List<Permission> forTokens,
      Optional<String> newToken,
      Optional<Fault> fault) {
    public Account {
      devices = List.copyOf(devices);
      passkeys = List.copyOf(passkeys);
      tokens = List.copyOf(tokens);
      forTokens = List.copyOf(forTokens);
    }

    /** The key of what is wrong with one of the forms. */
    public Optional<String> problem(String form) {
      return fault.filter(it -> it.form().equals(form)).map(Fault::problem);
    }

    /** What was written in a field of a form that is shown again. */
    public String written(String form) {
      return fault.filter(it -> it.form().equals(form)).map(Fault::written).orElse("");
    }
  }

  /** A device on which the person is signed in. */
  public record Device(
      String key,
      String name,
      java.time.Instant since,
      java.time.Instant lastUsed,
      boolean isThis) {}

  /**
   * What is wrong with a form.
   *
   * @param form which one of the page's
   * @param problem the key of the text
   * @param written the field that is kept
   */
  public record Fault(String form, String problem, String written) {}

  @GetMapping("/me/account")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView account(Visit visit, HttpServletRequest request) {
    return page(visit, request, Optional.empty(), Optional.empty());
  }

  private ModelAndView page(
      Visit visit, HttpServletRequest request, Optional<Fault> fault, Optional<String> newToken) {
    Person person = people.byId(visit.signedIn().id()).orElseThrow();
    List<Device> devices =
        sessions.of(person.id(), request).stream()
            .map(it -> new Device(it.key(), it.name(), it.since(), it.lastUsed(), it.isThis()))
            .toList();
    ModelAndView view =
        Templates.page(
            "people/account",
            new Account(
                visit,
                person,
                passwords.isSet(visit.signedIn()),
                devices,
                passkeys.of(visit.signedIn()),
                tokens.of(visit.signedIn()),
                Tokens.permissionsOf(visit.signedIn()),
                newToken,
                fault));
    if (fault.isPresent()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  /** The page again, with what is wrong with one of its forms. */
  ModelAndView again(
      Visit visit, HttpServletRequest request, String form, String problem, String written) {
    return page(visit, request, Optional.of(new Fault(form, problem, written)), Optional.empty());
  }

  /** Back to the page, which says what was done. */
  ModelAndView done(Visit visit, RedirectAttributes flash, String key) {
    flash.addFlashAttribute("notice", visit.text(key));
    return new ModelAndView(HERE);
  }

  @PostMapping("/me/account/language")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView language(Visit visit, @RequestParam String language, RedirectAttributes flash) {
    people.setLanguage(visit.signedIn(), language);
    return done(visit, flash, "people.account.language.set");
  }

  /** Sets or changes the password; whoever is signed in elsewhere is signed out. */
  @PostMapping("/me/account/password")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView password(
      Visit visit,
      @RequestParam(defaultValue = "") String current,
      @RequestParam String chosen,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Optional<String> problem =
        passwords.set(visit.signedIn(), current, chosen, request.getRemoteAddr());
    if (problem.isPresent()) {
      return page(
          visit, request, Optional.of(new Fault("password", problem.get(), "")), Optional.empty());
    }
    sessions.endOthers(visit.signedIn().id(), request);
    return done(visit, flash, "people.account.password.set");
  }

  @PostMapping("/me/account/password/removal")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView removePassword(
      Visit visit,
      @RequestParam(defaultValue = "") String current,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Optional<String> problem = passwords.remove(visit.signedIn(), current, request.getRemoteAddr());
    if (problem.isPresent()) {
      return page(
          visit, request, Optional.of(new Fault("removal", problem.get(), "")), Optional.empty());
    }
    sessions.endOthers(visit.signedIn().id(), request);
    return done(visit, flash, "people.account.password.removed");
  }

  @PostMapping("/me/account/devices/{key}/end")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView endDevice(Visit visit, @PathVariable String key, RedirectAttributes flash) {
    if (!sessions.end(visit.signedIn().id(), key)) {
      throw new NotFound("the device");
    }
    record(visit, EventKind.SIGN_OUT_DEVICE);
    return done(visit, flash, "people.account.device.ended");
  }

  /** Signs the person out on every device, this one included. */
  @PostMapping("/me/account/end-of-sessions")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView endSessions(Visit visit) {
    sessions.endAll(visit.signedIn().id());
    record(visit, EventKind.SIGN_OUT_EVERYWHERE);
    return new ModelAndView("redirect:/sign-in");
  }

  private void record(Visit visit, EventKind kind) {
    events.record(kind, visit.signedIn().id(), visit.signedIn().id(), null, null, null);
  }

  /** Makes a token; it is shown on the page that answers, and never again. */
  @PostMapping("/me/account/tokens")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView makeToken(
      Visit visit,
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<String> permissions,
      @RequestParam(defaultValue = "") String ends,
      HttpServletRequest request) {
    Tokens.Made made = tokens.make(visit.signedIn(), name, permissions, ends);
    return switch (made) {
      case Tokens.Made.Done done ->
          page(visit, request, Optional.empty(), Optional.of(done.secret()));
      case Tokens.Made.Refused refused ->
          page(
              visit,
              request,
              Optional.of(new Fault("token", refused.problem(), name)),
              Optional.empty());
    };
  }

  @PostMapping("/me/account/tokens/{id}/revocation")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView revokeToken(Visit visit, @PathVariable java.util.UUID id, RedirectAttributes flash) {
    tokens.revoke(visit.signedIn(), id);
    return done(visit, flash, "people.token.revoked");
  }

  /** Everybody's tokens, for administrators. */
  public record AllTokens(Visit visit, List<Tokens.Token> tokens) {
    public AllTokens {
      tokens = List.copyOf(tokens);
    }
  }

  @GetMapping("/office/tokens")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView allTokens(Visit visit) {
    return Templates.page("people/tokens", new AllTokens(visit, tokens.all(visit.signedIn())));
  }

  @PostMapping("/office/tokens/{id}/revocation")
  @Needs(Permission.MANAGE_PEOPLE)
  ModelAndView revokeAnyToken(
      Visit visit, @PathVariable java.util.UUID id, RedirectAttributes flash) {
    tokens.revoke(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("people.token.revoked"));
    return new ModelAndView("redirect:/office/tokens");
  }
}
