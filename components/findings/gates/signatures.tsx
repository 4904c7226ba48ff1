import { FileSignature } from "lucide-react";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Chain, ChainFinding } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { chainSentence, chainWords } from "@/lib/domain/posture/words/chain-sentence";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { HopList } from "./hop-list";
import { LongList } from "./long-list";
import { bypassHref } from "./map-href";
import { Opens } from "@/components/ui/opens";
import { signing, verifying } from "./places-by-control";
import { PlaceList } from "./place-list";

interface SignaturesProps {
  readonly chains: readonly Chain[];
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly proof: Proof;
  /** What is said of signing and of checking signatures, on every node that can do either. */
  readonly places: readonly Assessment[];
}

const controlOf: { readonly [F in ChainFinding]: string } = {
  "signed-never-checked": signing,
  "checked-not-signed": verifying,
  "signed-too-early": signing,
};

/** Signatures that nobody checks, checks of what nobody signs, and signatures that a later build takes away. */
export function Signatures({ chains, pipeline, mapPath, proof, places }: SignaturesProps) {
  const standing = places.filter(({ status }) => isEffective(status, proof));
  return (
    <section aria-labelledby="signatures" className="flex flex-col gap-2">
      <h2 id="signatures" className="text-lead">
        Sign and verify
      </h2>
      {chains.length === 0 && <p className="max-w-[72ch] text-soft">{noFindings(standing, proof)}</p>}
      {chains.length > 0 && (
        <LongList
          items={chains}
          allHref={bypassHref(mapPath, "bypasses")}
          keyOf={(chain) => `${chain.finding} ${chain.node} ${chain.path.join(" ")}`}
          className="rounded-card border border-line bg-panel shadow-card"
          itemClass="keep-together border-t border-line px-4 py-2.5 first:border-t-0"
        >
          {(chain) => {
            const hops = hopsAlong(pipeline, chain.path, "content");
            const claims = places.filter(
              ({ node, control }) => node.id === chain.node && control.id === controlOf[chain.finding],
            );
            return (
              <div className="flex flex-col gap-0.5">
                <b className="inline-flex items-center gap-1 font-bold text-missing">
                  <FileSignature aria-hidden size={14} strokeWidth={2.5} />
                  {chainWords[chain.finding]}
                </b>
                <p className="max-w-[90ch] break-words">{chainSentence(pipeline, chain)}</p>
                <div className="text-tiny text-soft print:hidden">
                  <Opens
                    summary={`The way: ${hops.length} ${plural(hops.length, "hand-over", "hand-overs")}, and the claim`}
                  >
                    <HopList hops={hops} mapPath={mapPath} />
                    <PlaceList places={claims} mapPath={mapPath} isNamed />
                  </Opens>
                </div>
              </div>
            );
          }}
        </LongList>
      )}
      {places.length > 0 && (
        <div className="text-tiny text-soft print:hidden">
          <Opens
            summary={`Signing and verifying ${proof === "proven" ? "are proven to stand" : "stand"} in ${standing.length} of ${places.length} ${plural(places.length, "place", "places")}`}
          >
            {[signing, verifying].map((one) => (
              <PlacesOf
                key={one}
                places={places.filter(({ control }) => control.id === one)}
                mapPath={mapPath}
              />
            ))}
          </Opens>
        </div>
      )}
    </section>
  );
}

function noFindings(standing: readonly Assessment[], proof: Proof): string {
  if (standing.length > 0)
    return "What is signed is verified on every way to production, and what is verified was signed.";
  return proof === "proven"
    ? "No current evidence shows that anything here is signed or verified, so there is no pair to judge."
    : "Nothing here is signed and nothing verifies a signature, so there is no pair to judge.";
}

/** The places of one control under its name. */
function PlacesOf({ places, mapPath }: Pick<SignaturesProps, "places" | "mapPath">) {
  const [first] = places;
  return (
    first && (
      <div>
        <p className="font-medium">{first.control.title}</p>
        <PlaceList places={places} mapPath={mapPath} />
      </div>
    )
  );
}
