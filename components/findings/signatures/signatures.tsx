import { FileSignature } from "lucide-react";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { signer, verifier } from "@/lib/domain/catalogue/named-controls";
import type { Chain, ChainFinding, Proof } from "@/lib/domain/posture/posture";
import { chainSentence, chainWords } from "@/lib/domain/posture/words/chain-sentence";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { Disclosure } from "@/components/ui/disclosure";
import type { GatePlaces } from "../gates/gate-places";
import { LongList, PlaceList, type Scene } from "../scene";
import { HopList } from "../ways/hop-list";
import { plural } from "@/lib/domain/words/english";

interface SignaturesProps {
  readonly scene: Scene;
  readonly chains: readonly Chain[];
  readonly placesOf: GatePlaces;
}

const controlOf: { readonly [F in ChainFinding]: string } = {
  "signed-never-checked": signer,
  "checked-not-signed": verifier,
  "signed-too-early": signer,
};

export function Signatures({ scene, chains, placesOf }: SignaturesProps) {
  const { proof, surface } = scene;
  const places = [signer, verifier].flatMap(placesOf);
  const standing = places.filter(({ status }) => isEffective(status, proof)).length;
  const unassessed = places.filter(({ status }) => status === "not-assessed").length;
  return (
    <section aria-labelledby="signatures" className="flex flex-col gap-2">
      <surface.Heading id="signatures" className="text-lead">
        Sign and verify
      </surface.Heading>
      {chains.length === 0 ? (
        <p className="max-w-[72ch] text-soft">{noFindings(standing, proof)}</p>
      ) : (
        <LongList
          surface={surface}
          items={chains}
          all={{ finding: "bypasses" }}
          keyOf={(chain) => `${chain.finding} ${chain.node} ${chain.path.join(" ")}`}
          className={surface.look.list}
          itemClass={surface.look.item}
        >
          {(chain) => <ChainItem scene={scene} chain={chain} placesOf={placesOf} />}
        </LongList>
      )}
      {places.length > 0 && (
        <div className={surface.look.details}>
          <Disclosure
            summary={`Sign and verify: ${proof === "proven" ? "verified" : "in place"} in ${standing} of ${places.length} ${plural(places.length, "place", "places")}${unassessed > 0 ? `, ${unassessed} not assessed` : ""}`}
          >
            {[signer, verifier].map((control) => {
              const [first, ...others] = placesOf(control);
              return (
                first && (
                  <div key={control}>
                    <p className="font-medium">{first.control.title}</p>
                    <PlaceList scene={scene} places={[first, ...others]} />
                  </div>
                )
              );
            })}
          </Disclosure>
        </div>
      )}
    </section>
  );
}

interface ChainItemProps extends Pick<SignaturesProps, "scene" | "placesOf"> {
  readonly chain: Chain;
}

function ChainItem({ scene, chain, placesOf }: ChainItemProps) {
  const { pipeline, surface } = scene;
  const hops = hopsAlong(pipeline, chain.path, "content");
  const claims = placesOf(controlOf[chain.finding]).filter(({ node }) => node.id === chain.node);
  return (
    <div className="flex flex-col gap-0.5">
      <b className="inline-flex items-center gap-1 font-bold text-missing">
        <FileSignature aria-hidden size={14} strokeWidth={2.5} />
        {chainWords[chain.finding]}
      </b>
      <p className="max-w-[90ch] break-words">{chainSentence(pipeline, chain)}</p>
      <div className={surface.look.details}>
        <Disclosure
          summary={`Path: ${hops.length} ${plural(hops.length, "connection", "connections")}, and the status`}
        >
          <HopList hops={hops} surface={surface} />
          <PlaceList scene={scene} places={claims} isNamed />
        </Disclosure>
      </div>
    </div>
  );
}

function noFindings(standing: number, proof: Proof): string {
  if (standing > 0)
    return "Every signed artifact is verified on all paths to production, and every verified artifact was signed.";
  return proof === "proven"
    ? "No current evidence shows signing or verification here, so there is no pair to judge."
    : "Nothing here is signed or verified, so there is no pair to judge.";
}
