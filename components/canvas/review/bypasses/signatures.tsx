import { FileSignature } from "lucide-react";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Chain } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { chainSentence, chainWords } from "@/lib/domain/posture/words/chain-sentence";
import { NodeButton } from "../node-button";
import { Part } from "../part";

const controlOf: { readonly [F in Chain["finding"]]: string } = {
  "signed-never-checked": "img-sign",
  "checked-not-signed": "adm-image-signature",
  "signed-too-early": "img-sign",
};

/** Signatures that nobody checks, checks of what nobody signs, and signatures that a later build takes away. */
export function Signatures({
  chains,
  pipeline,
}: {
  readonly chains: readonly Chain[];
  readonly pipeline: Pipeline;
}) {
  if (chains.length === 0) return null;
  return (
    <section aria-label="Signatures">
      <Part
        isOpen
        summary={
          <b>{`${chains.length} ${plural(chains.length, "signature finding", "signature findings")}`}</b>
        }
      >
        <ul className="flex flex-col gap-1.5">
          {chains.map((chain) => (
            <li key={`${chain.finding} ${chain.node} ${chain.path.join(" ")}`}>
              <NodeButton node={chain.node} control={controlOf[chain.finding]}>
                <span>
                  <b className="inline-flex items-center gap-1 text-missing">
                    <FileSignature aria-hidden size={14} strokeWidth={2.5} />
                    {chainWords[chain.finding]}
                  </b>
                  <span className="block">{chainSentence(pipeline, chain)}</span>
                </span>
              </NodeButton>
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}
