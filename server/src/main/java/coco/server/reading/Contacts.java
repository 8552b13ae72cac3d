package coco.server.reading;

import coco.language.text.Language;
import java.util.List;

/** Whom one turns to, and what helps, beside a code's text: each module that knows some is one. */
@FunctionalInterface
public interface Contacts {
  /**
   * What there is for a code, by theme, both in their order.
   *
   * @param internal whether the reader works here, and sees what is not for everybody
   */
  List<Theme> of(String codeKey, Language language, boolean internal);

  /**
   * A theme; {@code language} is the one that its title is written in.
   *
   * @param contacts at least one
   */
  record Theme(String title, Language language, List<Contact> contacts) {
    public Theme {
      contacts = List.copyOf(contacts);
    }
  }

  /**
   * A contact or a resource.
   *
   * @param anchor its place on the page
   * @param language that its words are written in
   * @param phone empty for none; so {@code email} and {@code link}
   * @param rules whose pages it stands on, by their ids
   * @param internal whether it is for those who work here only
   */
  record Contact(
      String anchor,
      String name,
      String words,
      Language language,
      String phone,
      String email,
      String link,
      List<String> rules,
      boolean internal) {
    public Contact {
      rules = List.copyOf(rules);
    }
  }
}
