import "server-only";

/** Name, code and place, never the message: a database names the values that it refused. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((frame) => frame.trimStart().startsWith("at "));
  return { name: error.name, code: "code" in error ? error.code : undefined, at: frames.slice(0, 12).map((frame) => frame.trim()) };
}
