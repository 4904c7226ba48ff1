import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, expect, it, vi } from "vitest";
import { scanAnswerSchema } from "@/lib/domain/contract/imports";
import { parseDocument } from "@/lib/domain/pipeline/parse-document";
import { commands } from "./commands";
import { runCli } from "./run-cli";

const root = mkdtempSync(path.join(tmpdir(), "blueline-scan-"));
afterAll(() => rmSync(root, { recursive: true }));

const shop = {
  "app/Dockerfile": "FROM node:22\nUSER node\n",
  "compose.yaml":
    "services:\n  web:\n    build: ./app\n    image: ${REGISTRY}/shop:1.2\n  cache:\n    image: redis:7\n",
  "readme.md": "a shop",
};
const folder = path.join(root, "shop");
for (const [name, text] of Object.entries(shop)) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}
const archive = path.join(root, "shop-main.zip");
writeFileSync(
  archive,
  zipSync(Object.fromEntries(Object.entries(shop).map(([name, text]) => [`shop/${name}`, strToU8(text)]))),
);

async function scan(...args: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCli(
    commands,
    ["scan", ...args],
    (text) => void said.push(text),
    (text) => void complained.push(text),
    () => undefined,
  );
  return { code, text: said.join("\n"), complaint: complained.join("\n") };
}

it("describes the files of a folder, with file and line, and open questions", async () => {
  const { code, text } = await scan(folder);
  expect(code).toBe(0);
  expect(text).toMatch(/^shop: 2 files read, 2 with pipeline facts\./);
  expect(text).toContain("parents: node:22 (not pinned)");
  expect(text).toMatch(/compose\.yaml:4: .*\$\{REGISTRY\}.* --answer '\$\{REGISTRY\}=\.\.\.'/);
  expect(text).toMatch(/The map has \d+ nodes?/);
});

it("as JSON is the stable form, the same of a folder and of a .zip of it", async () => {
  const [ofFolder, ofZip] = [await scan(folder, "--json"), await scan(archive, "--json")];
  expect(JSON.parse(ofFolder.text)).toEqual(JSON.parse(ofZip.text));
  const answer: unknown = JSON.parse(ofFolder.text);
  expect(Object.keys(answer as object)).toEqual(["files", "facts", "document", "unknowns", "notUnderstood"]);
  expect(() => scanAnswerSchema.omit({ proofs: true }).parse(answer)).not.toThrow();
});

it("takes answers and a name, and writes the drafted pipeline into a new file", async () => {
  const target = path.join(root, "drafted.json");
  const args = [folder, target, "--name", "Web shop", "--answer", "${REGISTRY}=registry.example.org"];
  const { code, text } = await scan(...args);
  expect([code, text.includes("${REGISTRY}")]).toEqual([0, false]);
  const parsed = parseDocument(JSON.parse(readFileSync(target, "utf8")));
  expect(parsed).toMatchObject({ ok: true, value: { name: "Web shop" } });
  expect(JSON.stringify(parsed)).toContain("registry.example.org");
  expect((await scan(...args)).complaint).toContain("already exists");
});

it("--html writes a page into a new file, and never over another", async () => {
  const target = path.join(root, "shop.html");
  const { code, text } = await scan(folder, "--html", target);
  expect([code, text]).toEqual([0, expect.stringContaining(`Wrote ${target}.`)]);
  expect(readFileSync(target, "utf8")).toMatch(/^<!doctype html>[^]*<h1>shop<\/h1>/);
  const again = await scan(folder, "--html", target);
  expect([again.code, again.complaint]).toEqual([2, expect.stringContaining("already exists")]);
  const unwritable = await scan(folder, "--html", path.join(root, "none", "shop.html"));
  expect([unwritable.code, unwritable.complaint]).toEqual([2, expect.stringContaining("can't be written")]);
});

it("--open without a program to open the page says so, and the scan has succeeded", async () => {
  const target = path.join(root, "opened.html");
  vi.stubEnv("PATH", path.join(root, "empty"));
  try {
    const { code, complaint } = await scan(folder, "--html", target, "--open");
    expect([code, complaint]).toEqual([
      0,
      expect.stringMatching(/^This computer has no .*: open .*opened\.html in a browser yourself\.$/),
    ]);
    expect(existsSync(target)).toBe(true);
  } finally {
    vi.unstubAllEnvs();
  }
});

it("--into says what would change of a pipeline that is there, and nothing where it is of the same files", async () => {
  const target = path.join(root, "present.json");
  await scan(folder, target);
  const same = await scan(folder, "--into", target);
  expect([same.code, same.text]).toEqual([0, expect.stringMatching(/^shop: no changes\.$/m)]);
  const small = path.join(root, "small.json");
  writeFileSync(
    small,
    JSON.stringify({
      schema: "blueline/pipeline/1",
      name: "Small",
      nodes: [],
      edges: [],
      zones: [],
      images: [],
      claims: [],
    }),
  );
  const { code, text } = await scan(folder, "--into", small);
  expect(code).toBe(0);
  expect(text).toMatch(/^Small: \d+ changes, \d+ of them selected by default\.$/m);
  expect(text).toMatch(/\+ \$\{REGISTRY\}, Production registry \(compose\.yaml:4\)/);
  const json = JSON.parse((await scan(folder, "--into", small, "--json")).text) as {
    changes: { id: string }[];
  };
  expect(json.changes.map(({ id }) => id)).toContain("node scan-source");
  expect((await scan(folder, "x.json", "--into", small)).code).toBe(2);
  expect((await scan(folder, "--into", "/no/such/file")).complaint).toContain("can't be read");
});

it.each([
  [["/no/such/folder"], "does not exist"],
  [[path.join(folder, "compose.yaml")], "This is not a .zip file"],
  [[folder, "--answer", "nothing"], "--answer takes PLACEHOLDER=VALUE"],
  [[folder, "--open"], "--open needs --html FILE."],
  [[folder, "--into", "x.json", "--html", "x.html"], "leave out DOCUMENT and --html"],
])("%j is misuse: 2", async (args, complaint) => {
  const said = await scan(...args);
  expect([said.code, said.complaint]).toEqual([2, expect.stringContaining(complaint)]);
});
