import "server-only";
import { crc32, deflateRawSync } from "node:zlib";
import type { SourceFile } from "@/lib/domain/scan/source";

/** 1 January 1980 is the earliest day in a .zip. A fixed day makes the same archive for the same files. */
const day = 0x21;
/** Names are in UTF-8. */
const utf8 = 0x0800;
const deflated = 8;

/** Files as a .zip (PKWARE's APPNOTE): at most 65,535 of them, and less than 4 GB. */
export function packFiles(files: readonly SourceFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, text } of files) {
    const [name, content] = [Buffer.from(path, "utf8"), Buffer.from(text, "utf8")];
    const packed = deflateRawSync(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(utf8, 2);
    about.writeUInt16LE(deflated, 4);
    about.writeUInt16LE(day, 8);
    about.writeUInt32LE(crc32(content), 10);
    about.writeUInt32LE(packed.byteLength, 14);
    about.writeUInt32LE(content.byteLength, 18);
    about.writeUInt16LE(name.byteLength, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    parts.push(Buffer.from("PK\u0003\u0004", "latin1"), about, name, packed);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), about, rest, name);
    offset += 30 + name.byteLength + packed.byteLength;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}
