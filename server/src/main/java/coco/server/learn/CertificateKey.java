package coco.server.learn;

import coco.server.evidence.FileSigner;
import coco.server.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The key that signs certificates (Ed25519): made at the first start, in a file of the data folder.
 * Of several nodes on one database, those that have the file sign.
 */
@Component
class CertificateKey implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateKey.class);
  private static final String SIGNED = "certificates";

  private final CertificateStore store;
  private final Settings settings;
  private final Clock clock;
  private volatile @Nullable FileSigner signer;

  CertificateKey(CertificateStore store, Settings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Path file = settings.certificateKeyFile();
    if (store.key().isEmpty() && !Files.exists(file)) {
      FileSigner.make(file, SIGNED);
    }
    FileSigner own = Files.exists(file) ? FileSigner.read(file, SIGNED) : null;
    if (own != null) {
      store.key(encoded(own.publicKey()), clock.instant());
    }
    boolean isTheKey =
        own != null && store.key().filter(encoded(own.publicKey())::equals).isPresent();
    if (isTheKey) {
      signer = own;
    } else {
      LOG.warn("certificates.unsigned this node does not have the key of certificates: {}", file);
    }
  }

  private static String encoded(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** The signature over a text; empty where this node does not have the key. */
  Optional<byte[]> sign(byte[] text) {
    FileSigner own = signer;
    return own == null ? Optional.empty() : Optional.of(own.sign(text));
  }

  /**
   * The public half as a JSON Web Key (RFC 8037).
   *
   * @param id its address
   */
  Map<String, Object> jwk(String id) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "OKP");
    jwk.put("crv", "Ed25519");
    jwk.put("alg", "EdDSA");
    jwk.put("use", "sig");
    jwk.put("kid", id);
    // The last 32 bytes of what X.509 makes of it are the key as RFC 8032 writes it.
    byte[] x509 = Base64.getDecoder().decode(store.key().orElseThrow());
    byte[] raw = Arrays.copyOfRange(x509, x509.length - 32, x509.length);
    jwk.put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    return jwk;
  }
}
