package coco.cli;

import coco.language.text.Language;
import coco.server.evidence.NotProven;
import coco.server.evidence.NoteKey;
import coco.server.evidence.Told;
import coco.server.evidence.Verified;
import coco.server.web.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coco verify}: what a proof proves, without the network and without an installation. */
@Command(
    name = "verify",
    description =
        "Checks a proof that an installation of CoCo gave out: that its acts are in the log, that nothing of them was changed and, where the proof says so, that the log only grew. Needs neither the installation nor the network. Exit status: 0 if all holds, 1 if not.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private static final int NOT_PROVEN = 1;

  private final Console console;

  @Parameters(paramLabel = "BUNDLE", description = "The file with the proof.")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The key that must have signed, as the organisation publishes it at /evidence/key. Without it the proof's own is taken, and shown for comparison.")
  private @Nullable String key;

  @Mixin private Output output = new Output();

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Path source = Objects.requireNonNull(file);
    Optional<NoteKey> expected = Optional.ofNullable(key).map(VerifyCommand::key);
    byte[] bundle = read(source);
    Texts texts = Texts.in(output.language().orElse(Language.ENGLISH));
    try {
      Verified verified = Verified.of(bundle, expected);
      if (output.isJson()) {
        Json.print(console.out(), Json.object("holds", true, "proof", Plain.of(verified)));
      } else {
        tell(texts, verified, expected);
      }
      return 0;
    } catch (NotProven not) {
      if (output.isJson()) {
        Json.print(
            console.out(),
            Json.object("holds", false, "why", not.why().key(), "what", not.getMessage()));
      } else {
        console.out().println(texts.of("evidence.why." + not.why().key(), source));
      }
      return NOT_PROVEN;
    }
  }

  private static NoteKey key(String text) {
    try {
      return NoteKey.parse(text.strip());
    } catch (NotProven bad) {
      throw new Refusal(
          "--key %s: this is no key; copy the line that the organisation publishes at /evidence/key: name+1a2b3c4d+Base64."
              .formatted(text));
    }
  }

  private static byte[] read(Path source) {
    try {
      return Files.readAllBytes(source);
    } catch (IOException failure) {
      throw new Refusal(
          "cannot read %s: there is no such file, or this user may not read it.".formatted(source));
    }
  }

  private void tell(Texts texts, Verified verified, Optional<NoteKey> expected) {
    say(texts.of("evidence.verified", verified.acts().size(), verified.origin(), verified.size()));
    verified
        .signed()
        .ifPresent(
            at -> say(texts.of("evidence.verified.signed") + texts.of("evidence.colon") + at));
    verified
        .grownFrom()
        .ifPresent(
            size ->
                say(
                    texts.of("evidence.grown")
                        + " "
                        + texts.of("evidence.grown.from", size)
                        + "."));
    for (Verified.ProvenAct act : verified.acts()) {
      say("");
      say(
          "%d  %s  %s"
              .formatted(
                  act.index(), texts.orElse("evidence.act." + act.act(), act.act()), act.at()));
      act.told().forEach((name, value) -> say(texts, name, value));
      act.kept().forEach(name -> say(texts, name, "(" + texts.of("evidence.kept") + ")"));
      act.facts().forEach((name, value) -> say(texts, name, value));
    }
    say("");
    boolean isItself = expected.filter(it -> it.toString().equals(verified.key())).isPresent();
    say(
        isItself
            ? texts.of("evidence.verified.expected")
            : texts.of(
                expected.isPresent() ? "evidence.verified.successor" : "evidence.verified.by",
                verified.key()));
    for (Verified.HandedOver earlier : verified.handed()) {
      say(texts.of("evidence.verified.handed", earlier.key(), earlier.at()));
    }
  }

  private void say(Texts texts, String name, String value) {
    say(
        "   "
            + Told.name(texts, name)
            + texts.of("evidence.colon")
            + Told.value(texts, name, value));
  }

  /** One line: what a proof tells may not look like more lines of ours. */
  private void say(String line) {
    console.out().println(line.replace('\n', ' '));
  }
}
