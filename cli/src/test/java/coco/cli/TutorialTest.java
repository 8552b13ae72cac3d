package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tutorials do not drift: each command in them is run, in their order, each change is made, and
 * each answer shown is what the command says.
 */
class TutorialTest {
  private static final Path DOCS = Path.of("../docs");

  /** A word of a command, in quotation marks or not. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyStepGivesWhatIsShown(String language) throws IOException {
    int commands = 0;
    int changes = 0;
    for (List<String> block : blocks("tutorial.%s.md".formatted(language))) {
      switch (block.getFirst()) {
        case "```console" -> {
          show(block.subList(1, block.size()));
          commands++;
        }
        case "```diff" -> {
          change(block.subList(1, block.size()));
          changes++;
        }
        default -> {}
      }
    }

    assertThat(commands).isGreaterThanOrEqualTo(10);
    assertThat(changes).isGreaterThanOrEqualTo(2);
  }

  @Test
  void aShownRuleStandsInTheCodeThatIsMade() throws IOException {
    for (String language : List.of("en", "fr")) {
      Run.coco("init", folder.resolve(language).toString(), "--language", language);
      String code =
          Files.readString(folder.resolve(language).resolve("code.%s.coco.md".formatted(language)));
      List<String> rule =
          blocks("tutorial.%s.md".formatted(language)).stream()
              .filter(block -> block.getFirst().equals("```markdown"))
              .findFirst()
              .orElseThrow();

      assertThat(code).contains(String.join("\n", rule.subList(1, rule.size())));
    }
  }

  /** Fenced blocks: the line of the fence, then what it holds. */
  private static List<List<String>> blocks(String name) throws IOException {
    List<List<String>> blocks = new ArrayList<>();
    boolean within = false;
    for (String line : Files.readAllLines(DOCS.resolve(name))) {
      if (line.startsWith("```")) {
        within = !within;
        if (within) {
          blocks.add(new ArrayList<>(List.of(line)));
        }
      } else if (within) {
        blocks.getLast().add(line);
      }
    }
    assertThat(within).as(name).isFalse();
    return blocks;
  }

  /** One command and its answer, where {@code …} stands for lines left out. */
  private void show(List<String> lines) throws IOException {
    assertThat(lines.getFirst()).startsWith("$ ");
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(lines.getFirst().substring(2));
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      words.add(word.matches("mine(/.*)?") ? folder.resolve(word).toString() : word);
    }
    if (words.getFirst().equals("cp")) {
      Files.copy(Path.of(words.get(1)), Path.of(words.get(2)));
      assertThat(lines).hasSize(1);
      return;
    }
    assertThat(words.getFirst()).isEqualTo("./coco");

    Run run = Run.coco(words.subList(1, words.size()).toArray(String[]::new));

    assertThat(run.status()).as(run.err()).isNotEqualTo(2);
    String said = run.out().replace(folder + "/", "").replaceAll("(?m) +$", "").stripTrailing();
    StringBuilder shown = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      shown.append(line.equals("…") ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n");
    }
    assertThat(said + "\n").as(lines.getFirst()).matches(shown.toString());
  }

  /** A change of a file: lines that stand there once, and those that take their place. */
  private void change(List<String> lines) throws IOException {
    assertThat(lines.getFirst()).startsWith("--- mine/");
    Path file = folder.resolve(lines.getFirst().substring(4));
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      assertThat(line).matches("[-+].*");
      (line.startsWith("-") ? before : after).append(line.substring(1)).append('\n');
    }
    String text = Files.readString(file);

    assertThat(text).as(file.toString()).containsOnlyOnce(before);
    Files.writeString(file, text.replace(before, after));
  }
}
