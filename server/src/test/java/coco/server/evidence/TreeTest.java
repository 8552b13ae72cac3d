package coco.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trees and proofs against the definitions of RFC 9162, written down as they stand there. */
class TreeTest {
  /** As in RFC 6962's and Certificate Transparency's own tests. */
  private static final List<String> CT_LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> CT_ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static Tiles tiles(List<byte[]> entries) {
    Map<Tiles.Place, byte[]> kept = new HashMap<>();
    long position = 0;
    // In several goes, as a log grows.
    for (int from = 0; from < entries.size(); from += 7) {
      Tiles growing = new Tiles(place -> kept.getOrDefault(place, new byte[0]));
      for (byte[] entry : entries.subList(from, Math.min(from + 7, entries.size()))) {
        growing.add(position++, Hash.ofEntry(entry));
      }
      kept.putAll(growing.changed());
    }
    return new Tiles(place -> kept.getOrDefault(place, new byte[0]));
  }

  private static List<byte[]> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "entry %d".formatted(i).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** MTH of RFC 9162, 2.1.1. */
  private static Hash mth(List<byte[]> d) {
    int n = d.size();
    if (n == 0) {
      return Hash.of();
    }
    if (n == 1) {
      return Hash.ofEntry(d.getFirst());
    }
    int k = Integer.highestOneBit(n - 1);
    return Hash.ofNode(mth(d.subList(0, k)), mth(d.subList(k, n)));
  }

  @Test
  void rootsAreThoseOfCertificateTransparencysOwnTests() {
    List<byte[]> leaves = CT_LEAVES.stream().map(HexFormat.of()::parseHex).toList();
    for (int size = 1; size <= leaves.size(); size++) {
      byte[] root = HexFormat.of().parseHex(CT_ROOTS.get(size - 1));
      assertThat(Tree.root(tiles(leaves), size)).as("of %d", size).isEqualTo(Hash.read(root, 0));
    }
  }

  @Test
  void rootsAreAsDefinedAcrossTiles() {
    List<byte[]> entries = entries(600);
    Tiles tiles = tiles(entries);
    for (int size : List.of(0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 600)) {
      assertThat(Tree.root(tiles, size)).as("of %d", size).isEqualTo(mth(entries.subList(0, size)));
    }
  }

  @Test
  void aTileOfTheThirdLevelIsReached() {
    int size = 256 * 256 + 3;
    Tiles tiles = tiles(entries(size));

    assertThat(Tree.root(tiles, size)).isEqualTo(mth(entries(size)));
    assertThat(Tree.root(tiles, 256 * 256)).isEqualTo(tiles.hash(16, 0));
  }

  @Test
  void eachEntryIsShownToBeIncludedAndNothingElseIs() {
    List<byte[]> entries = entries(70);
    Tiles tiles = tiles(entries);
    for (int size = 1; size <= 70; size++) {
      Hash root = Tree.root(tiles, size);
      for (int index = 0; index < size; index++) {
        List<Hash> path = Tree.inclusion(tiles, index, size);
        Hash entry = Hash.ofEntry(entries.get(index));
        assertThat(Tree.isIncluded(entry, index, size, path, root)).isTrue();
        assertThat(Tree.isIncluded(Hash.ofEntry(new byte[1]), index, size, path, root)).isFalse();
        for (int other = 0; other < size; other++) {
          assertThat(Tree.isIncluded(entry, other, size, path, root)).isEqualTo(other == index);
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(Tree.isIncluded(entry, index, size, longer, root)).isFalse();
        if (!path.isEmpty()) {
          assertThat(Tree.isIncluded(entry, index, size, path.subList(1, path.size()), root))
              .isFalse();
        }
      }
    }
  }

  @Test
  void growthIsShownAndNothingElseIs() {
    List<byte[]> entries = entries(70);
    Tiles tiles = tiles(entries);
    List<byte[]> others = new ArrayList<>(entries);
    others.set(0, new byte[] {9});
    for (int before = 0; before <= 70; before++) {
      Hash was = Tree.root(tiles, before);
      for (int now = before; now <= 70; now++) {
        Hash is = Tree.root(tiles, now);
        List<Hash> path = Tree.consistency(tiles, before, now);
        assertThat(Tree.isGrown(before, was, now, is, path)).as("%d→%d", before, now).isTrue();
        if (before > 0) {
          Hash otherwise = mth(others.subList(0, before));
          assertThat(Tree.isGrown(before, otherwise, now, is, path)).isFalse();
          assertThat(Tree.isGrown(before, was, now, Hash.ofEntry(new byte[2]), path)).isFalse();
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(is);
        assertThat(Tree.isGrown(before, was, now, is, longer)).isFalse();
      }
    }
  }
}
