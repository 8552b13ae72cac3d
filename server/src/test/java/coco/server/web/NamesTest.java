package coco.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may be a name. */
class NamesTest {
  @Test
  void aNameIsSeenWhole() {
    assertThat(Names.isName(" Zoë O’Brien-Łuczak ", 120)).isTrue();
    assertThat(Names.isName("محمد", 120)).isTrue();
    for (String name :
        new String[] {
          "",
          " ",
          "a\nb",
          "a\tb",
          "a\u0000b",
          "a\u202eb",
          "a\u2066b",
          "a\u200bb",
          "a\u2028b",
          "x".repeat(121)
        }) {
      assertThat(Names.isName(name, 120)).as(name).isFalse();
    }
  }

  @Test
  void whatSomebodyElseVouchesForIsMadeAName() {
    assertThat(Names.of("a\nb\u202e", 120)).isEqualTo("a b");
    assertThat(Names.of("x".repeat(200), 120)).hasSize(120);
  }
}
