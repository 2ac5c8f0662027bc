// Zip files in the browser: what is not changed keeps its bytes.
// kitZip.read(buffer) are the entries, in their order; kitZip.write(entries) is a Blob of them;
// kitZip.content(entry) and kitZip.replace(entry, bytes) unpack one and put new bytes in its place.
var kitZip = (function () {
  const LOCAL = 0x04034b50, CENTRAL = 0x02014b50, END = 0x06054b50, MOST = 64e6;
  const crcs = Uint32Array.from({ length: 256 }, function (_, n) {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n;
  });

  function checksum(bytes) {
    let sum = -1;
    for (const byte of bytes) sum = crcs[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  }

  function at(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  // The last record lists how many entries there are, and where their directory begins.
  function findEnd(bytes) {
    for (let place = bytes.length - 22; place >= 0; place--) {
      if (at(bytes).getUint32(place, true) == END) return place;
    }
    throw new Error("zip");
  }

  function read(buffer) {
    const bytes = new Uint8Array(buffer), view = at(bytes), end = findEnd(bytes), entries = [];
    let place = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(place, true) != CENTRAL) throw new Error("zip");
      const name = view.getUint16(place + 28, true);
      const size = 46 + name + view.getUint16(place + 30, true) + view.getUint16(place + 32, true);
      entries.push({
        name: new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + name)),
        central: bytes.slice(place, place + size),
        offset: view.getUint32(place + 42, true)
      });
      place += size;
    }
    const starts = entries.map((entry) => entry.offset).concat(view.getUint32(end + 16, true)).sort((a, b) => a - b);
    for (const entry of entries) {
      entry.local = bytes.slice(entry.offset, starts[starts.indexOf(entry.offset) + 1]);
      if (at(entry.local).getUint32(0, true) != LOCAL) throw new Error("zip");
    }
    return entries;
  }

  function dataStart(local) {
    return 30 + at(local).getUint16(26, true) + at(local).getUint16(28, true);
  }

  async function pass(bytes, stream) {
    return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
  }

  async function content(entry) {
    const view = at(entry.central), method = view.getUint16(10, true), start = dataStart(entry.local);
    if (view.getUint32(24, true) > MOST || (method && method != 8)) throw new Error("zip");
    const packed = entry.local.subarray(start, start + view.getUint32(20, true));
    return method ? pass(packed, new DecompressionStream("deflate-raw")) : packed;
  }

  async function replace(entry, bytes) {
    const method = at(entry.central).getUint16(10, true);
    const packed = method ? await pass(bytes, new CompressionStream("deflate-raw")) : bytes;
    const head = entry.local.slice(0, dataStart(entry.local)), central = entry.central.slice();
    for (const [view, flags, sums] of [[at(head), 6, 14], [at(central), 8, 16]]) {
      view.setUint16(flags, view.getUint16(flags, true) & ~8, true);
      [checksum(bytes), packed.length, bytes.length].forEach((value, n) => view.setUint32(sums + 4 * n, value, true));
    }
    const local = new Uint8Array(head.length + packed.length);
    local.set(head);
    local.set(packed, head.length);
    return { name: entry.name, central, local };
  }

  // A new entry, stored as it is, on the first day that a zip knows.
  function add(name, bytes) {
    const text = new TextEncoder().encode(name), sum = checksum(bytes);
    const local = new Uint8Array(30 + text.length + bytes.length), central = new Uint8Array(46 + text.length);
    for (const [view, sign, from] of [[at(local), LOCAL, 4], [at(central), CENTRAL, 6]]) {
      view.setUint32(0, sign, true);
      [20, 0x800, 0, 0, 33].forEach((value, n) => view.setUint16(from + 2 * n, value, true));
      [sum, bytes.length, bytes.length].forEach((value, n) => view.setUint32(from + 10 + 4 * n, value, true));
      view.setUint16(from + 22, text.length, true);
    }
    local.set(text, 30);
    local.set(bytes, 30 + text.length);
    central.set(text, 46);
    return { name, central, local };
  }

  function write(entries) {
    const end = new Uint8Array(22), directory = [];
    let offset = 0, size = 0;
    for (const entry of entries) {
      const central = entry.central.slice();
      at(central).setUint32(42, offset, true);
      directory.push(central);
      offset += entry.local.length;
      size += central.length;
    }
    at(end).setUint32(0, END, true);
    at(end).setUint16(8, entries.length, true);
    at(end).setUint16(10, entries.length, true);
    at(end).setUint32(12, size, true);
    at(end).setUint32(16, offset, true);
    return new Blob(entries.map((entry) => entry.local).concat(directory, end));
  }

  return { read, content, replace, add, write };
})();
