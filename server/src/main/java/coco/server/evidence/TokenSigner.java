package coco.server.evidence;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import coco.server.settings.StartFault;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A private key that never leaves its token, asked for through PKCS#11: a hardware module, a smart
 * card, or SoftHSM. Named by an RFC 7512 address.
 *
 * <p>The JDK's own PKCS#11 provider signs nothing with Ed25519, and the libraries that do reach
 * into its insides; the ten functions that are needed are called here as the standard (2.40 and
 * 3.0) has them, on systems whose {@code long} has 64 bits.
 */
@SuppressWarnings("restricted") // calling native code is what it is for
final class TokenSigner implements Signer, AutoCloseable {
  /** Places in the standard's list of functions. */
  private enum Function {
    C_INITIALIZE(0),
    C_GET_SLOT_LIST(4),
    C_GET_TOKEN_INFO(6),
    C_OPEN_SESSION(12),
    C_CLOSE_SESSION(13),
    C_LOGIN(18),
    C_GET_ATTRIBUTE_VALUE(24),
    C_FIND_OBJECTS_INIT(26),
    C_FIND_OBJECTS(27),
    C_FIND_OBJECTS_FINAL(28),
    C_SIGN_INIT(42),
    C_SIGN(43);

    private final int place;

    Function(int place) {
      this.place = place;
    }
  }

  private static final long CKR_OK = 0;
  private static final long CKR_CRYPTOKI_ALREADY_INITIALIZED = 0x191;
  private static final long CKR_USER_ALREADY_LOGGED_IN = 0x100;
  private static final long CKF_OS_LOCKING_OK = 2;
  private static final long CKF_SERIAL_SESSION = 4;
  private static final long CKU_USER = 1;
  private static final long CKO_PUBLIC_KEY = 2;
  private static final long CKO_PRIVATE_KEY = 3;
  private static final long CKA_CLASS = 0;
  private static final long CKA_LABEL = 3;
  private static final long CKA_EC_POINT = 0x181;
  private static final long CKM_EDDSA = 0x1057;

  /** {@code CK_VERSION}, and what aligns the first function. */
  private static final long LIST_HEAD = 8;

  private static final int TOKEN_INFO = 208;
  private static final int LABEL = 32;
  private static final int SIGNATURE = 64;
  private static final long ATTRIBUTE = 24;

  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final Arena arena = Arena.ofShared();
  private final String address;
  private final MemorySegment functions;
  private final Map<Function, MethodHandle> called = new HashMap<>();
  private final long session;
  private final long key;
  private final PublicKey publicKey;

  /** What an RFC 7512 address names. */
  private record Named(Path module, String token, String object, String pin) {
    static Named of(String address) {
      String[] halves = address.substring("pkcs11:".length()).split("\\?", 2);
      Map<String, String> path = parts(halves[0], ";");
      Map<String, String> query = parts(halves.length > 1 ? halves[1] : "", "&");
      return new Named(
          Path.of(needed(query, "module-path")),
          needed(path, "token"),
          needed(path, "object"),
          pin(query));
    }

    private static Map<String, String> parts(String text, String between) {
      Map<String, String> parts = new HashMap<>();
      for (String part : text.split(between, -1)) {
        String[] sides = part.split("=", 2);
        if (sides.length == 2) {
          parts.put(
              sides[0], URLDecoder.decode(sides[1].replace("+", "%2B"), StandardCharsets.UTF_8));
        }
      }
      return parts;
    }

    private static String needed(Map<String, String> parts, String name) {
      String value = parts.get(name);
      if (value == null || value.isEmpty()) {
        throw new StartFault(
            "the key of the evidence log: its address lacks %s; write pkcs11:token=…;object=…?module-path=/usr/lib/…/….so&pin-source=file:/…."
                .formatted(name));
      }
      return value;
    }

    private static String pin(Map<String, String> query) {
      String source = query.get("pin-source");
      if (source == null) {
        return needed(query, "pin-value");
      }
      try {
        Path file = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
        return Files.readString(file).strip();
      } catch (IOException | IllegalArgumentException failure) {
        throw new StartFault(
            "the key of the evidence log: the file of its PIN, %s, cannot be read."
                .formatted(source),
            failure);
      }
    }
  }

