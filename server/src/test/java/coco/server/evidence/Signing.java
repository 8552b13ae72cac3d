package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import coco.server.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.context.ApplicationContext;

/** The log of a server under test, without the second that acts wait for their place. */
public final class Signing {
  private Signing() {}

  /** Gives every act its place in the tree, and tells how the log stands then. */
  public static Evidence.State now(ApplicationContext server) {
    server.getBean(LogKeeper.class).growWhole();
    Evidence.State state = server.getBean(Evidence.class).state();
    assertThat(state.waiting()).isZero();
    return state;
  }

  /** A checkpoint that the server's key signed, of a log that is another than the server's. */
  public static String forked(ApplicationContext server) {
    NoteKey key = NoteKey.parse(server.getBean(Evidence.class).key());
    Checkpoint other = new Checkpoint(key.name(), 1, Hash.of(new byte[] {1}), Optional.empty());
    FileSigner signer =
        FileSigner.read(server.getBean(Settings.class).evidenceKeyFile().orElseThrow(), "tests");
    return other.signed(key, signer.sign(other.text().getBytes(StandardCharsets.UTF_8)));
  }
}
