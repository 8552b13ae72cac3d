package coco.server.webhooks;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Endpoints of webhooks in the office: the list, and one with what it was told. */
@Controller
public class WebhookPages {
  private static final String PLACE = "/office/webhooks";
  private static final String ONE = PLACE + "/{id}";

  private final Webhooks webhooks;

  WebhookPages(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /** The list, and the form of a new one with what is wrong with it. */
  public record Office(
      Visit visit,
      List<Endpoint> endpoints,
      String name,
      String url,
      List<String> topics,
      List<String> problems) {
    public Office {
      endpoints = List.copyOf(endpoints);
      topics = List.copyOf(topics);
      problems = List.copyOf(problems);
    }

    public List<Topic> all() {
      return List.of(Topic.values());
    }
  }

  /**
   * One of them.
   *
   * @param secret shown once, when it is made
   */
  public record One(
      Visit visit, Endpoint endpoint, List<Message> messages, int failed, Optional<String> secret) {
    public One {
      messages = List.copyOf(messages);
    }

    public String address() {
      return PLACE + "/" + endpoint.id();
    }
  }

  @GetMapping(PLACE)
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView all(Visit visit) {
    return office(visit, "", "", List.of(), List.of());
  }

  private ModelAndView office(
      Visit visit, String name, String url, List<String> topics, List<String> problems) {
    ModelAndView view =
        Templates.page(
            "webhooks/office",
            new Office(visit, webhooks.all(visit.signedIn()), name, url, topics, problems));
    if (!problems.isEmpty()) {
      view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    return view;
  }

  @PostMapping(PLACE)
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView add(
      Visit visit,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(required = false) @Nullable List<String> topics) {
    List<String> chosen = topics == null ? List.of() : topics;
    return switch (webhooks.add(visit.signedIn(), name, url, chosen)) {
      // Shown by the answer itself: nothing else ever has the secret.
      case Webhooks.Made.Yes yes ->
          one(visit, yes.endpoint().id(), Optional.of(yes.endpoint().secret()));
      case Webhooks.Made.No no -> office(visit, name, url, chosen, no.problems());
    };
  }

  @GetMapping(ONE)
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView one(Visit visit, @PathVariable UUID id) {
    return one(visit, id, Optional.empty());
  }

  private ModelAndView one(Visit visit, UUID id, Optional<String> secret) {
    Endpoint endpoint = webhooks.visibleTo(visit.signedIn(), id);
    return Templates.page(
        "webhooks/one",
        new One(
            visit,
            endpoint,
            webhooks.latest(visit.signedIn(), endpoint),
            webhooks.failed(visit.signedIn(), endpoint),
            secret));
  }

  @PostMapping(ONE + "/secret")
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView rotate(Visit visit, @PathVariable UUID id) {
    return one(visit, id, webhooks.rotate(visit.signedIn(), id));
  }

  @PostMapping(ONE + "/end")
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView end(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    webhooks.end(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("webhooks.ended"));
    return new ModelAndView("redirect:" + PLACE + "/" + id);
  }

  @PostMapping(ONE + "/tests")
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView test(Visit visit, @PathVariable UUID id, RedirectAttributes flash) {
    webhooks.test(visit.signedIn(), id);
    flash.addFlashAttribute("notice", visit.text("webhooks.tested"));
    return new ModelAndView("redirect:" + PLACE + "/" + id);
  }

  @PostMapping(ONE + "/messages/{message}")
  @Needs(Permission.MANAGE_WEBHOOKS)
  ModelAndView again(
      Visit visit, @PathVariable UUID id, @PathVariable String message, RedirectAttributes flash) {
    if (!webhooks.again(visit.signedIn(), id, message)) {
      throw new NotFound("the message " + message);
    }
    flash.addFlashAttribute("notice", visit.text("webhooks.again.done"));
    return new ModelAndView("redirect:" + PLACE + "/" + id);
  }
}
