import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import type { Dialect } from "@/lib/server/database/database";
import { createTableDescriptionAdapter } from "./table-description-adapter";

type SchemaFile = { readonly path: string; readonly content: string };

/** The SQL that would turn the database at this address into what the models say; empty when it is that already. */
export async function schemaDifference(dialect: Dialect, url: string): Promise<string> {
  if (dialect === "sqlite") return differenceBy(dialect, new PrismaBetterSqlite3({ url }));
  const pool = new pg.Pool({ connectionString: url });
  try {
    return await differenceBy(dialect, createTableDescriptionAdapter(pool));
  } finally {
    await pool.end();
  }
}

async function differenceBy(
  dialect: Dialect,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<string> {
  const files = readSchema(dialect);
  const engine = await startEngine(files, bindMigrationAwareSqlAdapterFactory(adapter));
  const difference = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: process.cwd() },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  // 2 means that there is a difference; the text of none is a comment.
  return difference.exitCode === 2 ? (difference.stdout ?? "") : "";
}

function readSchema(dialect: Dialect): SchemaFile[] {
  const models = readdirSync("prisma/models").map((name) => path.join("prisma/models", name));
  return [`prisma/${dialect}/schema.prisma`, ...models.toSorted()].map((file) => ({
    path: file,
    content: readFileSync(file, "utf8"),
  }));
}

let loading: Promise<void> | undefined;

async function startEngine(files: readonly SchemaFile[], adapter: object) {
  // Once: its bindings keep hold of one instance.
  await (loading ??= loadEngine());
  return engineBindings.SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => undefined,
    adapter,
  );
}

/** Loads the schema engine's WebAssembly by hand: its own loader wants a bundler. */
async function loadEngine(): Promise<void> {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const compiled = await WebAssembly.compile(readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  // The package types its bindings, and its module's exports, less closely than it uses them.
  const { __wbg_set_wasm: setModule, ...imports } = engineBindings as typeof engineBindings & {
    __wbg_set_wasm: (exports: object) => void;
  };
  const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": imports });
  setModule(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
}
