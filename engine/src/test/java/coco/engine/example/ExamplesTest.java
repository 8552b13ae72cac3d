package coco.engine.example;

import static org.assertj.core.api.Assertions.assertThat;

import coco.engine.calendar.Holidays;
import coco.engine.rules.RulesCompiler;
import coco.language.Codes;
import coco.language.Document;
import coco.language.code.Example.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final String HEAD =
      """
      ---
      code: frag
      language: en
      edition: "1"
      effective: 2026-01-01
      zone: Europe/Paris
      chapters: {service: S, definitions: D}
      ---

      # F

      ## D

      | Id | Term | Kind | Meaning |
      |---|---|---|---|
      | complaint | a complaint is received | event | `complaint.received` |
      | call | call | event | `call.made` |

      ## S

      """;

  private static List<ExampleResult> failures(String rules) {
    Document document = Codes.read(HEAD + rules, "x.en.coco.md");
    assertThat(document.isSound()).as(document.findings().toString()).isTrue();
    return new Examples(
            document.code(), RulesCompiler.compile(List.of(document.code()), Holidays.ofRegions()))
        .failures();
  }

  @Test
  void anActIsAllowedOrRefusedWhereTheDocumentSaysSo() {
    List<ExampleResult> failures =
        failures(
            """
            ### CS-1 · Never

            > We must not [call].

            **Example: a call**

            | When | What | Then |
            |---|---|---|
            | 2026-03-02 10:00 | [call] | allowed |
            | 2026-03-02 11:00 | [call] | refused |
            | 2026-03-02 12:00 | [call] | met |
            """);

    assertThat(failures)
        .extracting(ExampleResult::actual)
        .containsExactly(List.of(Outcome.REFUSED), List.of(Outcome.BREACHED));
  }

  @Test
  void aRuleThatReplacesNoneOfTheDocumentReplacesNothing() {
    assertThat(
            failures(
                """
                ### CS-1 · Call back

                > When [a complaint is received], we must [call] within 2 days. Replaces CS-9.

                **Example: in time**

                | When | What | Then |
                |---|---|---|
                | 2026-03-02 10:00 | [a complaint is received] | pending |
                | 2026-03-03 10:00 | [call] | met |

                ### CS-2 · Call soon

                > When [a complaint is received], we must [call] within 1 day. Replaces CS-9.

                **Example: in time**

                | When | What | Then |
                |---|---|---|
                | 2026-03-02 10:00 | [a complaint is received] | pending, CS-1 pending |
                | 2026-03-03 10:00 | [call] | met, CS-1 met |
                """))
        .isEmpty();
  }
}
