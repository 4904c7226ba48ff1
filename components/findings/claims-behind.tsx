import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { gapsHref } from "./gaps/gap-query";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import type { Proof } from "@/lib/domain/posture/posture";

interface ClaimsBehindProps {
  /** In the order of `openFirst`. */
  readonly pairs: readonly Assessment[];
  readonly proof: Proof;
  readonly pipelinePath: string;
}

/** Above this many, nodes are counted, and listed behind a link. */
const mostNodes = 4;

export function ClaimsBehind({ pairs, proof, pipelinePath }: ClaimsBehindProps) {
  return (
    <ul className="flex flex-col">
      {[...byControl(pairs).values()].map((ofControl) => {
        const [{ control } = {}] = ofControl;
        if (!control) return null;
        const rest = ofControl.length - mostNodes;
        return (
          <li
            key={control.id}
            className="grid gap-x-4 gap-y-1 border-t border-line py-1.5 first:border-t-0 sm:grid-cols-[minmax(0,5fr)_minmax(0,7fr)] print:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]"
          >
            <p className="py-0.5 break-words">{control.title}</p>
            <ul className="flex min-w-0 flex-col gap-0.5">
              {ofControl.slice(0, mostNodes).map((pair) => (
                <NodeClaim key={pair.node.id} pair={pair} pipelinePath={pipelinePath} />
              ))}
              {rest > 0 && (
                <li>
                  <a
                    href={gapsHref(`${pipelinePath}/gaps`, { control: control.id, show: "all", proof })}
                    className="inline-flex min-h-6 items-center text-blue underline tabular-nums max-sm:pointer-coarse:min-h-11"
                  >
                    and {rest.toLocaleString("en")} more
                  </a>
                </li>
              )}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function NodeClaim({ pair, pipelinePath }: { readonly pair: Assessment; readonly pipelinePath: string }) {
  const { node, control, status, note } = pair;
  const owner = ownerOf(pair);
  return (
    <li className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-x-2 max-sm:pointer-coarse:py-2.5">
      <span className="flex min-h-6 items-center">
        <StatusMark status={status} />
      </span>
      <span className="min-w-0 py-0.5 break-words">
        {/* A plain link: there may be hundreds, and none needs a script. */}
        <a
          href={`${pipelinePath}?node=${node.id}&control=${control.id}`}
          className="-my-0.5 inline-block max-w-full py-0.5 underline max-sm:pointer-coarse:-my-3 max-sm:pointer-coarse:py-3 max-sm:pointer-coarse:min-w-11 decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
        >
          {node.name}
        </a>
        {owner !== undefined && <span className="text-tiny text-soft"> {owner}</span>}
        {note && <ClaimNoteMark note={note} className="flex" />}
      </span>
    </li>
  );
}

function byControl(pairs: readonly Assessment[]): ReadonlyMap<string, readonly Assessment[]> {
  const groups = new Map<string, Assessment[]>();
  for (const pair of pairs) {
    const group = groups.get(pair.control.id) ?? [];
    groups.set(pair.control.id, group);
    group.push(pair);
  }
  return groups;
}
