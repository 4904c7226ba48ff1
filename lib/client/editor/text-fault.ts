import type * as z from "zod/mini";

export function textFault(schema: z.ZodMiniType<string>, text: string): string | undefined {
  const issue = schema.safeParse(text).error?.issues[0];
  if (!issue) return undefined;
  if (issue.code === "too_big")
    return `The text is too long: ${count(text.length)} of at most ${count(issue.maximum)} characters.`;
  return `This ${issue.message}.`;
}

function count(number: number | bigint): string {
  return number.toLocaleString("en");
}
