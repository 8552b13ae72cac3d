package coco.engine.source;

import coco.engine.source.Refused.Reason;
import coco.engine.source.TimePattern.Read;
import coco.engine.source.TimePattern.Unreadable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Reads times of ISO 8601 and RFC 3339: {@code 2027-01-08T16:00:00.5+01:00}; a blank may stand for
 * the T, seconds and the offset may be left out, and a date alone is its midnight.
 */
final class IsoTime {
  private final String text;
  private int at;

  private IsoTime(String text) {
    this.text = text;
  }

  static Read read(String text) throws Unreadable {
    try {
      return new IsoTime(text).read();
    } catch (DateTimeException e) {
      throw new Unreadable(Reason.NOT_A_TIME);
    }
  }

  private Read read() throws Unreadable {
    int year = digits(4);
    sign('-');
    int month = digits(2);
    sign('-');
    LocalDate date = LocalDate.of(year, month, digits(2));
    if (at == text.length()) {
      return new Read(date.atStartOfDay(), null);
    }
    char between = text.charAt(at++);
    if (between != 'T' && between != 't' && between != ' ') {
      throw unreadable();
    }
    int hour = digits(2);
    sign(':');
    int minute = digits(2);
    int second = 0;
    int nano = 0;
    if (sees(':')) {
      at++;
      second = digits(2);
      if (sees('.') || sees(',')) {
        at++;
        nano = fraction();
      }
    }
    LocalDateTime local = date.atTime(LocalTime.of(hour, minute, second, nano));
    return at == text.length() ? new Read(local, null) : new Read(local, offset());
  }

  private ZoneOffset offset() throws Unreadable {
    char sign = text.charAt(at++);
    if (sign == 'Z' || sign == 'z') {
      return end(ZoneOffset.UTC);
    }
    if (sign != '+' && sign != '-') {
      throw unreadable();
    }
    int hours = digits(2);
    int minutes = 0;
    if (at < text.length()) {
      if (sees(':')) {
        at++;
      }
      minutes = digits(2);
    }
    int total = hours * 60 + minutes;
    return end(ZoneOffset.ofTotalSeconds((sign == '-' ? -total : total) * 60));
  }

  private ZoneOffset end(ZoneOffset offset) throws Unreadable {
    if (at != text.length()) {
      throw unreadable();
    }
    return offset;
  }

  private int fraction() throws Unreadable {
    int begin = at;
    int nano = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      int digit = text.charAt(at++) - '0';
      if (at - begin <= 9) {
        nano = nano * 10 + digit;
      } else if (digit != 0) {
        throw new Unreadable(Reason.TOO_FINE);
      }
    }
    if (at == begin) {
      throw unreadable();
    }
    for (int scale = at - begin; scale < 9; scale++) {
      nano *= 10;
    }
    return nano;
  }

  private boolean sees(char sign) {
    return at < text.length() && text.charAt(at) == sign;
  }

  private void sign(char sign) throws Unreadable {
    if (!sees(sign)) {
      throw unreadable();
    }
    at++;
  }

  private int digits(int count) throws Unreadable {
    int value = 0;
    for (int i = 0; i < count; i++) {
      char sign = at < text.length() ? text.charAt(at++) : ' ';
      if (sign < '0' || sign > '9') {
        throw unreadable();
      }
      value = value * 10 + sign - '0';
    }
    return value;
  }

  private static Unreadable unreadable() {
    return new Unreadable(Reason.NOT_A_TIME);
  }
}
