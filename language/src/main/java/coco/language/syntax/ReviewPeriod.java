package coco.language.syntax;

import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a code is reviewed: {@code every 12 months}, {@code tous les 12 mois}, {@code 1 an}.
 */
final class ReviewPeriod {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:every|each|tous les|toutes les|chaque|chaques)?\\s*(?:(\\d{1,4})\\s+)?"
              + "(days?|weeks?|months?|years?|jours?|semaines?|mois|ans?|années?)");

  private ReviewPeriod() {}

  static Optional<Period> parse(String text) {
    String plain = text.replace('\u00A0', ' ').strip().toLowerCase(Locale.ROOT);
    Matcher matcher = FORM.matcher(plain);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int count = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
    return count == 0 ? Optional.empty() : Optional.of(period(count, matcher.group(2)));
  }

  private static Period period(int count, String unit) {
    return switch (unit.charAt(0)) {
      case 'd', 'j' -> Period.ofDays(count);
      case 'w', 's' -> Period.ofWeeks(count);
      case 'm' -> Period.ofMonths(count);
      default -> Period.ofMonths(12 * count);
    };
  }
}
