package coco.language;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every value that differs from a record in just one component, however deep. */
final class Mutations {
  private Mutations() {}

  /**
   * A record that differs.
   *
   * @param path the components that lead to what differs, each as {@code Record.component}
   */
  record Mutant<T>(List<String> path, T value) {}

  /** All mutants of a record that its constructors accept. */
  static <T extends Record> List<Mutant<T>> of(T original) {
    List<Mutant<T>> mutants = new ArrayList<>();
    for (Mutant<Object> mutant : mutantsOf(original)) {
      @SuppressWarnings("unchecked") // A mutant is of its original's class.
      T value = (T) mutant.value();
      mutants.add(new Mutant<>(mutant.path(), value));
    }
    return mutants;
  }

  private static List<Mutant<Object>> mutantsOf(Object value) {
    return switch (value) {
      case Record record -> ofRecord(record);
      case List<?> list -> ofList(list);
      case Optional<?> optional -> ofOptional(optional);
      case Enum<?> constant -> ofEnum(constant);
      case String text -> leaf(text + "x");
      case Integer number -> leaf(number + 1);
      case Long number -> leaf(number + 1);
      case Boolean truth -> leaf(!truth);
      case BigDecimal number -> leaf(number.subtract(BigDecimal.ONE));
      case LocalTime time -> leaf(time.plusMinutes(1));
      case LocalDate day -> leaf(day.plusDays(1));
      case Instant instant -> leaf(instant.plusSeconds(1));
      case Duration duration -> leaf(duration.plusSeconds(1));
      default -> throw new IllegalStateException("cannot change a " + value.getClass());
    };
  }

  private static List<Mutant<Object>> leaf(Object value) {
    return List.of(new Mutant<>(List.of(), value));
  }

  private static List<Mutant<Object>> ofEnum(Enum<?> constant) {
    List<Mutant<Object>> mutants = new ArrayList<>();
    for (Object other : constant.getDeclaringClass().getEnumConstants()) {
      if (!other.equals(constant)) {
        mutants.addAll(leaf(other));
      }
    }
    return mutants;
  }

  private static List<Mutant<Object>> ofOptional(Optional<?> optional) {
    List<Mutant<Object>> mutants = new ArrayList<>();
    if (optional.isPresent()) {
      mutants.addAll(leaf(Optional.empty()));
      for (Mutant<Object> inner : mutantsOf(optional.get())) {
        mutants.add(new Mutant<>(inner.path(), Optional.of(inner.value())));
      }
    }
    return mutants;
  }

  private static List<Mutant<Object>> ofList(List<?> list) {
    List<Mutant<Object>> mutants = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      List<Object> without = new ArrayList<>(list);
      without.remove(i);
      mutants.addAll(leaf(without));
      for (Mutant<Object> inner : mutantsOf(list.get(i))) {
        List<Object> changed = new ArrayList<>(list);
        changed.set(i, inner.value());
        mutants.add(new Mutant<>(inner.path(), changed));
      }
    }
    return mutants;
  }

  private static List<Mutant<Object>> ofRecord(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(record, components[i]);
    }
    List<Mutant<Object>> mutants = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String name = record.getClass().getSimpleName() + "." + components[i].getName();
      List<Mutant<Object>> ofValue = new ArrayList<>(mutantsOf(values[i]));
      if (values[i] instanceof Optional<?> optional && optional.isEmpty()) {
        ofValue.addAll(filled(components[i]));
      }
      for (Mutant<Object> inner : ofValue) {
        Object[] changed = values.clone();
        changed[i] = inner.value();
        List<String> path = new ArrayList<>(List.of(name));
        path.addAll(inner.path());
        make(record.getClass(), components, changed)
            .ifPresent(made -> mutants.add(new Mutant<>(path, made)));
      }
    }
    return mutants;
  }

  /** A name where there was none; what else could be there comes from other generated rules. */
  private static List<Mutant<Object>> filled(RecordComponent component) {
    boolean ofText =
        component.getGenericType() instanceof ParameterizedType type
            && type.getActualTypeArguments()[0] == String.class;
    return ofText ? leaf(Optional.of("quiet")) : List.of();
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot read " + component, impossible);
    }
  }

  private static Optional<Object> make(
      Class<?> type, RecordComponent[] components, Object[] values) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException refused) {
      return Optional.empty();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("cannot make a " + type, impossible);
    }
  }
}
