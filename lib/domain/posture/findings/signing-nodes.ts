import { signer, verifier } from "../../catalogue/named-controls";
import type { SigningNodes } from "./chains";
import { isEffective } from "../coverage/effective-status";
import type { MapStatuses } from "../coverage/assess";
import type { Proof } from "../posture";

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
