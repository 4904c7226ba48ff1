import "server-only";
import * as z from "zod/mini";
import type { Answers } from "@/lib/domain/scan/unknown";
import { AppError } from "../errors";

const text = z.string().check(z.minLength(1), z.maxLength(500));
const answersSchema = z.record(text, text);
const mostAnswers = 200;

/** From the address: JSON that has, by what is written in the files, what is to be read in its place. */
export function parseAnswers(written: string | undefined): Answers {
  if (written === undefined) return {};
  const parsed = answersSchema.safeParse(fromJson(written));
  if (!parsed.success || Object.keys(parsed.data).length > mostAnswers)
    throw new AppError("invalid", {
      errors: [
        {
          path: "answers",
          message: `must be a JSON object of at most ${mostAnswers} texts by what they take the place of`,
        },
      ],
    });
  return parsed.data;
}

function fromJson(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
