import "server-only";
import { catalogue } from "@/lib/domain/catalogue/load";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { publishedSummary } from "@/lib/domain/contract/published-posture";
import type { WhatIfAnswer } from "@/lib/domain/contract/what-if";
import { compare } from "@/lib/domain/posture/compare";
import { supposed } from "@/lib/domain/posture/what-if/supposed";
import type { SupposedChange } from "@/lib/domain/posture/what-if/supposed-change";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { AppError, type FieldError } from "../errors";
import { postureOn } from "./pipeline-state";
import { postureOf } from "./posture-of";
import { currentState } from "./queries";

/** The result. A refusal is passed by its code, unchanged from one process to the other. */
export type Supposed = { readonly answer: WhatIfAnswer } | { readonly errors: readonly FieldError[] };

/** Compares the hypothetical posture with the current one. Stores nothing. */
export async function supposePosture(
  access: PipelineAccess,
  change: SupposedChange,
  now: Date,
): Promise<Supposed> {
  const state = await currentState(access);
  const { pipeline, revision } = state;
  const today = dayOf(now);
  const made = supposed(pipeline, change, { controls: catalogueOf(pipeline).controls, today });
  if (!made.ok) return { errors: made.error };
  const after = postureOf(made.value, today);
  const { declared, proven, ...both } = compare(postureOn(state, today), after);
  const current = {
    revision,
    catalogue: catalogue.version,
    analysedAt: now.toISOString(),
    ...after,
  };
  return {
    answer: {
      posture: publishedSummary(current, 1),
      comparison: { asDeclared: declared, asProven: proven, ...both },
    },
  };
}

/** As an answer, or as the refusal of a body. */
export function requireSupposed(result: Supposed): WhatIfAnswer {
  if ("errors" in result) throw new AppError("invalid", { errors: result.errors });
  return result.answer;
}
