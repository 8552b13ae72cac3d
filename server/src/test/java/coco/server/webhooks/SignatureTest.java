package coco.server.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
  /**
   * As another program works it out: {@code printf '%s' 'msg_1.1614265330.{"test": 2432232314}' |
   * openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef -binary | base64}.
   */
  @Test
  void isThatOfAnotherProgram() {
    assertThat(
            Signature.header(
                List.of("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                "msg_1",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,aTF4+pE6A/FmvKM0YSVBBUfRhLIlBiaBUR+EjGls6Mc=");
  }

  @Test
  void eachSecretSignsAndNoTwoAreAlike() {
    String first = Signature.secret();
    String second = Signature.secret();

    assertThat(first).isNotEqualTo(second).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(first.substring("whsec_".length()))).hasSize(32);
    assertThat(Signature.header(List.of(first, second), "msg_1", Instant.EPOCH, "{}").split(" "))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(it -> it.startsWith("v1,"));
  }
}
