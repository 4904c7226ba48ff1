import "server-only";

/**
 * Name, code and place, also of the wrapped error, but never the message: a database repeats refused values
 * in it.
 */
export function describeError(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((frame) => frame.trimStart().startsWith("at "));
  return {
    name: error.name,
    code: "code" in error ? error.code : undefined,
    at: frames.slice(0, 12).map((frame) => frame.trim()),
    ...(error.cause instanceof Error && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
