package coco.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** Each command is found by its own name, and only it is made ready. */
class CommandsTest {
  @Test
  void eachIsListedUnderItsName() {
    Coco.COMMANDS.forEach(
        (name, command) ->
            assertThat(command.getAnnotation(Command.class).name())
                .as(command.getName())
                .isEqualTo(name));
  }

  @Test
  void theHelpListsAllAndEachHasItsOwn() {
    String help = Run.coco("--help").out();
    for (String name : Coco.COMMANDS.keySet()) {
      assertThat(help).contains("  " + name + " ");
      if (!name.equals("help")) {
        assertThat(Run.coco(name, "--help").out()).startsWith("Usage: coco " + name + " ");
        assertThat(Run.coco("help", name).out()).isEqualTo(Run.coco(name, "--help").out());
      }
    }
  }
}
