import { Disclosure } from "@/components/ui/disclosure";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import type { ClaimTarget } from "./supposed-claims";
import { SwitchButton } from "./switch-button";
import type { FiguresProps } from "./use-what-if";
import { plural } from "@/lib/domain/words/english";

interface ProposalsProps extends FiguresProps {
  readonly onSuppose: (targets: readonly ClaimTarget[]) => void;
}

/** What is worth supposing next, on top of what is supposed already: the one change that closes most, each gate's cheapest fix, the first gaps. */
export function Proposals({ scene, answer: { after, gaps, comparison }, onSuppose }: ProposalsProps) {
  const { pipeline, proof } = scene;
  const best = after.bestSingleFix[proof];
  const fixes = after.gates.flatMap((gate) => {
    const { fix, verdict } = gate[proof];
    return fix && fix.nodes.length > 0 ? [{ control: gate.control, nodes: fix.nodes, verdict }] : [];
  });
  const stand = (control: string, nodes: readonly string[]) =>
    onSuppose(nodes.map((node) => ({ node, control, stands: true })));
  return (
    <div className="flex flex-col gap-0.5">
      {best && (
        <SwitchButton
          title={`The one change that closes most: ${controlTitle(best.control)}`}
          where={`on ${nodeName(pipeline, best.node)}`}
          stands
          onSwitch={() => stand(best.control, [best.node])}
        />
      )}
      {fixes.length > 0 && (
        <Disclosure
          summary={`The cheapest fix of ${fixes.length} of ${after.gates.length} ${plural(after.gates.length, "gate", "gates")}`}
        >
          <ul aria-label="Cheapest fixes">
            {fixes.map(({ control, nodes, verdict }) => (
              <li key={control}>
                <SwitchButton
                  title={controlTitle(control)}
                  where={`${verdictWords[verdict].word}; on ${nodeNames(pipeline, nodes)}`}
                  stands
                  onSwitch={() => stand(control, nodes)}
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {gaps[proof].length > 0 && (
        <Disclosure
          summary={`The first ${gaps[proof].length} of ${comparison[proof].figures.after.gaps} ${plural(comparison[proof].figures.after.gaps, "gap", "gaps")}, by priority`}
        >
          <ul aria-label="First gaps">
            {gaps[proof].map(({ node, control, status }) => (
              <li key={`${node} ${control}`}>
                <SwitchButton
                  title={controlTitle(control)}
                  where={`on ${nodeName(pipeline, node)}`}
                  status={status}
                  stands
                  onSwitch={() => stand(control, [node])}
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
