/** 1 January 1980 is the earliest date of a .zip entry: the same files make the same archive. */
const day = 0x21;
/** Names are in UTF-8. */
const utf8 = 0x0800;

interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Files in one .zip (PKWARE's APPNOTE), uncompressed: files that belong together are read together. An invalid archive name
 * is replaced by a valid one, and a duplicate gets a number.
 */
export function packReports(files: readonly NamedBytes[]): Blob {
  const parts: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  const names = new Set<string>();
  let offset = 0;
  for (const { name: given, bytes } of files) {
    const name = new TextEncoder().encode(freeName(entryName(given), names));
    const about = fields([
      [2, 20],
      [2, utf8],
      [2, 0],
      [2, 0],
      [2, day],
      [4, crc32(bytes)],
      [4, bytes.byteLength],
      [4, bytes.byteLength],
      [2, name.byteLength],
      [2, 0],
    ]);
    parts.push("PK\u0003\u0004", about, name, bytes);
    const rest = fields([
      [4, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ]);
    directory.push(new TextEncoder().encode("PK\u0001\u0002\u0014\u0000"), about, rest, name);
    offset += 30 + name.byteLength + bytes.byteLength;
  }
  const listed = directory.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const end = fields([
    [4, 0],
    [2, files.length],
    [2, files.length],
    [4, listed],
    [4, offset],
    [2, 0],
  ]);
  return new Blob([...parts, ...directory, "PK\u0005\u0006", end], { type: "application/zip" });
}

/** The server rejects names that could be a path out of the archive; such a file name is renamed. */
function entryName(name: string): string {
  return name.replaceAll(/[\\/\p{Cc}]/gu, "_").replace(/^([a-z]):/iu, "$1_");
}

function freeName(name: string, names: Set<string>): string {
  let free = name;
  for (let number = 2; names.has(free); number++) free = `${number} ${name}`;
  names.add(free);
  return free;
}

/** Numbers of 2 or 4 bytes, the lowest first. */
function fields(numbers: readonly (readonly [size: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of numbers) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
