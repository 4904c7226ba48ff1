import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/server/errors";
import { tellRefused } from "./refused-page";

/** For pages: a missing or inaccessible item becomes the not-found page and a line of the server log. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not-found") throw error;
    await tellRefused("not-found");
    notFound();
  }
}
