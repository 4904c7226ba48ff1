import type * as z from "zod/mini";

export function textFault(schema: z.ZodMiniType<string>, text: string): string | undefined {
  const issue = schema.safeParse(text).error?.issues[0];
  if (!issue) return undefined;
  if (issue.code === "too_big")
    return `This may have at most ${count(issue.maximum)} characters; it has ${count(text.length)}.`;
  return `This ${issue.message}.`;
}

function count(number: number | bigint): string {
  return number.toLocaleString("en");
}
