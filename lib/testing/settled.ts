import { createHash } from "node:crypto";
import { catalogue } from "@/lib/domain/catalogue/load";
import { usualExpiry } from "@/lib/domain/evidence/expiry";
import { keepReport } from "@/lib/domain/evidence/kept-report";
import { type PendingStatement, planEvidence } from "@/lib/domain/evidence/plan-evidence";
import type { Report } from "@/lib/domain/evidence/report";
import type { StatementState } from "@/lib/domain/evidence/statement-state";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
export const settledOn = "2026-11-28";

interface Kept {
  readonly pending: PendingStatement;
  state?: StatementState;
}

/**
 * The map after reports came one group after another, as the server does it: what waits or is held back is looked at again with each.
 * @param chosen by the name of a report and the place in it: the node that a person chooses as it comes
 * @returns also what came of each statement, by the place of its report in the order given
 */
export function settled(
  pipeline: Pipeline,
  groups: readonly (readonly (readonly [name: string, report: Report])[])[],
  chosen: ReadonlyMap<string, string> = new Map(),
) {
  const all: Kept[] = [];
  const times = new Map<string, string | undefined>();
  const seen: { readonly day: string; readonly subjects: Report["subjects"] }[] = [];
  let now = pipeline;
  let operations = 0;
  for (const group of groups) {
    for (const [name, report] of group) {
      const kept = keepReport([report], `${settledOn}T12:00:00.000Z`);
      const digest = `sha256:${hash(name)}`;
      if (times.has(digest)) continue;
      times.set(digest, kept.at);
      seen.push({ day: kept.effective, subjects: kept.subjects });
      for (const [index, { ran = kept, ...said }] of kept.statements.entries())
        all.push({
          pending: {
            ...said,
            key: `${name} ${index}`,
            tool: ran.tool,
            digest,
            effective: ran.effective,
            at: ran.at,
          },
        });
    }
    const open = all.filter(
      ({ state }) => state === undefined || state.as === "waiting" || state.as === "held",
    );
    const plan = planEvidence(
      now,
      open.map(({ pending, state }) => ({
        ...pending,
        chosen: state === undefined ? chosen.get(pending.key) : undefined,
        heldOn: state?.as === "held" ? state.node : undefined,
      })),
      {
        catalogue,
        expiry: usualExpiry,
        today: settledOn,
        hash,
        sightings: seen,
        timeOf: (digest) => times.get(digest),
      },
    );
    for (const one of all) {
      const moved = plan.moved.find(
        ({ digest, node, control }) =>
          one.state?.as === "matched" &&
          one.state.node === node &&
          one.pending.digest === digest &&
          one.pending.control === control,
      );
      const state = plan.states.get(one.pending.key) ?? moved?.state;
      if (state) one.state = state;
    }
    for (const operation of plan.operations) {
      const applied = applyOperation(now, operation);
      if (!applied.ok) throw new Error(applied.error.message);
      now = applied.value.pipeline;
    }
    operations += plan.operations.length;
  }
  const states = Object.fromEntries(all.map(({ pending, state }) => [pending.key, state]));
  return { pipeline: now, states, operations };
}
