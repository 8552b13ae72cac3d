package coco.server.web;

import coco.language.text.Language;
import coco.server.access.Permission;
import coco.server.access.RefusedAccess;
import coco.server.access.Viewer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One request for a page: who asks, in which language, with what the page's frame needs.
 *
 * @param language of the page
 * @param path asked for, with its query, for links that come back to it
 * @param csrfOnDemand what each form sends along against requests forged elsewhere; a page without
 *     a form never asks, and sets no cookie
 * @param nonce what the page's policy lets scripts bear
 * @param notice said once at the top, after an act
 * @param unreadOnDemand counts the notices that somebody has not read
 * @param titlesOnDemand tells what codes are called
 */
public record Visit(
    Language language,
    Optional<Viewer> viewer,
    String path,
    Supplier<Csrf> csrfOnDemand,
    String nonce,
    Optional<String> notice,
    Visits.Unread unreadOnDemand,
    Visits.Titles titlesOnDemand) {

  /** A hidden field of every form. */
  public record Csrf(String parameter, String token) {}

  public Csrf csrf() {
    return csrfOnDemand.get();
  }

  /** How many notices the person who is signed in has not read. */
  public int unread() {
    return viewer.map(unreadOnDemand::of).orElse(0);
  }

  /** What the edition in force calls a code; its key where none is. */
  public String codeTitle(String key) {
    return titlesOnDemand.of(key, language).orElse(key);
  }

  /** The same visit, with something else said at the top. */
  public Visit saying(String said) {
    return new Visit(
        language,
        viewer,
        path,
        csrfOnDemand,
        nonce,
        Optional.of(said),
        unreadOnDemand,
        titlesOnDemand);
  }

  public Texts texts() {
    return Texts.in(language);
  }

  public String text(String key, Object... arguments) {
    return texts().of(key, arguments);
  }

  public boolean may(Permission permission) {
    return permission.isPublic() || viewer.map(it -> it.may(permission)).orElse(false);
  }

  /**
   * The person who is signed in.
   *
   * @throws RefusedAccess where nobody is
   */
  public Viewer signedIn() {
    return viewer.orElseThrow(() -> new RefusedAccess(Permission.OWN_ACCOUNT));
  }

  /** The language that this page is not in. */
  public Language other() {
    return language == Language.ENGLISH ? Language.FRENCH : Language.ENGLISH;
  }

  /** This page in the other language: its address says so on the public site. */
  public String inOtherLanguage() {
    String here = "/" + language.tag();
    return isPublicPage() ? "/" + other().tag() + path.substring(here.length()) : path;
  }

  /** Whether its address names its language: a page of the public site. */
  public boolean isPublicPage() {
    return isUnder("/" + language.tag());
  }

  /** Whether the page asked for is this one or lies under it: for the menu. */
  public boolean isUnder(String place) {
    String plain = path.replaceFirst("\\?.*$", "");
    return plain.equals(place) || plain.startsWith(place + "/");
  }
}
