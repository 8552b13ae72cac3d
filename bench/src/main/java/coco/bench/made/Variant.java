package coco.bench.made;

/** How a made history arrives. */
public enum Variant {
  /** Each interaction arrives when it happens, once. */
  ORDERED,
  /** 5 % arrive late, up to ten days; 0.1 % arrive twice, half of those corrected. */
  LATE;

  /** Its name in files: {@code ordered}, {@code late}. */
  public String word() {
    return this == ORDERED ? "ordered" : "late";
  }
}
