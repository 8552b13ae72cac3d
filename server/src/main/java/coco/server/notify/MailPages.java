package coco.server.notify;

import coco.server.access.Needs;
import coco.server.access.Permission;
import coco.server.web.Templates;
import coco.server.web.Visit;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The mails that were sent, or wait. */
@Controller
public class MailPages {
  private static final int MOST = 100;

  private final Mails mails;

  MailPages(Mails mails) {
    this.mails = mails;
  }

  public record Page(Visit visit, List<Mails.Kept> mails, boolean areSent) {
    public Page {
      mails = List.copyOf(mails);
    }
  }

  @GetMapping("/office/mails")
  @Needs(Permission.READ_INSTALLATION)
  ModelAndView mails(Visit visit) {
    return Templates.page("notify/mails", new Page(visit, mails.latest(MOST), mails.areSent()));
  }
}
