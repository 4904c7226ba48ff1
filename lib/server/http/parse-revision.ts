import "server-only";
import { AppError } from "../errors";

/** A revision in an address or a header: a whole number from 0; undefined if absent. */
export function parseRevision(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text))
    throw new AppError("invalid", { errors: [{ path: name, message: "must be a whole number from 0" }] });
  return Number(text);
}
