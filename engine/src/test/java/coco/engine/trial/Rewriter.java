package coco.engine.trial;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes a tree of records anew with some of them changed.
 *
 * @param change gives another object for one that is to change, else the same
 */
record Rewriter(UnaryOperator<Object> change) {
  <T> T rewrite(Class<T> kind, T whole) {
    return kind.cast(rewrite(whole));
  }

  private Object rewrite(Object whole) {
    Object changed = change.apply(whole);
    if (!changed.equals(whole)) {
      return changed;
    }
    return switch (whole) {
      case Record tree -> rewriteRecord(tree);
      case Optional<?> optional -> optional.map(this::rewrite);
      case List<?> list -> list.stream().map(each -> rewrite((Object) each)).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, rewrite((Object) value)));
        yield copy;
      }
      default -> whole;
    };
  }

  private Object rewriteRecord(Record tree) {
    RecordComponent[] components = tree.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        components[i].getAccessor().setAccessible(true);
        types[i] = components[i].getType();
        Object value = components[i].getAccessor().invoke(tree);
        values[i] = value == null ? null : rewrite(value);
      }
      Constructor<?> constructor = tree.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (NoSuchMethodException
        | IllegalAccessException
        | InstantiationException
        | InvocationTargetException impossible) {
      throw new IllegalStateException("cannot write anew: " + tree, impossible);
    }
  }
}
