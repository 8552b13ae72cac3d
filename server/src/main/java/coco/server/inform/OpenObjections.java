package coco.server.inform;

import coco.server.access.Permission;
import coco.server.access.Viewer;
import coco.server.web.Texts;
import coco.server.web.Waiting;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people say is not right of what was entered about them, for those who look into it. */
@Component
class OpenObjections implements Waiting {
  private static final int MOST = 20;

  private final GroupSessionStore store;

  OpenObjections(GroupSessionStore store) {
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
                    texts.of("inform.session.waiting", it.getValue().people()),
                    "/office/campaigns/%s#sessions".formatted(it.getKey()),
                    false))
        .toList();
  }
}
