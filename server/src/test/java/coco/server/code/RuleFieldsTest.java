package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import coco.language.print.SentenceParts;
import coco.language.print.SentenceParts.Form;
import coco.language.print.Slot;
import coco.language.text.Language;
import coco.language.text.Lexicon;
import coco.server.web.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fields of each form: one for each slot of its sentence, and back again. */
class RuleFieldsTest {
  private static RuleFields fields(Language reader, Form form, Map<String, String> sent) {
    Visit visit =
        new Visit(
            reader,
            Optional.empty(),
            "/",
            () -> new Visit.Csrf("_csrf", ""),
            "",
            Optional.empty(),
            viewer -> 0,
            (key, language) -> Optional.empty());
    return new RuleFields(visit, Lexicon.empty(Language.FRENCH), form, sent);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everySlotOfAFormHasOneField(Form form) {
    for (Language reader : Language.values()) {
      List<String> names =
          fields(reader, form, Map.of()).groups().stream()
              .flatMap(group -> group.fields().stream())
              .map(RuleFields.Field::name)
              .filter(name -> !name.startsWith("failing-"))
              .toList();

      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              form.slots().stream()
                  .filter(slot -> slot != Slot.FORCE || (form != Form.NORM && form != Form.VALUE))
                  .map(slot -> RuleFields.name(slot, 0))
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void whatFieldsShowIsWhatTheySend(Form form) {
    Map<Slot, String> slots = new LinkedHashMap<>();
    form.slots().forEach(slot -> slots.put(slot, "in " + slot));
    SentenceParts parts =
        new SentenceParts(
            form,
            slots,
            form.isRepaired()
                ? List.of(Map.of(Slot.ACT, "first"), Map.of(Slot.ACT, "second", Slot.COUNT, "2"))
                : List.of());

    assertThat(fields(Language.ENGLISH, form, RuleFields.values(parts)).parts()).isEqualTo(parts);
  }

  @Test
  void whatIsMissingIsSaidAtItsField() {
    assertThat(fields(Language.ENGLISH, Form.DUTY, Map.of("unit", "DAY")).problems())
        .extracting(RuleFields.Problem::field)
        .containsExactlyInAnyOrder("trigger", "act", "count");
    assertThat(
            fields(
                    Language.ENGLISH,
                    Form.NORM,
                    Map.of("text", "We are kind", "failing-1-act", "of no norm"))
                .problems())
        .isEmpty();
  }

  @Test
  void aShareIsANumberUpToAHundred() {
    for (String wrong : List.of("0", "101", "many", "-5", "99,5,1")) {
      assertThat(
              fields(Language.ENGLISH, Form.SERVICE_LEVEL_OF_QUALITY, Map.of("percent", wrong))
                  .problems())
          .as(wrong)
          .extracting(RuleFields.Problem::field)
          .contains("percent");
    }
    assertThat(
            fields(Language.ENGLISH, Form.SERVICE_LEVEL_OF_QUALITY, Map.of("percent", "99,5"))
                .problems())
        .extracting(RuleFields.Problem::field)
        .doesNotContain("percent");
  }
}
