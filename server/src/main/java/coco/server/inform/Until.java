package coco.server.inform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Until when people have to have done a campaign's steps. */
public sealed interface Until {
  /** To the end of a day, in the zone of the code. */
  record Day(LocalDate day) implements Until {
    /** The end of the day somewhere. */
    public Instant end(ZoneId zone) {
      return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
  }

  /**
   * Within working days, counted from when a person was told: of their team, or, where it has not
   * said when it works, of the code's calendar.
   */
  record WorkingDays(int count) implements Until {
    static final int MOST = 400;

    public WorkingDays {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("1 to %d working days, was %d".formatted(MOST, count));
      }
    }
  }
}
