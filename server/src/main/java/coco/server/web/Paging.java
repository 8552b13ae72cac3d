package coco.server.web;

/**
 * Which page of a list is shown.
 *
 * @param page from 1
 * @param pages at least 1
 */
public record Paging(int page, int pages) {
  /** The page that is asked for; the nearest that there is where there is no such page. */
  public static Paging of(int asked, long all, int size) {
    int pages = Math.toIntExact(Math.max(1, (all + size - 1) / size));
    return new Paging(Math.clamp(asked, 1, pages), pages);
  }

  /** How many entries stand on the pages before. */
  public int before(int size) {
    return Math.multiplyExact(page - 1, size);
  }
}
