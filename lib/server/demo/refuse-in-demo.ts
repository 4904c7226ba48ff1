import "server-only";
import type { OffInDemo } from "@/lib/domain/contract/route";
import { getEnv } from "../env";
import { AppError } from "../errors";

/** Throws in a demo, and nowhere else. */
export function refuseInDemo(what: OffInDemo | "accounts"): void {
  if (getEnv().isDemo) throw new AppError("demo", { detail: `This is a demo: ${what} are off.` });
}
