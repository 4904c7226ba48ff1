import "server-only";
import * as z from "zod/mini";
import type { Answers } from "@/lib/domain/scan/unknown";
import { AppError } from "../errors";

const text = z.string().check(z.minLength(1), z.maxLength(500));
const answersSchema = z.record(text, text);
const mostAnswers = 200;

/** From the address: JSON with the replacements for placeholders in files. */
export function parseAnswers(written: string | undefined): Answers {
  if (written === undefined) return {};
  const parsed = answersSchema.safeParse(fromJson(written));
  if (!parsed.success || Object.keys(parsed.data).length > mostAnswers)
    throw new AppError("invalid", {
      errors: [
        {
          path: "answers",
          message: `must be a JSON object with at most ${mostAnswers} texts, by placeholder`,
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
