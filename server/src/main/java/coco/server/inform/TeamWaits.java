package coco.server.inform;

import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.util.List;
import org.springframework.stereotype.Component;

/** The team that somebody follows up, on their own page: how many of it are late. */
@Component
class TeamWaits implements Waiting {
  private final CampaignProgress progress;

  TeamWaits(CampaignProgress progress) {
    this.progress = progress;
  }

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    if (!progress.hasTeam(viewer)) {
      return List.of();
    }
    return progress.runningOfTeam(viewer).stream()
        .filter(line -> line.total().late() > 0)
        .map(
            line ->
                new Item(
                    line.campaign().title(),
                    texts.of("inform.waiting.team", line.total().late()),
                    TeamPages.PLACE + "/" + line.campaign().id(),
                    true))
        .toList();
  }
}
