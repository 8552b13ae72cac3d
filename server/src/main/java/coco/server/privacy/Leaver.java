package coco.server.privacy;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody who is being erased, as they were known until now.
 *
 * @param email in lower case
 * @param isNamesake whether somebody else of the directory bears the same name: it then says
 *     nothing of this one
 */
public record Leaver(UUID id, String name, String email, boolean isNamesake) {
  /** What stands where their name or address stood in somebody's words. */
  public static final String GONE = "[…]";

  /**
   * Finds their address and their name in words: a regular expression as PostgreSQL reads it,
   * whatever the case; as whole words, since {@code ann@example.org} is no part of {@code
   * joann@example.org}. A name of one word is not looked for: it may stand for anything, the key of
   * a code included.
   */
  public String pattern() {
    String address = "(?<![\\w.+-])%s(?![\\w-]|\\.\\w)".formatted(quoted(email));
    return isNamesake || !name.strip().matches("\\S+\\s.+")
        ? address
        : "%s|(?<!\\w)%s(?!\\w)".formatted(address, quoted(name.strip()));
  }

  /**
   * How many rows are theirs.
   *
   * @param rows a table and what its rows fulfil: {@code question where written_by_id = :person}
   */
  public long count(JdbcClient jdbc, String rows) {
    return jdbc.sql("select count(*) from " + rows).param("person", id).query(Long.class).single();
  }

  private static String quoted(String words) {
    return words
        .replaceAll("([^\\p{L}\\p{N}\\s])", "\\\\$1")
        .replaceAll("[\\s\\u00a0]+", "[\\\\s\\\\u00a0]+");
  }
}
