import "server-only";
import * as z from "zod";
import { type TokenScope, tokenScopes } from "@/lib/domain/contract/token-scopes";

const texts = z.array(z.string());

/** The scopes of a row; an unknown one gives no right. */
export function scopesOf(column: string): readonly TokenScope[] {
  const kept = new Set(texts.parse(JSON.parse(column)));
  return tokenScopes.filter((scope) => kept.has(scope));
}

/** The pipelines that a row is limited to; undefined: all. */
export function pipelinesOf(column: string | null): readonly string[] | undefined {
  return column === null ? undefined : texts.parse(JSON.parse(column));
}
