package coco.language;

import java.util.List;

/** The regions whose public holidays are known: the library of holidays lives in the engine. */
public interface HolidayRegions {
  /** Takes every region as known: for reading a document where no library is at hand. */
  HolidayRegions UNCHECKED =
      new HolidayRegions() {
        @Override
        public boolean isKnown(String region) {
          return true;
        }

        @Override
        public List<String> all() {
          return List.of();
        }
      };

  /** Whether holidays of a region ({@code FR}, {@code FR-57}, {@code GB-ENG}) are known. */
  boolean isKnown(String region);

  /** All regions that are known, in order. */
  List<String> all();
}
