import { clsx } from "clsx";
import { CalendarPlus, X } from "lucide-react";
import type { Ref } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import { Button } from "@/components/ui/button";
import { doneText } from "@/lib/client/editor/done-text";
import { useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { plural } from "@/lib/domain/words/plural";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { planAll } from "@/lib/domain/edits/plan";
import { useCommandContext } from "../../state/map-context";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { type ClaimTarget, suppose, supposeNoMore } from "./supposed-claims";

interface SupposedListProps {
  readonly ref: Ref<HTMLElement>;
  readonly pipeline: Pipeline;
  readonly supposed: readonly ClaimTarget[];
  readonly onChange: (supposed: readonly ClaimTarget[]) => void;
}

/** What is supposed, claim by claim; to turn round, to drop, or to save as planned in one step to undo. */
export function SupposedList({ ref, pipeline, supposed, onChange }: SupposedListProps) {
  const context = useCommandContext();
  const { say } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const standing = supposed.filter(({ stands }) => stands);
  const planned = planAll(pipeline, standing, today());
  const count = planned?.operations.length ?? 0;
  const save = () => {
    const gesture = planAll(context.pipeline(), standing, today());
    if (!gesture || !context.map.perform(gesture)) return;
    say(doneText(gesture.label), "information", true);
    const saved = new Set(
      gesture.operations.map((operation) =>
        "control" in operation ? `${operation.node} ${operation.control}` : "",
      ),
    );
    onChange(supposed.filter(({ node, control }) => !saved.has(`${node} ${control}`)));
  };
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="Supposed"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5"
    >
      <p>
        {supposed.length === 0 ? (
          "Nothing is supposed yet."
        ) : (
          <>
            <b>
              {supposed.length} {plural(supposed.length, "claim is", "claims are")} supposed.
            </b>{" "}
            Nothing of it is saved or sent.
          </>
        )}
      </p>
      {supposed.length > 0 && (
        <ul>
          {supposed.map((target) => (
            <SupposedRow
              key={`${target.node} ${target.control}`}
              target={target}
              pipeline={pipeline}
              supposed={supposed}
              onChange={onChange}
            />
          ))}
        </ul>
      )}
      {supposed.length > 0 && (
        <p className="flex flex-wrap items-center gap-2">
          {!isReadOnly && count > 0 && (
            <Button tone="primary" onClick={save}>
              <CalendarPlus aria-hidden size={15} />
              Save as planned
            </Button>
          )}
          <Button onClick={() => onChange([])}>{plural(supposed.length, "Drop it", "Drop all")}</Button>
          {!isReadOnly && count < supposed.length && (
            <span className="text-soft">
              {count} of {supposed.length} would be saved: the rest is supposed missing, or is planned or
              further on already.
            </span>
          )}
        </p>
      )}
    </section>
  );
}

interface SupposedRowProps extends Omit<SupposedListProps, "ref"> {
  readonly target: ClaimTarget;
}

function SupposedRow({ target, pipeline, supposed, onChange }: SupposedRowProps) {
  const { node, control, stands } = target;
  const title = controlsById.get(control)?.title ?? control;
  const name = nodeName(pipeline, node);
  return (
    <li className="flex flex-col border-b border-line py-1.5 last:border-b-0">
      <NodeButton node={node} control={control}>
        <span>
          {title}
          <span className="flex flex-wrap gap-x-2 text-tiny text-soft">
            on {name}, now{" "}
            <StatusMark status={effectiveStatus(claimsOf(pipeline, node).get(control), today())} />
          </span>
        </span>
      </NodeButton>
      <div role="group" aria-label={`What if: ${title} on ${name}`} className="flex items-center gap-1.5">
        {[true, false].map((one) => (
          <button
            key={String(one)}
            type="button"
            aria-pressed={one === stands}
            onClick={() => onChange(suppose(supposed, [{ ...target, stands: one }]))}
            className={clsx(
              "min-h-7 rounded-full border bg-panel px-2.5 text-tiny",
              one === stands
                ? "border-blue font-bold text-blue"
                : "border-line-strong text-soft hover:border-control hover:text-ink",
            )}
          >
            {one ? "It stands" : "It is missing"}
          </button>
        ))}
        <button
          type="button"
          aria-label={`Drop ${title} on ${name}`}
          title="Suppose it no more"
          onClick={() => onChange(supposeNoMore(supposed, target))}
          className="ml-auto grid size-7 place-items-center rounded-control text-soft hover:bg-panel hover:text-ink"
        >
          <X aria-hidden size={15} />
        </button>
      </div>
    </li>
  );
}
