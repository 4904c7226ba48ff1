import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/server/errors";
import { tellRefused } from "./refused-page";

/** For pages: what is not there, or is somebody else's, becomes the page that says so, and a line of the log. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "not-found") throw error;
    await tellRefused("not-found");
    notFound();
  }
}
