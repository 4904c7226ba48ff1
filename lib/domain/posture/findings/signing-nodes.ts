import type { SigningNodes } from "./chains";
import { isEffective } from "../coverage/effective-status";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";

/** The control that says that images are signed, and the gate that checks it (docs/analysis-definitions.md). */
export const signer = "img-sign";
export const verifier = "adm-image-signature";

/** Where each of them is effective. */
export function signingNodes({ nodes, controlsAt, statusesAt }: MapStatuses, proof: Proof): SigningNodes {
  const standsAt = (control: string) =>
    Uint8Array.from(nodes, (_node, node) =>
      controlsAt[node]?.some(
        ({ id }, index) => id === control && isEffective(statusesAt[node]?.[index] ?? "not-assessed", proof),
      ) === true
        ? 1
        : 0,
    );
  return { signs: standsAt(signer), verifies: standsAt(verifier) };
}
