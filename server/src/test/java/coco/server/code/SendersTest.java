package coco.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose comments are counted together. */
class SendersTest {
  @Test
  void whoHasManyAddressesOfVersionSixIsOneSender() {
    assertThat(Senders.sender("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Senders.sender("2001:db8:1:2::9"))
        .isNotEqualTo(Senders.sender("2001:db8:1:3::9"));
    assertThat(Senders.sender("fe80::1%eth0")).isEqualTo(Senders.sender("fe80::2"));
  }

  @Test
  void anAddressOfVersionFourIsOneSender() {
    assertThat(Senders.sender("203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(Senders.sender("::ffff:203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(Senders.sender("what:is:this")).isEqualTo("what:is:this");
  }
}
