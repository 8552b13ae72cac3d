package coco.server.web;

import java.util.regex.Pattern;

/** What may be the name of a person, a team, a party or a group. */
public final class Names {
  /**
   * Control and format characters, and ends of lines: they are not seen, or turn the order of what
   * is, so that a name could look like another one, or like two.
   */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

  private Names() {}

  /** Whether it says something, in so many characters at most, each of which is seen. */
  public static boolean isName(String name, int most) {
    String plain = name.strip();
    return !plain.isEmpty() && plain.length() <= most && !UNSEEN.matcher(plain).find();
  }

  /** A name that somebody else vouches for, without what may not be in one. */
  public static String of(String name, int most) {
    String plain = UNSEEN.matcher(name).replaceAll(" ").strip();
    return plain.substring(0, Math.min(most, plain.length())).strip();
  }
}
