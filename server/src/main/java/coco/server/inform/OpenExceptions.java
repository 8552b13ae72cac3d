package coco.server.inform;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.util.List;
import org.springframework.stereotype.Component;

/** Requests for exceptions that wait, on the pages of those who decide them. */
@Component
class OpenExceptions implements Waiting {
  private static final int MOST = 20;

  private final ExceptionStore store;

  OpenExceptions(ExceptionStore store) {
    this.store = store;
  }

  @Override
  public List<Item> of(Viewer viewer, Texts texts) {
    if (!viewer.may(Permission.MANAGE_CAMPAIGNS)) {
      return List.of();
    }
    return store.waiting(MOST).entrySet().stream()
        .map(
            it ->
                new Item(
                    it.getValue().title(),
                    texts.of("inform.exception.waiting", it.getValue().people()),
                    "/office/campaigns/%s#answers".formatted(it.getKey()),
                    false))
        .toList();
  }
}
