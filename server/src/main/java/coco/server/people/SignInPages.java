package coco.server.people;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.notify.Mails;
import coco.server.web.Addresses;
import coco.server.web.LocalAddress;
import coco.server.web.Templates;
import coco.server.web.Visit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in: by password, or by a link that comes by mail. */
@Controller
public class SignInPages {
  private final SignIn signIn;
  private final People people;
  private final Sessions sessions;
  private final Mails mails;
  private final Addresses addresses;
  private final OpenId openId;

  SignInPages(
      SignIn signIn,
      People people,
      Sessions sessions,
      Mails mails,
      Addresses addresses,
      OpenId openId) {
    this.signIn = signIn;
    this.people = people;
    this.sessions = sessions;
    this.mails = mails;
    this.addresses = addresses;
    this.openId = openId;
  }

  /**
   * The form.
   *
   * @param to where to go on afterwards
   * @param provider the host of the organisation's own provider, where one is set
   * @param mailed whether a link goes out by mail, or waits for an administrator
   * @param problem key of what went wrong
   */
  public record Form(
      Visit visit,
      String email,
      String to,
      Optional<String> provider,
      boolean mailed,
      Optional<String> problem) {}

  /** After a link was asked for; the same whether the account exists or not. */
  public record LinkSent(Visit visit, String email, boolean kept) {}

  /** How long one waits who tried too often. */
  private static final String WAIT_SECONDS = Long.toString(Attempts.WINDOW.toSeconds());

  /** Where a link leads: signing in takes one press more, so that a mail scanner spends none. */
  public record Link(Visit visit, String token, boolean readsOnly) {}

  @GetMapping("/sign-in")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView form(
      Visit visit,
      @RequestParam(defaultValue = "/") String to,
      @RequestParam(defaultValue = "") String refused,
      HttpServletResponse response) {
    if (visit.viewer().filter(it -> !it.isByMail()).isPresent()) {
      return new ModelAndView("redirect:" + LocalAddress.of(to));
    }
    if (refused.equals("wait")) {
      return later(visit, "", to, response);
    }
    Optional<String> problem =
        switch (refused) {
          case "openid" -> Optional.of("people.openid.refused");
          case "provider" -> Optional.of("people.openid.away");
          default -> Optional.empty();
        };
    return Templates.page("people/sign-in", filled(visit, "", to, problem));
  }

  @PostMapping("/sign-in")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView byPassword(
      Visit visit,
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request,
      HttpServletResponse response) {
    SignIn.Outcome outcome = signIn.byPassword(email, password, request);
    return switch (outcome) {
      case SignIn.Outcome.Done done -> {
        sessions.begin(done.person(), "password", request, response);
        yield new ModelAndView("redirect:" + (to.equals("/") ? "/me" : LocalAddress.of(to)));
      }
      case SignIn.Outcome.Refused refused -> again(visit, email, to, "people.sign-in.refused");
      case SignIn.Outcome.Wait wait -> later(visit, email, to, response);
    };
  }

  /** The form again, with what is wrong. */
  ModelAndView again(Visit visit, String email, String to, String problem) {
    ModelAndView view =
        Templates.page("people/sign-in", filled(visit, email, to, Optional.of(problem)));
    view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return view;
  }

  /** The form again after too many attempts, with when to come back. */
  ModelAndView later(Visit visit, String email, String to, HttpServletResponse response) {
    ModelAndView view = again(visit, email, to, "people.sign-in.wait");
    view.setStatus(HttpStatus.TOO_MANY_REQUESTS);
    response.setHeader(HttpHeaders.RETRY_AFTER, WAIT_SECONDS);
    return view;
  }

  private Form filled(Visit visit, String email, String to, Optional<String> problem) {
    return new Form(visit, email, to, openId.provider(), mails.areSent(), problem);
  }

  @PostMapping("/sign-in/links")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView askForLink(
      Visit visit,
      @RequestParam String email,
      @RequestParam(defaultValue = "/") String to,
      HttpServletRequest request) {
    if (signIn.mayAskForLink(email, request)) {
      people
          .byEmail(email)
          .filter(people::isActive)
          .ifPresent(
              person -> {
                String link =
                    addresses.of("/sign-in/link?token=" + people.signInLink(person, led(to)));
                var texts = coco.server.web.Texts.in(person.language());
                mails.sendSecret(
                    person.email(),
                    person.language(),
                    texts.of("people.link.mail.subject"),
                    texts.of("people.link.mail.body", person.name(), link));
              });
    }
    return Templates.page("people/link-sent", new LinkSent(visit, email, !mails.areSent()));
  }

  /** Where a link is to lead; empty where to no page in particular. */
  private static Optional<String> led(String to) {
    return Optional.of(LocalAddress.of(to)).filter(it -> !it.equals("/") && it.length() <= 500);
  }

  @GetMapping("/sign-in/link")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView link(Visit visit, @RequestParam String token) {
    Optional<People.ByLink> led = people.ledBy(token);
    if (led.filter(it -> isIn(visit, it)).isPresent()) {
      return new ModelAndView("redirect:" + led.get().path().orElse("/me"));
    }
    Optional<String> problem = people.linkProblem(token);
    if (problem.isPresent()) {
      String to = led.flatMap(People.ByLink::path).orElse("/");
      ModelAndView view = again(visit, "", to, problem.get());
      view.setStatus(HttpStatus.GONE);
      return view;
    }
    return Templates.page(
        "people/link", new Link(visit, token, led.filter(People.ByLink::readsOnly).isPresent()));
  }

  /** Whether its person is signed in already, and may do what the link would let them. */
  private static boolean isIn(Visit visit, People.ByLink link) {
    return link.path().isPresent()
        && visit
            .viewer()
            .filter(it -> it.id().equals(link.person().id()))
            .filter(it -> link.readsOnly() || !it.isByMail())
            .isPresent();
  }

  @PostMapping("/sign-in/link")
  @Needs(Permission.READ_PUBLIC)
  ModelAndView byLink(
      Visit visit,
      @RequestParam String token,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<People.ByLink> led = people.ledBy(token);
    if (led.filter(it -> isIn(visit, it)).isPresent()) {
      return new ModelAndView("redirect:" + led.get().path().orElse("/me"));
    }
    return switch (signIn.byLink(token, request.getRemoteAddr())) {
      case SignIn.Outcome.Done done -> {
        String means = done.viewer().isByMail() ? "mail" : "link";
        sessions.begin(done.person(), done.viewer(), means, request, response);
        yield new ModelAndView("redirect:" + done.path().orElse("/me"));
      }
      case SignIn.Outcome.Refused refused ->
          again(visit, "", led.flatMap(People.ByLink::path).orElse("/"), "people.link.spent");
      case SignIn.Outcome.Wait wait -> later(visit, "", "/", response);
    };
  }
}
