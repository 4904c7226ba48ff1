import "server-only";

/**
 * Runs a request of our other process, which sends the types that the table requires; the types are lost on
 * the way.
 */
export async function runByName(table: object, name: string, values: readonly unknown[]): Promise<unknown> {
  const asked = new Map<string, (...given: never[]) => Promise<unknown>>(Object.entries(table)).get(name);
  if (!asked) throw new Error(`Unknown job: ${name}.`);
  return asked(...(values as never[]));
}
