package coco.cli;

import coco.engine.Interaction;
import coco.engine.backtest.History;
import coco.engine.calendar.LocalDays;
import coco.language.code.Clause.Period;
import coco.language.code.Value;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By what occasions are grouped: periods of their trigger, attributes as they stood at it. */
final class Groups {
  private record Owner(String attribute, @Nullable String id) {}

  private final List<String> per;
  private final LocalDays days;
  private final String missing;
  private final Map<Owner, List<Interaction>> settings = new HashMap<>();

  /**
   * @param per periods and names of attributes
   * @param missing what stands for an attribute without a value
   */
  Groups(History history, ZoneId zone, List<String> per, String missing) {
    this.per = List.copyOf(per);
    this.days = new LocalDays(zone);
    this.missing = missing;
    for (String each : per) {
      if (isOfCase(each) || isOfParty(each)) {
        history.interactions().stream()
            .filter(interaction -> interaction.attributes().containsKey(each))
            .sorted(Interaction.ORDER)
            .forEach(
                interaction ->
                    settings
                        .computeIfAbsent(owner(each, interaction), key -> new ArrayList<>())
                        .add(interaction));
      }
    }
  }

  private static boolean isOfCase(String name) {
    return name.startsWith("case.");
  }

  private static boolean isOfParty(String name) {
    return name.startsWith("party.");
  }

  private static Owner owner(String attribute, Interaction interaction) {
    return new Owner(attribute, isOfCase(attribute) ? interaction.caseId() : interaction.party());
  }

  /** The group of an occasion with this trigger; empty where nothing groups. */
  String of(Interaction trigger) {
    return String.join(" · ", per.stream().map(each -> of(each, trigger)).toList());
  }

  private String of(String name, Interaction trigger) {
    for (Period period : Period.values()) {
      if (period.name().toLowerCase(Locale.ROOT).equals(name)) {
        LocalDate first = days.period(period, trigger.time()).first();
        return switch (period) {
          case DAY, WEEK -> first.toString();
          case MONTH -> first.toString().substring(0, 7);
          case QUARTER -> first.getYear() + "-Q" + ((first.getMonthValue() + 2) / 3);
          case YEAR -> String.valueOf(first.getYear());
        };
      }
    }
    String value = isOfCase(name) || isOfParty(name) ? standing(name, trigger) : own(name, trigger);
    return value == null ? missing : value;
  }

  /** What was last said of the case or the party, the trigger itself included. */
  private @Nullable String standing(String name, Interaction trigger) {
    Value value = null;
    for (Interaction each : settings.getOrDefault(owner(name, trigger), List.of())) {
      if (Interaction.ORDER.compare(each, trigger) > 0) {
        break;
      }
      value = each.attributes().get(name);
    }
    return value == null ? null : value.text();
  }

  private static @Nullable String own(String name, Interaction trigger) {
    return switch (name) {
      case "channel" -> trigger.channel();
      case "type" -> trigger.type();
      case "actor" -> trigger.actor();
      case "source" -> trigger.source();
      case "party" -> trigger.party();
      case "case" -> trigger.caseId();
      default -> {
        Value value = trigger.attributes().get(name);
        yield value == null ? null : value.text();
      }
    };
  }
}
