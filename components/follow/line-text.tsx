import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { asideSentence, checkSentence, hopSentence, orderSentence } from "@/lib/domain/follow/hop-sentences";
import type { Trail } from "@/lib/domain/follow/trail";

interface LineTextProps {
  readonly trail: Pick<Trail, "hops" | "asides">;
  readonly id: string;
}

export function LineText({ trail: { hops, asides }, id }: LineTextProps) {
  return (
    <div id={id}>
      <ol className="flex list-decimal flex-col gap-4 pl-7">
        {hops.map((hop) => (
          <li key={hop.edge.id} className="max-w-[88ch] pl-1 marker:font-bold">
            <p>
              <b className="font-bold">{hopSentence(hop)}</b> {checkSentence(hop)} {orderSentence(hop)}
            </p>
            <ul className="mt-1 flex flex-col gap-0.5 text-tiny">
              {hop.controls.map(({ control, node, status, note, proof, checks }) => (
                <li
                  key={`${node.id} ${control.id}`}
                  className="grid items-start gap-x-2 sm:grid-cols-[8rem_1fr]"
                >
                  <StatusMark status={status} />
                  <span>
                    {checks ? "Gate: " : "Also in place: "}
                    {control.title}, at {node.name}
                    {proof !== undefined && `, proof: ${proof}`}
                    {note && <ClaimNoteMark note={note} className="flex" />}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {asides.length > 0 && (
        <ul className="mt-4 flex list-disc flex-col gap-1 pl-7 text-soft">
          {asides.map((aside) => (
            <li key={aside.edge.id}>{asideSentence(aside)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
