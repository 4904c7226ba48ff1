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
  "components/static-map/drawn.tsx": `export const drawn = 1;`,
  "components/marks/status.tsx": `export const StatusMark = 1;`,
  "components/editor/notices.tsx": `export const Notices = 1;`,
  "components/findings/gates.tsx": `export const Gates = 1;`,
  "components/inspector/inspector.tsx": `export const Inspector = 1;`,
  "components/outline/outline.tsx": `export const Outline = 1;`,
};

const allowed = {
  "components/canvas/map.tsx": `import { revision } from "@/lib/domain/pipeline/pipeline";\nimport { Button } from "../ui/button";\nexport const map = [revision, Button];`,
  "components/findings/with-editor.tsx": `import { Notices } from "@/components/editor/notices";\nexport const shown = Notices;`,
  "components/canvas/panels/with-findings.tsx": `import { Gates } from "@/components/findings/gates";\nimport { map } from "../map";\nexport const shown = [Gates, map];`,
  "lib/domain/pipeline/pipeline.test.ts": `import { aPipeline } from "@/lib/testing/builders";\nexport const made = aPipeline;`,
  "lib/server/schema.ts": `import * as z from "zod";\nexport const schema = z.string();`,
  "lib/server/picture/draw.ts": `import { drawn } from "@/components/static-map/drawn";\nexport const picture = drawn;`,
  "lib/domain/long.ts": lines(500),
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
  "lib/server/with-picture.ts": {
    rule: "boundaries(dependencies)",
    text: `import { drawn } from "@/components/static-map/drawn";\nexport const picture = drawn;`,
  },
  "lib/server/picture/with-button.ts": {
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
  "components/ui/with-mark.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { StatusMark } from "@/components/marks/status";\nexport const shown = StatusMark;`,
  },
  "components/marks/with-editor.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { Notices } from "@/components/editor/notices";\nexport const shown = Notices;`,
  },
  "components/editor/with-findings.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { Gates } from "@/components/findings/gates";\nexport const shown = Gates;`,
  },
  "components/findings/with-inspector.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { Inspector } from "@/components/inspector/inspector";\nexport const shown = Inspector;`,
  },
  "components/findings/with-screen.tsx": {
    rule: "boundaries(dependencies)",
    text: `import type { Outline } from "@/components/outline/outline";\nexport const shown: typeof Outline = 1;`,
  },
  "components/canvas/with-outline.tsx": {
    rule: "boundaries(dependencies)",
    text: `import { Outline } from "@/components/outline/outline";\nexport const shown = Outline;`,
  },
  "components/outline/with-canvas.tsx": {
    rule: "boundaries(dependencies)",
    text: `const load = () => import("@/components/canvas/map");\nexport const shown = load;`,
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
  "lib/domain/circle/one.ts": {
    rule: "import(no-cycle)",
    text: `import type { Two } from "./two";\nexport type One = Two;`,
  },
  "lib/domain/circle/two.ts": {
    rule: "import(no-cycle)",
    text: `import type { One } from "./one";\nexport type Two = One | 1;`,
  },
  "lib/domain/too-long.ts": { rule: "eslint(max-lines)", text: lines(501) },
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
      [path.join(root, "node_modules/oxlint/bin/oxlint"), "--type-aware", "--format=json"],
      { cwd: copy, timeout: 50_000 },
      (_error, stdout, stderr) => {
        if (!stdout.startsWith("{")) reject(new Error(`oxlint could not run: ${stdout}${stderr}`));
        else resolve((JSON.parse(stdout) as { readonly diagnostics: readonly Finding[] }).diagnostics);
      },
    );
  });
}
