import type { Control } from "../catalogue/catalogue";
import type { Acceptance, Claim } from "../pipeline/document";
import type { Pipeline } from "../pipeline/pipeline";
import { type EffectiveStatus, effectiveStatus } from "../posture/coverage/effective-status";
import type { Posture } from "../posture/posture";
import { noteOnMap, statusWithNote } from "../posture/words/claim-note";
import { formatDay } from "../words/english";
import { acceptedIn } from "./accepted-line";
import type { ExportAt } from "./export-at";

/** One control on one node, as it is. */
export interface NodeControl {
  readonly control: Control;
  readonly status: EffectiveStatus;
  readonly claim?: Claim;
  /** Its risk is accepted, and that is not over. */
  readonly accepted?: Acceptance;
  /** The status, with until when it is accepted or when it is looked at again. */
  readonly words: string;
}

/** By node: the controls with a status and those without, in the order of the catalogue. */
export function controlsByNode(
  pipeline: Pipeline,
  posture: Posture,
  { day, catalogue }: ExportAt,
): ReadonlyMap<string, readonly NodeControl[]> {
  const statuses = new Map<string, Map<string, EffectiveStatus>>();
  const add = (node: string, control: string, status: EffectiveStatus) => {
    const ofNode = statuses.get(node) ?? new Map<string, EffectiveStatus>();
    statuses.set(node, ofNode.set(control, status));
  };
  for (const { node, control, status } of posture.gaps.declared) add(node, control, status);
  for (const claims of pipeline.claims.values())
    for (const claim of claims.values())
      if (claim.status !== undefined) add(claim.node, claim.control, effectiveStatus(claim, day, pipeline));
  return new Map(
    [...statuses].map(([node, ofNode]) => [
      node,
      catalogue.controls.flatMap((control): NodeControl[] => {
        const status = ofNode.get(control.id);
        if (status === undefined) return [];
        const claim = pipeline.claims.get(node)?.get(control.id);
        const note = noteOnMap(claim, day, pipeline);
        const accepted = acceptedIn(claim, note);
        return [
          {
            control,
            status,
            ...(claim ? { claim } : {}),
            ...(accepted ? { accepted } : {}),
            words: statusWithNote(status, note),
          },
        ];
      }),
    ]),
  );
}

/** "Planned, Ana, due 1 Dec 2026."; for an accepted risk also its reason and the residual risk. */
export function statusSentence({ words, claim, accepted }: NodeControl): string {
  const due = claim?.due === undefined ? undefined : `due ${formatDay(claim.due)}`;
  return [
    `${[words, claim?.owner?.trim(), due].filter(Boolean).join(", ")}.`,
    ...(accepted ? acceptedBecause({ acceptance: accepted, reason: claim?.reason }) : []),
  ].join(" ");
}

/** "Reason for acceptance: …" and "Residual risk: …", if they are recorded. */
export function acceptedBecause(said: Pick<Claim, "acceptance" | "reason">): readonly string[] {
  const residual = said.acceptance?.residual;
  return [
    ...(said.reason ? [`Reason for acceptance: ${said.reason}`] : []),
    ...(residual ? [`Residual risk: ${residual}`] : []),
  ];
}

/** What a control asks for, in a sentence or two. */
export function measure({ id, title }: Control, prose: ExportAt["prose"]): string {
  return prose(id)?.what ?? `${title}.`;
}

/** The measure with its steps, a line each: for a single place, not for each node. */
export function measures(control: Control, prose: ExportAt["prose"]): string {
  const how = prose(control.id)?.how ?? [];
  return [measure(control, prose), ...how.map((step) => `- ${step}`)].join("\n");
}

/** Why a control matters, as plain text. */
export function reason({ id, title }: Control, prose: ExportAt["prose"]): string {
  return prose(id)?.why ?? `"${title}" is not known to be in place.`;
}
