import { type ReactNode, useId } from "react";
import { StatusMark } from "@/components/marks/status";
import { Disclosure } from "@/components/ui/disclosure";
import { today } from "@/lib/client/today";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { Claim, PipelineNode } from "@/lib/domain/pipeline/document";
import { claimedStatus } from "@/lib/domain/posture/coverage/claimed-status";
import { placeText } from "@/lib/domain/scan/place-text";
import type { ScanAnswer } from "@/lib/domain/scan/scan-answer";
import { counted } from "@/lib/domain/words/english";
import { handOverSentence } from "@/lib/domain/words/connection-sentence";
import { kindName } from "@/lib/domain/words/kind-name";
import { Places } from "./places";

/** More rows are of no use on a page. */
const mostRows = 300;
/** For a claim. */
const mostLines = 3;

/** The draft's nodes, connections and claims with their source lines, and the unrecognised content. */
export function ReadFrom({ answer: { document, proofs, notUnderstood } }: { readonly answer: ScanAnswer }) {
  const nodes = new Map<string, PipelineNode>(document.nodes.map((node) => [node.id, node]));
  const placesOf = (id: string) => (Object.hasOwn(proofs, id) ? (proofs[id] ?? []) : []);
  return (
    <div className="flex flex-col gap-1">
      <Rows title={counted(document.nodes.length, "node")} isOpen>
        {document.nodes.map((node) => (
          <li key={node.id} className="wrap-anywhere">
            {node.name}, {kindName(node)}
            <Places of={placesOf(node.id)} />
          </li>
        ))}
      </Rows>
      <Rows title={counted(document.edges.length, "connection")} isOpen>
        {document.edges.map((edge) => {
          const [source, target] = [nodes.get(edge.source), nodes.get(edge.target)];
          if (!source || !target) return null;
          return (
            <li key={edge.id} className="wrap-anywhere">
              {handOverSentence(edge, source, target)}
              {edge.automated === undefined && ", manual or automated unknown"}
              <Places of={placesOf(edge.id)} />
            </li>
          );
        })}
      </Rows>
      <Rows title={counted(document.claims.length, "status", "statuses")}>
        {document.claims.map((claim) => (
          <ClaimRow
            key={`${claim.node} ${claim.control}`}
            claim={claim}
            name={nodes.get(claim.node)?.name ?? claim.node}
          />
        ))}
      </Rows>
      <Rows title={`Not recognised: ${counted(notUnderstood.length, "place")}`}>
        {notUnderstood.map(({ at, why }, index) => (
          // Two entries may be equal, and their order never changes.
          <li key={index} className="wrap-anywhere">
            <code className="font-mono text-tiny">{placeText(at)}</code> {why}
          </li>
        ))}
      </Rows>
    </div>
  );
}

interface RowsProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: readonly ReactNode[];
}

function Rows({ title, isOpen = false, children }: RowsProps) {
  const id = useId();
  if (children.length === 0) return null;
  return (
    <Disclosure isOpen={isOpen} summary={<span id={id}>{title}</span>}>
      <ul aria-labelledby={id} className="flex list-disc flex-col gap-1 pl-5">
        {children.slice(0, mostRows)}
      </ul>
      {children.length > mostRows && <p className="text-soft">And {children.length - mostRows} more.</p>}
    </Disclosure>
  );
}

function ClaimRow({ claim, name }: { readonly claim: Claim; readonly name: string }) {
  const title = catalogue.controls.find(({ id }) => id === claim.control)?.title ?? claim.control;
  const lines = [...(claim.evidence ?? []).map((one) => one.title), ...(claim.note?.split("\n") ?? [])];
  return (
    <li className="wrap-anywhere">
      <StatusMark status={claimedStatus(claim, today())} /> {title}, on {name}
      {lines.slice(0, mostLines).map((line, index) => (
        // As in the list of unrecognised content.
        <code key={index} className="block font-mono text-tiny text-soft">
          {line}
        </code>
      ))}
      {lines.length > mostLines && (
        <span className="text-tiny text-soft">and {counted(lines.length - mostLines, "more line")}</span>
      )}
    </li>
  );
}
