import { signer, verifier } from "../../catalogue/named-controls";
import type { MapStatuses } from "../coverage/assess";
import { effectiveAt } from "../coverage/effective-at";
import type { Proof } from "../posture";
import type { SigningNodes } from "./chains";

/** Where each of them is effective. */
export function signingNodes(assessed: MapStatuses, proof: Proof): SigningNodes {
  return { signs: effectiveAt(assessed, signer, proof), verifies: effectiveAt(assessed, verifier, proof) };
}
