import { zipSync } from "fflate";

const [directorySize, endSize] = [46, 22];

/**
 * A .zip that no tool writes: its directory names the bytes of one entry many times, each time by another name and with a wrong
 * checksum. With 99,000 of them it is 5.5 MB.
 */
export function repeatedEntry({ times, size }: { readonly times: number; readonly size: number }) {
  // Half of it is random, so that it stays below the ratio at which a file is left out.
  const content = new Uint8Array(size).map((_, at) => (at % 64 < 2 ? (at * 2_654_435_761) >>> 13 : 65));
  const one = Buffer.from(zipSync({ "f0.yaml": content }));
  const directory = one.indexOf("PK\u0001\u0002", 0, "latin1");
  const entries = Array.from({ length: times }, (_, index) => {
    const name = Buffer.from(`f${index}.yaml`);
    const entry = Buffer.concat([one.subarray(directory, directory + directorySize), name]);
    entry.writeUInt32LE(1, 16);
    entry.writeUInt16LE(name.length, 28);
    return entry;
  });
  const end = Buffer.from(one.subarray(one.length - endSize));
  end.writeUInt32LE(directory, 16);
  return new Uint8Array(Buffer.concat([one.subarray(0, directory), ...entries, end]));
}
