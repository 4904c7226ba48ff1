import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A lint that finds nothing may be a lint that looks at nothing: these files break a rule each, in a small copy of the layout.

const tree = {
  "lib/domain/pipeline/pipeline.ts": `export const revision = 1;`,
  "lib/server/db.ts": `import { generated } from "@/prisma/generated/sqlite/client";\nexport const db = generated;`,
  "lib/server/team/queries.ts": `import { db } from "../db";\nexport const members = db;`,
  "lib/testing/builders.ts": `export const aPipeline = 1;`,
  "prisma/generated/sqlite/client.ts": `export const generated = 1;\nexport type Row = number;`,
  "components/ui/button.tsx": `export const Button = 1;`,
};

const allowed = {
  "components/canvas/map.tsx": `import { revision } from "@/lib/domain/pipeline/pipeline";\nimport { Button } from "../ui/button";\nexport const map = [revision, Button];`,
  "lib/domain/pipeline/pipeline.test.ts": `import { aPipeline } from "@/lib/testing/builders";\nexport const made = aPipeline;`,
  "lib/server/schema.ts": `import * as z from "zod";\nexport const schema = z.string();`,
  "lib/domain/long.ts": lines(300),
};

const broken: Readonly<Record<string, { readonly text: string; readonly rule: string }>> = {
  "lib/domain/with-react.ts": {
    rule: "boundaries(dependencies)",
    text: `import { useState } from "react";\nexport const state = useState;`,
  },
  "lib/domain/with-node.ts": {
    rule: "boundaries(dependencies)",
    text: `import { readFileSync } from "node:fs";\nexport const read = readFileSync;`,
  },
  "lib/domain/with-server.ts": {
    rule: "boundaries(dependencies)",
    text: `import { members } from "../server/team/queries";\nexport const found = members;`,
  },
  "lib/domain/with-clock.ts": {
    rule: "eslint(no-restricted-globals)",
    text: `export const now = () => new Date();`,
  },
  "lib/domain/with-chance.ts": {
    rule: "eslint(no-restricted-properties)",
    text: `export const chance = () => Math.random();`,
  },
  "lib/client/with-server.ts": {
    rule: "boundaries(dependencies)",
    text: `import { members } from "@/lib/server/team/queries";\nexport const found = members;`,
  },
  "lib/client/with-large-zod.ts": {
    rule: "eslint(no-restricted-imports)",
    text: `import * as z from "zod";\nexport const text = z.string();`,
  },
  "lib/client/with-named-zod.ts": {
    rule: "unicorn(import-style)",
    text: `import { z } from "zod/mini";\nexport const text = z.string();`,
  },
  "lib/server/with-component.ts": {
    rule: "boundaries(dependencies)",
    text: `import { Button } from "@/components/ui/button";\nexport const button = Button;`,
  },
  "lib/server/with-unsafe-sql.ts": {
    rule: "eslint(no-restricted-properties)",
    text: `export const run = (client: { $queryRawUnsafe: (sql: string) => unknown }, sql: string) => client.$queryRawUnsafe(sql);`,
  },
  "components/ui/with-domain.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { revision } from "@/lib/domain/pipeline/pipeline";\nexport const shown = revision;`,
  },
  "components/canvas/with-prisma.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { generated } from "@/prisma/generated/sqlite/client";\nexport const rows = generated;`,
  },
  "components/canvas/with-prisma-type.tsx": {
    rule: "boundaries(dependencies)",
    text: `import type { Row } from "@/prisma/generated/sqlite/client";\nexport const row: Row = 1;`,
  },
  "components/canvas/with-zod.tsx": {
    rule: "eslint(no-restricted-imports)",
    text: `import * as z from "zod";\nexport const text = z.string();`,
  },
  "components/canvas/with-markup.tsx": {
    rule: "react(no-danger)",
    text: `export const Markup = () => <p dangerouslySetInnerHTML={{ __html: "<b>x</b>" }} />;`,
  },
  "app/pipelines/with-database.ts": {
    rule: "boundaries(dependencies)",
    text: `import { db } from "@/lib/server/db";\nexport const rows = db;`,
  },
  "lib/domain/too-long.ts": { rule: "eslint(max-lines)", text: lines(301) },
  "lib/domain/with-default.ts": { rule: "import(no-default-export)", text: `export default 1;` },
  "lib/client/unawaited.ts": {
    rule: "typescript(no-floating-promises)",
    text: `export function send() {\n  fetch("/api");\n}`,
  },
  "tools/stray.ts": { rule: "boundaries(no-unknown-files)", text: `export const stray = 1;` },
  "lib/stray.ts": { rule: "boundaries(no-unknown-files)", text: `export const stray = 1;` },
};

const root = path.resolve(import.meta.dirname, "../../..");
const copy = mkdtempSync(path.join(tmpdir(), "blueline-lint-"));
const found = new Map<string, string[]>();

beforeAll(async () => {
  for (const file of [".oxlintrc.json", "tsconfig.json"])
    cpSync(path.join(root, file), path.join(copy, file));
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  for (const [file, text] of Object.entries({ ...tree, ...allowed })) write(file, text);
  for (const [file, { text }] of Object.entries(broken)) write(file, text);
  for (const { code, filename } of await lint()) found.set(filename, [...(found.get(filename) ?? []), code]);
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each(Object.entries(broken))("%s is reported", (file, { rule }) => {
  expect(found.get(file)).toContain(rule);
});

test.each(Object.keys(allowed))("%s passes", (file) => {
  expect(found.get(file)).toBeUndefined();
});

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  writeFileSync(path.join(copy, file), `${text}\n`);
}

function lines(count: number): string {
  return Array.from({ length: count }, (_, index) => `export const line${index} = ${index};`).join("\n");
}

interface Finding {
  readonly code: string;
  readonly filename: string;
}

function lint(): Promise<readonly Finding[]> {
  return new Promise((resolve, reject) => {
    // It ends with 1, having found what is there to find.
    execFile(
      process.execPath,
      [path.join(root, "node_modules/oxlint/bin/oxlint"), "--format=json"],
      { cwd: copy, timeout: 50_000 },
      (_error, stdout, stderr) => {
        if (!stdout.startsWith("{")) reject(new Error(`oxlint could not run: ${stdout}${stderr}`));
        else resolve((JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] }).diagnostics);
      },
    );
  });
}
