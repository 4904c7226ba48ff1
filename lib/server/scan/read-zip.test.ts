import { existsSync, readFileSync } from "node:fs";
import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";
import { fileLimit } from "@/lib/domain/scan/limits";
import { repeatedEntry } from "@/lib/testing/repeated-entry";
import { readZip } from "./read-zip";

const from = strToU8("FROM node:22\n");

function read(
  entries: Zippable,
  mend: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
  limits: Parameters<typeof readZip>[1] = {},
) {
  const result = readZip(mend(zipSync(entries)), limits);
  if (!result.ok) throw new Error(result.error);
  const { files, leftOut, root } = result.value;
  return {
    files: files.map(({ path }) => path),
    leftOut: Object.fromEntries(leftOut.map(({ path, why }) => [path, why])),
    root,
  };
}

/** The same bytes with one text replaced by another of the same length, everywhere. */
function withText(bytes: Uint8Array, was: string, is: string): Uint8Array {
  return new Uint8Array(Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(was, is), "latin1"));
}

const sizes = { local: 30 };

/** The same bytes with one of them changed. */
function withByte(bytes: Uint8Array, at: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x3f;
  return copy;
}

/** The offset of the first entry in the archive's directory. */
function directoryOf(bytes: Uint8Array): number {
  return Buffer.from(bytes).indexOf("PK\u0001\u0002", 0, "latin1");
}

