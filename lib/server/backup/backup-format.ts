import "server-only";
import * as z from "zod";

/** The first line of a backup. The other lines are rows; the last holds the hash of all lines before it. */
export const headerSchema = z.strictObject({
  format: z.literal("blueline/backup/1"),
  madeAt: z.iso.datetime(),
  /** The migrations of its database. */
  migrations: z.array(z.string()),
});
export type BackupHeader = z.infer<typeof headerSchema>;

const rowSchema = z.strictObject({ table: z.string(), row: z.record(z.string(), z.unknown()) });
export const trailerSchema = z.strictObject({ rows: z.number().int(), sha256: z.string() });

/** A row as JSON. Dates and bytes are marked, so that they keep their types. */
export function encodeRow(table: string, row: object): string {
  const encoded = Object.fromEntries(
    Object.entries(row).map(([field, value]: [string, unknown]) => {
      if (value instanceof Date) return [field, { $date: value.toISOString() }];
      if (value instanceof Uint8Array) return [field, { $bytes: Buffer.from(value).toString("base64") }];
      return [field, value];
    }),
  );
  return JSON.stringify({ table, row: encoded });
}

export function decodeRow(line: string): { readonly table: string; readonly row: object } {
  const { table, row } = rowSchema.parse(JSON.parse(line));
  return {
    table,
    row: Object.fromEntries(Object.entries(row).map(([field, value]) => [field, decodeValue(value)])),
  };
}

function decodeValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$date" in value && typeof value.$date === "string") return new Date(value.$date);
  if ("$bytes" in value && typeof value.$bytes === "string")
    return new Uint8Array(Buffer.from(value.$bytes, "base64"));
  return value;
}
