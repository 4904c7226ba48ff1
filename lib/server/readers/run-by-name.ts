import "server-only";

/** Runs what another process of ours asked for; it sends the types that the table asks for, which are lost on the way. */
export async function runByName(table: object, name: string, values: readonly unknown[]): Promise<unknown> {
  const asked = new Map<string, (...given: never[]) => Promise<unknown>>(Object.entries(table)).get(name);
  if (!asked) throw new Error(`There is nothing to run by the name ${name}.`);
  return asked(...(values as never[]));
}
