package coco.server.relations;

import coco.server.access.Viewer;
import coco.server.web.Texts;
import java.time.Instant;
import java.util.List;

/** What a module keeps of parties: each module that keeps something is one. */
public interface PartyRecords {
  /**
   * Something that a party was told.
   *
   * @param address of its page; empty for those who may not see it
   * @param happened what became of it, in order
   */
  record Told(String title, String address, List<Line> happened) {
    public Told {
      happened = List.copyOf(happened);
    }
  }

  /** One thing that happened, in the reader's language. */
  record Line(Instant at, String what) {}

  /** What a party was told, and did about it, the latest first. */
  List<Told> of(Viewer viewer, Party party, Texts texts);

  /** What would stay of a party that is deleted, in sentences in the reader's language. */
  List<String> kept(Party party, Texts texts);

  /** What is known of a party was corrected, in the running transaction. */
  void corrected(Party before, Party after);

  /** Takes away all that leads to a party, in the running transaction that deletes it. */
  void erase(Viewer viewer, Party party);
}
