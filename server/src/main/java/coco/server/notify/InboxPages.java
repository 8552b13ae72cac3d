package coco.server.notify;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person was told, and how they want to be told. */
@Controller
public class InboxPages {
  private final Notifications notifications;
  private final CalendarFeeds feeds;

  InboxPages(Notifications notifications, CalendarFeeds feeds) {
    this.notifications = notifications;
    this.feeds = feeds;
  }

  /** The inbox. */
  public record Inbox(Visit visit, List<Notifications.Notification> notifications, int unread) {
    public Inbox {
      notifications = List.copyOf(notifications);
    }
  }

  @GetMapping("/me/inbox")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView inbox(Visit visit) {
    return Templates.page(
        "notify/inbox",
        new Inbox(
            visit, notifications.inbox(visit.signedIn()), notifications.unread(visit.signedIn())));
  }

  /** Opens a notification: marks it as read, and goes to what it is about. */
  @PostMapping("/me/inbox/{id}/reading")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView read(
      Visit visit, @PathVariable UUID id, @RequestParam(defaultValue = "") String stay) {
    String path =
        notifications
            .read(visit.signedIn(), id)
            .orElseThrow(() -> new NotFound("such a notification"));
    return new ModelAndView("redirect:" + (stay.isEmpty() ? path : "/me/inbox"));
  }

  @PostMapping("/me/inbox/reading")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView readAll(Visit visit) {
    notifications.readAll(visit.signedIn());
    return new ModelAndView("redirect:/me/inbox");
  }

  /** How far a kind may be chosen, and what is. */
  public record Choice(NotificationKind kind, Channel channel) {}

  /**
   * How a person wants to be told.
   *
   * @param feedMade when the address of their calendar was made
   * @param newFeed the address, once, when it has just been made
   */
  public record Choices(
      Visit visit,
      List<Choice> choices,
      HoursForm hours,
      Optional<String> problem,
      Optional<Instant> feedMade,
      Optional<String> newFeed) {
    public Choices {
      choices = List.copyOf(choices);
    }

    public List<Channel> channels() {
      return List.of(Channel.values());
    }
  }

  @GetMapping("/me/notifications")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView choices(Visit visit) {
    return choices(visit, Optional.empty());
  }

  @PostMapping("/me/notifications/calendar")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView makeFeed(Visit visit) {
    return choices(visit, Optional.of(feeds.make(visit.signedIn())));
  }

  @PostMapping("/me/notifications/calendar/end")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView endFeed(Visit visit, RedirectAttributes redirect) {
    feeds.end(visit.signedIn());
    redirect.addFlashAttribute("notice", visit.text("notify.calendar.ended"));
    return new ModelAndView("redirect:/me/notifications");
  }

  /** A person's calendar: whoever has its address may read it, and nobody guesses one. */
  @GetMapping("/calendars/{file}")
  @Needs(Permission.READ_PUBLIC)
  ResponseEntity<String> calendar(@PathVariable String file) {
    String calendar =
        feeds
            .read(file.replaceFirst("\\.ics$", ""))
            .orElseThrow(() -> new NotFound("such a calendar"));
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=900")
        .header("X-Robots-Tag", "noindex")
        .body(calendar);
  }

  private ModelAndView choices(Visit visit, Optional<String> newFeed) {
    return page(
        visit,
        notifications.channels(visit.signedIn()),
        HoursForm.of(notifications.quietTime(visit.signedIn())),
        Optional.empty(),
        newFeed);
  }

  private ModelAndView page(
      Visit visit,
      Map<NotificationKind, Channel> channels,
      HoursForm hours,
      Optional<String> problem,
      Optional<String> newFeed) {
    List<Choice> choices =
        channels.entrySet().stream().map(it -> new Choice(it.getKey(), it.getValue())).toList();
    return Templates.page(
        "notify/choices",
        new Choices(visit, choices, hours, problem, feeds.made(visit.signedIn()), newFeed));
  }

  @PostMapping("/me/notifications")
  @Needs(Permission.OWN_ACCOUNT)
  ModelAndView choose(
      Visit visit,
      @RequestParam Map<String, String> fields,
      @RequestParam(defaultValue = "") List<String> days,
      RedirectAttributes redirect) {
    Map<NotificationKind, Channel> channels = notifications.channels(visit.signedIn());
    Map<NotificationKind, Channel> chosen = new EnumMap<>(channels);
    Arrays.stream(NotificationKind.values())
        .filter(NotificationKind::isChosen)
        .forEach(
            kind ->
                Channel.ofKey(fields.getOrDefault(kind.key(), ""))
                    .ifPresent(channel -> chosen.put(kind, channel)));
    HoursForm written = HoursForm.of(fields, days);
    Optional<QuietTime> quiet = written.read();
    if (quiet.isEmpty()) {
      ModelAndView again =
          page(
              visit,
              chosen,
              written,
              Optional.of("notify.choices.problem.quiet"),
              Optional.empty());
      again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return again;
    }
    notifications.choose(visit.signedIn(), chosen, quiet.get());
    redirect.addFlashAttribute("notice", visit.text("notify.choices.kept"));
    return new ModelAndView("redirect:/me/notifications");
  }
}
