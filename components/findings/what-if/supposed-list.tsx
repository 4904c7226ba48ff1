import { clsx } from "clsx";
import { CalendarPlus, X } from "lucide-react";
import type { Ref } from "react";
import { StatusMark } from "@/components/marks/status";
import { Button } from "@/components/ui/button";
import { useEditorHandle, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Scene } from "../scene";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { planAll } from "@/lib/domain/edits/plan";
import { type ClaimTarget, suppose, supposeNoMore } from "./supposed-claims";
import { plural } from "@/lib/domain/words/english";

interface SupposedListProps {
  readonly ref: Ref<HTMLElement>;
  readonly scene: Scene;
  readonly supposed: readonly ClaimTarget[];
  readonly onChange: (supposed: readonly ClaimTarget[]) => void;
}

export function SupposedList({ ref, scene, supposed, onChange }: SupposedListProps) {
  const { editor } = useEditorHandle();
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const standing = supposed.filter(({ stands }) => stands);
  const planned = planAll(scene.pipeline, standing, scene.today);
  const count = planned?.operations.length ?? 0;
  const save = () => {
    const edit = planAll(editor.getState().visible, standing, scene.today);
    if (!edit || !perform(edit, { tell: "with undo" })) return;
    const saved = new Set(
      edit.operations.map((operation) =>
        "control" in operation ? `${operation.node} ${operation.control}` : "",
      ),
    );
    onChange(supposed.filter(({ node, control }) => !saved.has(`${node} ${control}`)));
  };
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label="Assumed"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5"
    >
      <p>
        {supposed.length === 0 ? (
          "Nothing is assumed yet."
        ) : (
          <>
            <b>
              {supposed.length} {plural(supposed.length, "claim is", "claims are")} assumed.
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
              scene={scene}
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
              {count} of {supposed.length} would be saved: the rest is assumed missing, or is planned or
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

function SupposedRow({ scene, target, supposed, onChange }: SupposedRowProps) {
  const { pipeline, today, surface } = scene;
  const { node, control, stands } = target;
  const title = controlTitle(control);
  const name = nodeName(pipeline, node);
  return (
    <li className="flex flex-col border-b border-line py-1.5 last:border-b-0">
      <surface.NodePlace
        node={node}
        control={control}
        after={
          <span className="flex flex-wrap gap-x-2 text-tiny text-soft">
            on {name}, now{" "}
            <StatusMark status={effectiveStatus(claimsOf(pipeline, node).get(control), today)} />
          </span>
        }
      >
        {title}
      </surface.NodePlace>
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
            {one ? "It is in place" : "It is missing"}
          </button>
        ))}
        <button
          type="button"
          aria-label={`Drop ${title} on ${name}`}
          title="No longer assume it"
          onClick={() => onChange(supposeNoMore(supposed, target))}
          className="ml-auto grid size-7 place-items-center rounded-control text-soft hover:bg-panel hover:text-ink"
        >
          <X aria-hidden size={15} />
        </button>
      </div>
    </li>
  );
}
