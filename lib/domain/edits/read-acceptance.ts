import { capitalise } from "../capitalise";
import type { Acceptance } from "../pipeline/document";
import { acceptanceFaults, untilFault } from "../pipeline/needs-acceptance";
import { daySchema, noteSchema, shortTextSchema } from "../pipeline/fields";
import { err, ok, type Result } from "../result";

/** What a form about an accepted risk asks for, in its order. */
export const acceptanceFields = ["by", "reason", "until", "residual"] as const;
export type AcceptanceField = (typeof acceptanceFields)[number];
export type TypedAcceptance = { readonly [Field in AcceptanceField]: string };

/** The fields of the status "accepted". */
export interface GivenAcceptance {
  readonly reason: string;
  readonly acceptance: Required<Acceptance>;
}

/** In which field something is wrong, and what, as a sentence. */
export interface AcceptanceFault {
  readonly field: AcceptanceField;
  readonly text: string;
}

const schemas = { by: shortTextSchema, reason: noteSchema, until: daySchema, residual: noteSchema } as const;

/**
 * Form input as the fields of a claim, or its first fault.
 * @param today the UTC day, `YYYY-MM-DD`.
 */
export function readAcceptance(
  typed: TypedAcceptance,
  today: string,
): Result<GivenAcceptance, AcceptanceFault> {
  const said = {
    by: typed.by.trim(),
    reason: typed.reason.trim(),
    until: typed.until.trim(),
    residual: typed.residual.trim(),
  };
  for (const field of acceptanceFields) {
    if (said[field] === "") return fault(field, lacking[field]);
    const parsed = schemas[field].safeParse(said[field]);
    if (!parsed.success) return fault(field, `it ${parsed.error.issues[0]?.message ?? "is not valid"}`);
  }
  const wrong = untilFault(said.until, today);
  if (wrong !== undefined) return fault("until", wrong);
  const { reason, ...acceptance } = said;
  return ok({ reason, acceptance });
}

const lacking: { readonly [Field in AcceptanceField]: string } = {
  by: acceptanceFaults.by,
  reason: acceptanceFaults.reason,
  until: "enter the date until which the risk is accepted",
  residual: acceptanceFaults.residual,
};

function fault(field: AcceptanceField, text: string): Result<never, AcceptanceFault> {
  return err({ field, text: `${capitalise(text)}.` });
}
