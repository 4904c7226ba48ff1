import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/server/errors";

/** For pages: what is not there, or is somebody else's, becomes the page that says so. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}
