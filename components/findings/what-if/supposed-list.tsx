import { clsx } from "clsx";
import { CalendarPlus, X } from "lucide-react";
import type { ReactNode, Ref } from "react";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { Button } from "@/components/ui/button";
import { useEditorHandle, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { makeAssumed } from "@/lib/domain/edits/make-assumed";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import {
  assume,
  type Assumed,
  assumeNoMore,
  type ClaimTarget,
  type DrawnAssumption,
  isClaimTarget,
  subjectOf,
} from "@/lib/domain/posture/what-if/assumed";
import { assumedTitle } from "@/lib/domain/posture/words/assumed-words";
import { noteOnMap } from "@/lib/domain/posture/words/claim-note";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { counted, plural } from "@/lib/domain/words/english";
import type { Scene } from "../scene";

interface SupposedListProps {
  readonly ref: Ref<HTMLElement>;
  readonly scene: Scene;
  readonly supposed: readonly Assumed[];
  /** Including assumed nodes and connections. */
  readonly pipeline: Pipeline;
  readonly onChange: (supposed: readonly Assumed[]) => void;
}

export function SupposedList({ ref, scene, supposed, pipeline, onChange }: SupposedListProps) {
  const { editor } = useEditorHandle();
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const given = { today: scene.today, newId: newNodeId };
  const made = makeAssumed(scene.pipeline, supposed, given);
  const left = made === undefined ? supposed.length : "refused" in made ? 0 : made.left.length;
  const isDrawn = supposed.some((one) => !isClaimTarget(one));
  const save = () => {
    const edit = makeAssumed(editor.getState().visible, supposed, given);
    if (perform(edit, { tell: "with undo" }) && edit && "left" in edit) onChange(edit.left);
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
          "No changes assumed yet."
        ) : (
          <>
            <b>{countWords(supposed.length, isDrawn)} assumed.</b> Nothing is saved or sent.
          </>
        )}
      </p>
      {supposed.length > 0 && (
        <ul>
          {supposed.map((one) =>
            isClaimTarget(one) ? (
              <ClaimRow
                key={subjectOf(one)}
                target={one}
                scene={scene}
                supposed={supposed}
                onChange={onChange}
              />
            ) : (
              <DrawnRow
                key={subjectOf(one)}
                assumed={one}
                pipeline={pipeline}
                onDrop={() => onChange(assumeNoMore(supposed, one))}
              />
            ),
          )}
        </ul>
      )}
      {supposed.length > 0 && (
        <p className="flex flex-wrap items-center gap-2">
          {!isReadOnly && left < supposed.length && (
            <Button tone="primary" onClick={save}>
              <CalendarPlus aria-hidden size={15} />
              {isDrawn ? "Apply to map" : "Mark as planned"}
            </Button>
          )}
          <Button onClick={() => onChange([])}>{plural(supposed.length, "Remove", "Remove all")}</Button>
          {!isReadOnly && left > 0 && (
            <span className="text-soft">
              {supposed.length - left} of {supposed.length} would be saved. The rest is assumed missing, or is
              already planned or further along.
            </span>
          )}
        </p>
      )}
    </section>
  );
}

function countWords(count: number, isDrawn: boolean): string {
  return isDrawn ? counted(count, "change") : counted(count, "status", "statuses");
}

function DrawnRow({
  assumed,
  pipeline,
  onDrop,
}: {
  readonly assumed: DrawnAssumption;
  readonly pipeline: Pipeline;
  readonly onDrop: () => void;
}) {
  const title = assumedTitle(pipeline, assumed);
  return (
    <li className="flex items-center gap-1.5 border-b border-line py-1.5 last:border-b-0">
      <span className="min-w-0 flex-1">{title}</span>
      <DropButton name={title} onDrop={onDrop} />
    </li>
  );
}

interface ClaimRowProps extends Omit<SupposedListProps, "ref" | "pipeline"> {
  readonly target: ClaimTarget;
}

function ClaimRow({ scene, target, supposed, onChange }: ClaimRowProps) {
  const { pipeline, today, surface } = scene;
  const { node, control, stands } = target;
  const title = controlTitle(control, pipeline);
  const name = nodeName(pipeline, node);
  const claim = claimsOf(pipeline, node).get(control);
  const note = noteOnMap(claim, today, pipeline);
  return (
    <li className="flex flex-col border-b border-line py-1.5 last:border-b-0">
      <surface.NodePlace
        node={node}
        control={control}
        after={
          <span className="flex flex-wrap gap-x-2 text-tiny text-soft">
            on {name}, now <StatusMark status={effectiveStatus(claim, today, pipeline)} />
            {note && <ClaimNoteMark note={note} />}
          </span>
        }
      >
        {title}
      </surface.NodePlace>
      <div role="group" aria-label={`What if: ${title} on ${name}`} className="flex items-center gap-1.5">
        {[true, false].map((one) => (
          <Choice
            key={String(one)}
            isChosen={one === stands}
            onChoose={() => onChange(assume(supposed, [{ ...target, stands: one }]))}
          >
            {one ? "In place" : "Missing"}
          </Choice>
        ))}
        <DropButton name={`${title} on ${name}`} onDrop={() => onChange(assumeNoMore(supposed, target))} />
      </div>
    </li>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={clsx(
        "min-h-7 rounded-full border bg-panel px-2.5 text-tiny",
        isChosen
          ? "border-blue font-bold text-blue"
          : "border-line-strong text-soft hover:border-control hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}

function DropButton({ name, onDrop }: { readonly name: string; readonly onDrop: () => void }) {
  return (
    <button
      type="button"
      aria-label={`Remove assumption: ${name}`}
      title="Remove assumption"
      onClick={onDrop}
      className="ml-auto grid size-7 shrink-0 place-items-center rounded-control text-soft hover:bg-panel hover:text-ink"
    >
      <X aria-hidden size={15} />
    </button>
  );
}
