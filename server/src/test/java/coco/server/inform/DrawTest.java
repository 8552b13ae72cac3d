package coco.server.inform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final long SEED = 7;

  private static QuestionStore.Drawable made(String rule) {
    return new QuestionStore.Drawable(UUID.randomUUID(), rule, false);
  }

  private static List<QuestionStore.Drawable> bank(int rules, int each) {
    List<QuestionStore.Drawable> all = new ArrayList<>();
    for (int rule = 0; rule < rules; rule++) {
      for (int i = 0; i < each; i++) {
        all.add(made("R-" + rule));
      }
    }
    return all;
  }

  private static List<String> rules(List<QuestionStore.Drawable> bank, List<UUID> drawn) {
    Map<UUID, String> rules =
        bank.stream().collect(Collectors.toMap(QuestionStore.Drawable::id, it -> it.rule()));
    return drawn.stream().map(id -> rules.getOrDefault(id, "")).toList();
  }

  @Test
  void changedRulesComeFirstAndEachRuleOnce() {
    List<QuestionStore.Drawable> bank = bank(10, 3);

    List<UUID> drawn =
        new Draw(bank, Set.of("R-3", "R-8"), List.of(), new Random(SEED)).questions(5);

    assertThat(rules(bank, drawn)).doesNotHaveDuplicates().hasSize(5);
    assertThat(rules(bank, drawn).subList(0, 2)).containsExactlyInAnyOrder("R-3", "R-8");
  }

  @Test
  void whatWasWrittenIsAskedBeforeWhatWasMade() {
    List<QuestionStore.Drawable> bank = new ArrayList<>(bank(8, 12));
    QuestionStore.Drawable written = new QuestionStore.Drawable(UUID.randomUUID(), "R-5", true);
    bank.add(written);

    assertThat(new Draw(bank, Set.of(), List.of(), new Random(SEED)).questions(1))
        .containsExactly(written.id());
  }

  @Test
  void noneIsAskedTwiceAsLongAsThereAreOthers() {
    List<QuestionStore.Drawable> bank = bank(4, 3);
    List<Examination.Earlier> earlier = new ArrayList<>();
    List<UUID> all = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      List<UUID> drawn = new Draw(bank, Set.of(), earlier, new Random(SEED + number)).questions(3);
      assertThat(drawn).hasSize(3).noneMatch(all::contains);
      for (UUID id : drawn) {
        earlier.add(
            new Examination.Earlier(id, rules(bank, List.of(id)).getFirst(), number, false));
      }
      all.addAll(drawn);
    }

    assertThat(new Draw(bank, Set.of(), earlier, new Random(SEED)).questions(3))
        .as("those asked the longest ago")
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 3));
  }

  @Test
  void aRuleThatWasMisunderstoodIsAskedAgain() {
    List<QuestionStore.Drawable> bank = bank(8, 3);
    Function<String, UUID> one =
        rule -> bank.stream().filter(it -> it.rule().equals(rule)).findFirst().orElseThrow().id();
    List<Examination.Earlier> earlier =
        List.of(
            new Examination.Earlier(one.apply("R-2"), "R-2", 1, true),
            new Examination.Earlier(one.apply("R-5"), "R-5", 1, false));

    List<UUID> drawn = new Draw(bank, Set.of(), earlier, new Random(SEED)).questions(3);

    assertThat(rules(bank, drawn).getFirst()).isEqualTo("R-2");
    assertThat(rules(bank, drawn)).doesNotContain("R-5");
    assertThat(drawn).doesNotContain(one.apply("R-2"));
  }

  @Test
  void fewQuestionsAreAllAsked() {
    assertThat(new Draw(bank(2, 2), Set.of(), List.of(), new Random(SEED)).questions(20))
        .hasSize(4);
    assertThat(new Draw(List.of(), Set.of(), List.of(), new Random(SEED)).questions(5)).isEmpty();
  }
}
