import "server-only";
import type * as z from "zod/mini";
import { AppError } from "../errors";
import { refuseTurnedNames } from "./refuse-turned-names";

/** A value in an address with a fixed form; undefined if absent. */
export function parseQueryValue<T>(
  name: string,
  schema: z.ZodMiniType<T>,
  text: string | undefined,
): T | undefined {
  if (text === undefined) return undefined;
  refuseTurnedNames({ [name]: text });
  const parsed = schema.safeParse(text);
  if (!parsed.success)
    throw new AppError("invalid", {
      errors: [{ path: name, message: parsed.error.issues[0]?.message ?? "has the wrong format" }],
    });
  return parsed.data;
}
