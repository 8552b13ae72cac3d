package coco.server.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who plays in the demonstration, as written in the files beside this class. */
final class Cast {
  private Cast() {}

  /** A person of the utility; {@code manager} is an address, {@code roles} are keys. */
  record Employee(
      String name,
      String email,
      String language,
      String team,
      Optional<String> manager,
      List<String> roles,
      LocalDate joined) {
    Employee {
      roles = List.copyOf(roles);
    }
  }

  /** The sixty people, each after their manager. */
  static List<Employee> employees() {
    return lines("people.txt").stream()
        .map(
            cells ->
                new Employee(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    Optional.of(cells.get(4)).filter(manager -> !manager.isEmpty()),
                    Arrays.stream(cells.get(5).split(" ")).filter(key -> !key.isEmpty()).toList(),
                    LocalDate.parse(cells.get(6))))
        .toList();
  }

  /** The four hundred parties: kind, name, language, zone, contact address, since. */
  static List<List<String>> parties() {
    return lines("parties.txt");
  }

  /** Who is meant by the owners that the code names: the owner, the address. */
  static List<List<String>> owners() {
    return lines("owners.txt");
  }

  /** What they said of rules: when, who, of what, rule, language, words, sentence, its outcome. */
  static List<List<String>> comments() {
    return lines("comments.txt");
  }

  /** What they asked: when, who, rule, language, words, answer, guidance and who reads it. */
  static List<List<String>> enquiries() {
    return lines("enquiries.txt");
  }

  /** Whom they turn to: theme, name and text in each language, ways, rules and who reads it. */
  static List<List<String>> resources() {
    return lines("resources.txt");
  }

  /** How often each rule was kept: how many months ago, rule, met, breached, pending, void. */
  static List<List<String>> measures() {
    return lines("measures.txt");
  }

  private static List<List<String>> lines(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  /** A file beside this class, or of the examples. */
  static String text(String name) {
    try (InputStream stream = Cast.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("no file " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + name, failure);
    }
  }
}
