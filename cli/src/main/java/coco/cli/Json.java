package coco.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plain maps, lists, texts, numbers and truths as JSON, indented, keys in the order given. */
final class Json {
  private Json() {}

  /** An object of keys and values by turns; a null value is written as null. */
  static SequencedMap<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    LinkedHashMap<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return object;
  }

  /** Prints an object and a line's end. */
  static void print(PrintStream out, Map<String, @Nullable Object> object) {
    out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(object));
  }

  /** One object on one line. */
  static String line(Map<String, @Nullable Object> object) {
    return LINES.writeValueAsString(object);
  }

  private static final JsonMapper LINES = JsonMapper.builder().build();
}
