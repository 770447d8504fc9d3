// Unpacks gzip where the browser has no DecompressionStream. RFC 1951 and 1952.
const inflateGzip = (() => {
  const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
  const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const MAX_BITS = 15;

  // A canonical code: how many codes there are of each length, and their symbols in order.
  const table = (lengths) => {
    const counts = new Uint16Array(MAX_BITS + 1);
    for (const length of lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    const offsets = new Uint16Array(MAX_BITS + 2);
    for (let bits = 1; bits <= MAX_BITS; bits++) {
      offsets[bits + 1] = offsets[bits] + counts[bits];
    }
    const symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      if (length > 0) {
        symbols[offsets[length]++] = symbol;
      }
    });
    return { counts, symbols };
  };

  const FIXED_LITERALS = table(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)));
  const FIXED_DISTANCES = table(Array.from({ length: 30 }, () => 5));

  return (bytes) => {
    let position = 10;
    let bit = 0;
    let out = new Uint8Array(Math.max(1024, bytes.length * 4));
    let size = 0;

    const take = (count) => {
      let value = 0;
      for (let i = 0; i < count; i++) {
        value |= ((bytes[position] >> bit) & 1) << i;
        bit = (bit + 1) & 7;
        position += bit === 0 ? 1 : 0;
      }
      return value;
    };
    const symbol = ({ counts, symbols }) => {
      let code = 0;
      let first = 0;
      let index = 0;
      for (let bits = 1; bits <= MAX_BITS; bits++) {
        code |= take(1);
        const count = counts[bits];
        if (code - count < first) {
          return symbols[index + (code - first)];
        }
        index += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      throw new Error("damaged data");
    };
    const room = (count) => {
      if (size + count > out.length) {
        const larger = new Uint8Array(2 * (size + count));
        larger.set(out);
        out = larger;
      }
    };
    const stored = () => {
      position += bit === 0 ? 0 : 1;
      bit = 0;
      const length = bytes[position] | (bytes[position + 1] << 8);
      position += 4;
      room(length);
      out.set(bytes.subarray(position, position + length), size);
      size += length;
      position += length;
    };
    const dynamic = () => {
      const literals = take(5) + 257;
      const distances = take(5) + 1;
      const codes = take(4) + 4;
      const codeLengths = new Array(19).fill(0);
      for (let i = 0; i < codes; i++) {
        codeLengths[CODE_ORDER[i]] = take(3);
      }
      const code = table(codeLengths);
      const lengths = [];
      while (lengths.length < literals + distances) {
        const next = symbol(code);
        if (next < 16) {
          lengths.push(next);
        } else {
          const value = next === 16 ? lengths[lengths.length - 1] : 0;
          const times = next === 16 ? 3 + take(2) : next === 17 ? 3 + take(3) : 11 + take(7);
          for (let i = 0; i < times; i++) {
            lengths.push(value);
          }
        }
      }
      return [table(lengths.slice(0, literals)), table(lengths.slice(literals))];
    };
    const block = (literals, distances) => {
      for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
        if (next < 256) {
          room(1);
          out[size++] = next;
          continue;
        }
        const length = LENGTH_BASE[next - 257] + take(LENGTH_BITS[next - 257]);
        const slot = symbol(distances);
        const distance = DISTANCE_BASE[slot] + take(slot < 2 ? 0 : (slot >> 1) - 1);
        room(length);
        for (let i = 0; i < length; i++, size++) {
          out[size] = out[size - distance];
        }
      }
    };

    for (let last = 0; last === 0; ) {
      last = take(1);
      const type = take(2);
      if (type === 0) {
        stored();
      } else if (type === 1) {
        block(FIXED_LITERALS, FIXED_DISTANCES);
      } else {
        block(...dynamic());
      }
    }
    return out.subarray(0, size);
  };
})();
