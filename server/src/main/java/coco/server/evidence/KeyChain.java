package coco.server.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that signed a log, one after the other.
 *
 * @param links the earliest first, one at least
 */
record KeyChain(List<Link> links) {
  KeyChain {
    links = List.copyOf(links);
  }

  /**
   * One key.
   *
   * @param from checkpoints of more entries are its own, up to the next
   * @param note what the key before it signed of it; empty for the first, and where that one was
   *     lost
   */
  record Link(NoteKey key, long from, Optional<String> note) {}

  NoteKey current() {
    return links.getLast().key();
  }

  /** The keys that the current one may speak for: back to the first, or to one that was lost. */
  List<NoteKey> spokenFor() {
    return since(links.size()).stream().map(Link::key).toList();
  }

  List<NoteKey> all() {
    return links.stream().map(Link::key).toList();
  }

  /** The key of a checkpoint of so many entries. */
  NoteKey of(long size) {
    return links.get(place(size)).key();
  }

  private int place(long size) {
    int place = links.size() - 1;
    while (place > 0 && links.get(place).from() >= size) {
      place--;
    }
    return place;
  }

  /** What lead to the key of a checkpoint of so many entries, as a proof tells it. */
  List<Bundle.Handed> handed(long size) {
    List<Link> since = since(place(size) + 1);
    List<Bundle.Handed> handed = new ArrayList<>();
    for (int i = 1; i < since.size(); i++) {
      handed.add(
          new Bundle.Handed(since.get(i - 1).key().toString(), since.get(i).note().orElseThrow()));
    }
    return handed;
  }

  private List<Link> since(int end) {
    int start = end - 1;
    while (start > 0 && links.get(start).note().isPresent()) {
      start--;
    }
    return links.subList(start, end);
  }
}
