package coco.server.notify;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.NotFound;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The mails that were sent, wait, or need a person. */
@Controller
public class MailPages {
  private static final int MOST = 100;

  private final Mails mails;
  private final MailPost post;

  MailPages(Mails mails, MailPost post) {
    this.mails = mails;
    this.post = post;
  }

  /** What became of a mail. */
  public enum State {
    SENT,
    WAITS,
    /** Refused, and tried again later. */
    REFUSED,
    UNDERWAY,
    IN_DOUBT,
    GIVEN_UP;

    static State of(Mails.Kept mail, Instant doubtfulBefore) {
      if (mail.sent().isPresent()) {
        return SENT;
      }
      if (mail.givenUp().isPresent()) {
        return GIVEN_UP;
      }
      if (mail.handed().isPresent()) {
        return mail.handed().get().isBefore(doubtfulBefore) ? IN_DOUBT : UNDERWAY;
      }
      return mail.failure().isPresent() ? REFUSED : WAITS;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A mail and what became of it. */
  public record Row(Mails.Kept kept, State state) {
    public Mails.Waiting mail() {
      return kept.mail();
    }
  }

  /**
   * The page.
   *
   * @param needy mails that need a person
   * @param unreachableSince since when the mail server cannot be reached
   * @param unreachableSaid what it said, or why it could not be asked
   */
  public record Page(
      Visit visit,
      List<Row> needy,
      List<Row> latest,
      boolean areSent,
      Optional<Instant> unreachableSince,
      Optional<String> unreachableSaid) {
    public Page {
      needy = List.copyOf(needy);
      latest = List.copyOf(latest);
    }
  }

  @GetMapping("/office/mails")
  @Needs(Permission.READ_INSTALLATION)
  ModelAndView mails(Visit visit) {
    Instant before = post.doubtfulBefore();
    List<Mails.Kept> needy = new java.util.ArrayList<>();
    needy.addAll(mails.inDoubt(visit.signedIn(), before, MOST));
    needy.addAll(mails.givenUp(visit.signedIn(), MOST));
    return Templates.page(
        "notify/mails",
        new Page(
            visit,
            rows(needy, before),
            rows(mails.latest(visit.signedIn(), MOST), before),
            mails.areSent(),
            post.unreachable().map(MailPost.Unreachable::since),
            post.unreachable().map(MailPost.Unreachable::said)));
  }

  private static List<Row> rows(List<Mails.Kept> all, Instant before) {
    return all.stream().map(mail -> new Row(mail, State.of(mail, before))).toList();
  }

  @PostMapping("/office/mails/{id}/dispatch")
  @Needs(Permission.READ_INSTALLATION)
  ModelAndView sendAgain(Visit visit, @PathVariable UUID id) {
    return after(mails.sendAgain(visit.signedIn(), id, post.doubtfulBefore()));
  }

  @PostMapping("/office/mails/{id}/arrival")
  @Needs(Permission.READ_INSTALLATION)
  ModelAndView takeForSent(Visit visit, @PathVariable UUID id) {
    return after(mails.takeForSent(visit.signedIn(), id, post.doubtfulBefore()));
  }

  private static ModelAndView after(boolean isDone) {
    if (!isDone) {
      throw new NotFound("a mail that needs somebody");
    }
    return new ModelAndView("redirect:/office/mails");
  }
}
