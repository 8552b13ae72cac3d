package coco.server.evidence;

import java.security.PublicKey;

/** Whatever holds the private key that signs checkpoints. */
interface Signer {
  PublicKey publicKey();

  /** The Ed25519 signature of some bytes, 64 bytes. */
  byte[] sign(byte[] text);
}