describe("a zip", () => {
  it("is read without what can say nothing of a pipeline, and without the one folder that all is in", () => {
    const bytes = zipSync({
      "shop-main/app/Dockerfile": from,
      "shop-main/k8s/web.yaml": [strToU8("kind: Pod"), { level: 0 }],
      "shop-main/logo.png": from,
      "shop-main/node_modules/x/Dockerfile": from,
      "shop-main/docs/": new Uint8Array(),
    });
    expect(readZip(bytes)).toEqual({
      ok: true,
      value: {
        root: "shop-main",
        files: [
          { path: "app/Dockerfile", text: "FROM node:22\n" },
          { path: "k8s/web.yaml", text: "kind: Pod" },
        ],
        leftOut: [],
      },
    });
  });

  it("keeps the folders of several repositories, and one whose name says something", () => {
    expect(read({ "app/Dockerfile": from, "deploy/web.yaml": from }).files).toEqual([
      "app/Dockerfile",
      "deploy/web.yaml",
    ]);
    expect(read({ ".github/workflows/ci.yml": from }).files).toEqual([".github/workflows/ci.yml"]);
  });

  it("gives no file outside of it, and says which names it refuses", () => {
    const bad = [
      "../Dockerfile",
      "a/../../Dockerfile",
      "/etc/Dockerfile",
      "C:/Dockerfile",
      "a\\..\\Dockerfile",
    ];
    const { files, leftOut } = read({
      ...Object.fromEntries(bad.map((name) => [name, from])),
      "./b/Dockerfile": from,
      "c.yaml": from,
    });
    expect(files).toEqual(["b/Dockerfile", "c.yaml"]);
    expect(Object.keys(leftOut).toSorted()).toEqual(bad.toSorted());
  });

  it("follows no link, opens no archive in it, and reads of two files of a name the first", () => {
    const { files, leftOut } = read(
      {
        "ok.yaml": from,
        "link.yaml": [strToU8("/etc/passwd"), { os: 3, attrs: 0o120777 << 16 }],
        "inner.zip": zipSync({ Dockerfile: from }),
        "twice1.yaml": from,
        "twice2.yaml": from,
      },
      (bytes) => withText(bytes, "twice2.yaml", "twice1.yaml"),
    );
    expect(files).toEqual(["ok.yaml", "twice1.yaml"]);
    expect(leftOut).toEqual({
      "link.yaml": "is a link, which is not followed",
      "inner.zip": "is an archive inside the archive, which is not opened",
      "twice1.yaml": "is in the archive twice; the first one counts",
    });
  });

  it("says which file is encrypted, and reads the others", () => {
    const encrypted = read({ "a.yaml": from, "b.yaml": from }, (bytes) => {
      const copy = new Uint8Array(bytes);
      copy[directoryOf(copy) + 8] = 1;
      return copy;
    });
    expect(encrypted).toMatchObject({ files: ["b.yaml"], leftOut: { "a.yaml": "is encrypted" } });
  });

  it.each([
    [
      "a checksum that is wrong",
      { level: 0 },
      (bytes: Uint8Array) => withText(bytes, "FROM node", "FROM nude"),
    ],
    [
      "bytes that do not unpack",
      { level: 9 },
      (bytes: Uint8Array) => withByte(bytes, sizes.local + "a.yaml".length),
    ],
    [
      "another size than the directory says",
      { level: 9 },
      (bytes: Uint8Array) => withByte(bytes, directoryOf(bytes) + 24),
    ],
    [
      "bytes that are not where the directory says",
      { level: 9 },
      (bytes: Uint8Array) => withByte(bytes, directoryOf(bytes) + 43),
    ],
  ] as const)("is refused at the first entry with %s, which is named", (_, packing, mend) => {
    const long = strToU8("FROM node:22\n".repeat(100));
    const bytes = mend(zipSync({ "a.yaml": [long, packing], "b.yaml": from }));
    const onBytes = vi.fn<() => void>();
    expect(readZip(bytes, { onBytes })).toEqual({
      ok: false,
      error: "This .zip is damaged at a.yaml. Create it again, or download it again.",
    });
    expect(onBytes).not.toHaveBeenCalled();
  });

  it("whose directory names the same bytes twice is refused before any is unpacked", () => {
    const onBytes = vi.fn<() => void>();
    expect(readZip(repeatedEntry({ times: 99_000, size: 100 }), { onBytes })).toEqual({
      ok: false,
      error: expect.stringMatching(
        /lists the same bytes twice, the second time as f1\.yaml\. No tool writes/,
      ),
    });
    expect(onBytes).not.toHaveBeenCalled();
  });

  it("leaves out what is over a limit by its size, and reads the others", () => {
    const zeros = new Uint8Array(fileLimit + 1);
    // A file that compresses a thousandfold is left out before it reaches the size limit.
    expect(read({ "zeros.yaml": zeros, "b.yaml": from })).toMatchObject({
      files: ["b.yaml"],
      leftOut: { "zeros.yaml": "unpacks to more than 100 times its size" },
    });
    expect(read({ "large.yaml": [zeros, { level: 0 }] }).leftOut).toEqual({
      "large.yaml": "is larger than 5 MB",
    });
    const names = ["1.yaml", "2.yaml", "3.yaml", "4.yaml"];
    const four = Object.fromEntries(names.map((name) => [name, new Uint8Array(1000)]));
    expect(read(four, undefined, { inAll: 2_500 })).toMatchObject({
      files: ["1.yaml", "2.yaml"],
      leftOut: {
        "3.yaml": "exceeds the total limit of 50 MB",
        "4.yaml": "exceeds the total limit of 50 MB",
      },
    });
    expect(read(four, undefined, { files: 3 })).toMatchObject({
      files: ["1.yaml", "2.yaml", "3.yaml"],
      leftOut: { "4.yaml": expect.stringContaining("over the limit of 5,000 files") },
    });
  });

  it("that is none is refused in a sentence, as is one that is cut off anywhere", () => {
    const bytes = zipSync({ "a.yaml": from, "b/Dockerfile": from });
    expect(readZip(strToU8("FROM node:22"))).toEqual({
      ok: false,
      error: "This is not a .zip file, or its end is missing.",
    });
    for (let length = 0; length < bytes.length; length++)
      expect(readZip(bytes.subarray(0, length)).ok).toBe(false);
  });

  it("with any of its bytes changed never throws", () => {
    const bytes = zipSync({ "a.yaml": from, "b/Dockerfile": from });
    for (let at = 0; at < bytes.length; at++)
      for (const value of [0, 0x7f, 0xff]) {
        const copy = new Uint8Array(bytes);
        copy[at] = value;
        expect(readZip(copy)).toHaveProperty("ok");
      }
  });

  const corpus = "../shared/corpus/hostile/zip";
  it.skipIf(!existsSync(corpus))("of the corpus is read as it expects (skipped without ../shared)", () => {
    const traversal = readZip(readFileSync(`${corpus}/path-traversal.zip`));
    expect(traversal.ok && traversal.value.files.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/Dockerfile$/),
    );
    expect(traversal.ok && traversal.value.leftOut.length).toBeGreaterThan(3);
    const bomb = readZip(readFileSync(`${corpus}/bomb-10mb-zeros.zip`));
    const unpacked = bomb.ok ? bomb.value.files.reduce((sum, { text }) => sum + text.length, 0) : 0;
    expect(unpacked).toBeLessThan(fileLimit + 1);
  });
});