  private TokenSigner(String address, Named named) {
    this.address = address.replaceAll("pin-value=[^&]*", "pin-value=…");
    MemorySegment list = arena.allocate(ADDRESS);
    MethodHandle getList =
        Linker.nativeLinker()
            .downcallHandle(
                module(named.module())
                    .find("C_GetFunctionList")
                    .orElseThrow(() -> fault("its module is none of PKCS#11")),
                FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    check(call(getList, list), "C_GetFunctionList");
    this.functions = list.get(ADDRESS, 0).reinterpret(LIST_HEAD + 44 * ADDRESS.byteSize());
    initialize();
    this.session = open(slot(named.token()), named.pin());
    this.key = object(CKO_PRIVATE_KEY, named.object());
    this.publicKey = publicKey(object(CKO_PUBLIC_KEY, named.object()));
  }

  /**
   * Signs in to a token.
   *
   * @param address as {@code pkcs11:token=…;object=…?module-path=…&pin-source=…} (RFC 7512)
   * @throws StartFault if there is no such key, or it may not be used
   */
  static TokenSigner of(String address) {
    return new TokenSigner(address, Named.of(address));
  }

  private SymbolLookup module(Path path) {
    try {
      return SymbolLookup.libraryLookup(path, arena);
    } catch (IllegalArgumentException missing) {
      throw fault("its module %s cannot be loaded".formatted(path));
    }
  }

  private StartFault fault(String what) {
    return new StartFault("the key of the evidence log, %s: %s.".formatted(address, what));
  }

  /** Calls without what a handle declares to throw: a native function throws nothing. */
  @SuppressWarnings("unchecked") // the handle takes an object and gives one
  private static long call(MethodHandle function, Object... arguments) {
    MethodHandle spread =
        function
            .asSpreader(Object[].class, arguments.length)
            .asType(MethodType.methodType(Object.class, Object.class));
    java.util.function.Function<Object, Object> calling =
        MethodHandleProxies.asInterfaceInstance(java.util.function.Function.class, spread);
    return (long) calling.apply(arguments);
  }

  private void check(long outcome, String what) {
    if (outcome != CKR_OK) {
      throw fault(
          "%s answers 0x%x%s"
              .formatted(
                  what,
                  outcome,
                  outcome == 0xA0 || outcome == 0xA2 || outcome == 0xA4
                      ? " (the PIN is wrong or locked)"
                      : ""));
    }
  }

  private long call(Function function, Object... arguments) {
    MethodHandle handle =
        called.computeIfAbsent(
            function,
            it ->
                Linker.nativeLinker()
                    .downcallHandle(
                        functions.get(ADDRESS, LIST_HEAD + it.place * ADDRESS.byteSize()),
                        FunctionDescriptor.of(
                            JAVA_LONG,
                            Arrays.stream(arguments)
                                .map(each -> each instanceof Long ? JAVA_LONG : ADDRESS)
                                .toArray(MemoryLayout[]::new))));
    return call(handle, arguments);
  }

  private void initialize() {
    try (Arena brief = Arena.ofConfined()) {
      // CK_C_INITIALIZE_ARGS: no functions of ours, the system's locks.
      MemorySegment arguments = brief.allocate(6 * ADDRESS.byteSize());
      arguments.set(JAVA_LONG, 4 * ADDRESS.byteSize(), CKF_OS_LOCKING_OK);
      long outcome = call(Function.C_INITIALIZE, arguments);
      if (outcome != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        check(outcome, "C_Initialize");
      }
    }
  }

  /** The slot of the token with this label. */
  private long slot(String token) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment count = brief.allocate(JAVA_LONG);
      check(call(Function.C_GET_SLOT_LIST, asByte(1), MemorySegment.NULL, count), "C_GetSlotList");
      MemorySegment slots = brief.allocate(JAVA_LONG, Math.max(1, count.get(JAVA_LONG, 0)));
      check(call(Function.C_GET_SLOT_LIST, asByte(1), slots, count), "C_GetSlotList");
      List<String> labels = new ArrayList<>();
      for (long i = 0; i < count.get(JAVA_LONG, 0); i++) {
        long slot = slots.getAtIndex(JAVA_LONG, i);
        MemorySegment info = brief.allocate(TOKEN_INFO, 8);
        check(call(Function.C_GET_TOKEN_INFO, slot, info), "C_GetTokenInfo");
        String label =
            new String(info.asSlice(0, LABEL).toArray(JAVA_BYTE), StandardCharsets.UTF_8).strip();
        if (label.equals(token)) {
          return slot;
        }
        labels.add(label);
      }
      throw fault("there is no token of this label; there are %s".formatted(labels));
    }
  }

  /** A {@code CK_BBOOL} goes in a whole register. */
  private static Long asByte(int truth) {
    return (long) truth;
  }

  private long open(long slot, String pin) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment opened = brief.allocate(JAVA_LONG);
      check(
          call(
              Function.C_OPEN_SESSION,
              slot,
              CKF_SERIAL_SESSION,
              MemorySegment.NULL,
              MemorySegment.NULL,
              opened),
          "C_OpenSession");
      long session = opened.get(JAVA_LONG, 0);
      byte[] raw = pin.getBytes(StandardCharsets.UTF_8);
      MemorySegment secret = brief.allocateFrom(JAVA_BYTE, raw);
      long outcome = call(Function.C_LOGIN, session, CKU_USER, secret, (long) raw.length);
      if (outcome != CKR_USER_ALREADY_LOGGED_IN) {
        check(outcome, "C_Login");
      }
      return session;
    }
  }

  /** The one object of this class and label. */
  private long object(long kind, String label) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment template = brief.allocate(2 * ATTRIBUTE, 8);
      MemorySegment kindValue = brief.allocateFrom(JAVA_LONG, kind);
      byte[] raw = label.getBytes(StandardCharsets.UTF_8);
      attribute(template, 0, CKA_CLASS, kindValue, JAVA_LONG.byteSize());
      attribute(template, 1, CKA_LABEL, brief.allocateFrom(JAVA_BYTE, raw), raw.length);
      check(call(Function.C_FIND_OBJECTS_INIT, session, template, 2L), "C_FindObjectsInit");
      MemorySegment found = brief.allocate(JAVA_LONG, 2);
      MemorySegment count = brief.allocate(JAVA_LONG);
      check(call(Function.C_FIND_OBJECTS, session, found, 2L, count), "C_FindObjects");
      check(call(Function.C_FIND_OBJECTS_FINAL, session), "C_FindObjectsFinal");
      if (count.get(JAVA_LONG, 0) != 1) {
        throw fault(
            "there %s %s key of this label on the token"
                .formatted(
                    count.get(JAVA_LONG, 0) == 0 ? "is no" : "is more than one",
                    kind == CKO_PRIVATE_KEY ? "private" : "public"));
      }
      return found.get(JAVA_LONG, 0);
    }
  }

  private static void attribute(
      MemorySegment template, int place, long type, MemorySegment value, long length) {
    long at = place * ATTRIBUTE;
    template.set(JAVA_LONG, at, type);
    template.set(ADDRESS, at + 8, value);
    template.set(JAVA_LONG, at + 16, length);
  }

  private PublicKey publicKey(long object) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment template = brief.allocate(ATTRIBUTE, 8);
      MemorySegment point = brief.allocate(128);
      attribute(template, 0, CKA_EC_POINT, point, 128);
      check(
          call(Function.C_GET_ATTRIBUTE_VALUE, session, object, template, 1L),
          "C_GetAttributeValue");
      int length = (int) template.get(JAVA_LONG, 16);
      // 32 bytes, by the standard as a DER octet string; some tokens give them bare.
      if (length != Hash.LENGTH && length != Hash.LENGTH + 2) {
        throw fault("its key is none of Ed25519");
      }
      byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + Hash.LENGTH);
      MemorySegment.copy(
          point, JAVA_BYTE, length - Hash.LENGTH, encoded, X509_HEAD.length, Hash.LENGTH);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException failure) {
      throw fault("its key is none of Ed25519");
    }
  }

  @Override
  public PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public synchronized byte[] sign(byte[] text) {
    try (Arena brief = Arena.ofConfined()) {
      MemorySegment mechanism = brief.allocate(ATTRIBUTE, 8);
      mechanism.set(JAVA_LONG, 0, CKM_EDDSA);
      check(call(Function.C_SIGN_INIT, session, mechanism, key), "C_SignInit");
      MemorySegment data = brief.allocateFrom(JAVA_BYTE, text);
      MemorySegment signature = brief.allocate(SIGNATURE);
      MemorySegment length = brief.allocateFrom(JAVA_LONG, SIGNATURE);
      check(call(Function.C_SIGN, session, data, (long) text.length, signature, length), "C_Sign");
      if (length.get(JAVA_LONG, 0) != SIGNATURE) {
        throw fault("its signature is none of Ed25519");
      }
      return signature.toArray(JAVA_BYTE);
    }
  }

  @Override
  public void close() {
    call(Function.C_CLOSE_SESSION, session);
    arena.close();
  }
}
