package coco.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Any record of the house as plain maps, lists and texts, to be shown: a stage seen alone. */
final class Plain {
  private Plain() {}

  /**
   * Records become maps that begin with their own name as {@code is}; what is absent is left out.
   */
  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Optional<?> optional -> of(optional.orElse(null));
      case Record some -> record(some);
      case Map<?, ?> map -> map(map);
      case Collection<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(each -> plain.add(of(each)));
        yield plain;
      }
      case Number number -> number;
      case Boolean truth -> truth;
      default -> value.toString();
    };
  }

  private static Object record(Record some) {
    RecordComponent[] components = some.getClass().getRecordComponents();
    if (components.length == 1 && some.getClass().getSimpleName().endsWith("Id")) {
      return some.toString();
    }
    SequencedMap<String, @Nullable Object> plain = Json.object("is", name(some.getClass()));
    for (RecordComponent component : components) {
      Object value = of(value(component, some));
      if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
        plain.put(component.getName(), value);
      }
    }
    return plain;
  }

  private static @Nullable Object value(RecordComponent component, Record some) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(some);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException("cannot show " + component, failed);
    }
  }

  private static Object map(Map<?, ?> map) {
    SequencedMap<String, @Nullable Object> plain = Json.object();
    map.forEach((key, value) -> plain.put(String.valueOf(key), of(value)));
    return plain;
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** A plain value as an indented outline. */
  static List<String> outline(@Nullable Object plain) {
    List<String> lines = new ArrayList<>();
    outline(plain, 0, lines);
    return lines;
  }

  private static void outline(@Nullable Object plain, int depth, List<String> lines) {
    switch (plain) {
      case Map<?, ?> map ->
          map.forEach((key, value) -> entry(String.valueOf(key), value, depth, lines));
      case Collection<?> list -> list.forEach(each -> entry("-", each, depth, lines));
      case null -> lines.add("  ".repeat(depth) + "-");
      default -> lines.add("  ".repeat(depth) + plain);
    }
  }

  private static void entry(String key, @Nullable Object value, int depth, List<String> lines) {
    String indent = "  ".repeat(depth);
    String label = key.equals("-") ? "-" : key + ":";
    if (value instanceof Map<?, ?> map && map.containsKey("is")) {
      lines.add(indent + label + " " + map.get("is"));
      map.forEach(
          (inner, each) -> {
            if (!String.valueOf(inner).equals("is")) {
              entry(String.valueOf(inner), each, depth + 1, lines);
            }
          });
    } else if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
      lines.add(indent + label);
      outline(value, depth + 1, lines);
    } else {
      lines.add(indent + label + " " + value);
    }
  }
}
