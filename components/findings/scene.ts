import type { ReactNode } from "react";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { Place } from "@/lib/domain/edits/plan";
import type { Proof } from "@/lib/domain/posture/posture";

type Part<Props> = (props: Props) => ReactNode;

export interface NodePlaceProps {
  readonly node: string;
  /** Opens this control of it too. */
  readonly control?: string | undefined;
  readonly status?: EffectiveStatus;
  readonly children: ReactNode;
  readonly after?: ReactNode;
  readonly figure?: ReactNode;
}

export interface HandOverPlaceProps {
  readonly hop: Pick<HandedOver, "edge" | "from" | "to">;
  /** In the place of its ends and of what is handed over. */
  readonly children?: ReactNode;
}

export interface RestProps {
  readonly count: number;
  readonly all: AllRows | undefined;
  readonly children: () => ReactNode;
}

/** Where all rows of a list are to be seen: with a finding open on the map, or among the claims on a control. */
export type AllRows = { readonly finding: string } | { readonly claimsOn: string };

/**
 * What findings are drawn on, which is what pressing a thing that they name does. On a page it is a link, which works
 * without a script and prints; beside the map it is selected there and brought into view.
 */
export interface Surface {
  readonly NodePlace: Part<NodePlaceProps>;
  readonly HandOverPlace: Part<HandOverPlaceProps>;
  readonly OpenHandOver?: Part<Pick<HandOverPlaceProps, "hop">>;
  readonly GatePlace: Part<{ readonly control: string; readonly children: ReactNode }>;
  /** The rows of a list that are too many to look at. */
  readonly Rest: Part<RestProps>;
  /** The way that the map draws, hand-over by hand-over. */
  readonly Way: Part<{ readonly hops: readonly HandedOver[] }>;
  /** What would change if these were in place; absent where it can't be asked. */
  readonly WhatIf?: Part<{ readonly places: readonly Place[] }>;
  readonly Heading: "h2" | "h3";
  readonly look: { readonly [L in "card" | "list" | "item" | "steps" | "details"]: string };
}

export interface Scene {
  readonly pipeline: Pipeline;
  readonly proof: Proof;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly targets: readonly string[];
  readonly surface: Surface;
}
