import pg from "pg";
import BetterSqlite from "better-sqlite3";
import { vi } from "vitest";

/** Every statement that is sent until it is asked for them, without the values in it. */
export function watchStatements(dialect: string): () => readonly string[] {
  const sent: string[] = [];
  const spy =
    dialect === "sqlite"
      ? vi.spyOn(BetterSqlite.prototype, "prepare")
      : vi.spyOn(pg.Client.prototype, "query" as never);
  return () => {
    for (const [first] of spy.mock.calls as unknown as readonly [unknown][])
      sent.push(typeof first === "string" ? first : String((first as { text?: unknown } | undefined)?.text));
    spy.mockRestore();
    return sent;
  };
}
