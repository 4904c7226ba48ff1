import { useState } from "react";
import { inputClass } from "@/components/ui/form";
import { useControlsOf, useEditor, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { isFoundBy, typedWords } from "@/lib/domain/catalogue/find-by-words";
import { addEvidence, changeClaim, type ClaimKey, removeEvidence } from "@/lib/domain/edits/claims";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { claimsOf, compareText } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import type { ClaimActions } from "./claim-form";
import { ClaimRow } from "./claim-row";
import { UnaskedClaims } from "./unasked-claims";

interface ControlListProps {
  readonly node: PipelineNode;
  readonly openControl: string | undefined;
  readonly onOpenControl: (control: string | undefined) => void;
  readonly isReadOnly: boolean;
}

/** Up to this many controls need no search field. */
const mostUnsearched = 8;

/** The controls of a node with their statuses, heaviest first; many can be searched. */
export function ControlList({ node, openControl, onOpenControl, isReadOnly }: ControlListProps) {
  const perform = usePerform();
  const controls = useControlsOf(node).toSorted(
    (a, b) => b.weight - a.weight || compareText(a.title, b.title),
  );
  const claims = useEditor((state) => claimsOf(state.visible, node.id));
  const policy = useEditor((state) => state.visible.policy);
  const reviews = useEditor((state) => state.visible.reviews);
  const day = today();
  const keyOf = ({ id, title }: Control): ClaimKey => ({ node: node.id, control: id, title });
  const actions: ClaimActions = {
    onChange: (control, set) => perform((pipeline) => changeClaim(pipeline, keyOf(control), set)),
    onAddEvidence: (control, evidence) =>
      perform(addEvidence(keyOf(control), { ...evidence, id: newNodeId() })),
    onRemoveEvidence: (control, { id }) => perform(removeEvidence(keyOf(control), id)),
  };
  const [text, setText] = useState("");
  if (controls.length === 0)
    return (
      <>
        <p className="py-3 text-soft">The catalogue has no control for this kind of node.</p>
        <UnaskedClaims node={node.id} />
      </>
    );
  const hasSearch = controls.length > mostUnsearched;
  const words = typedWords(text);
  // The open one stays, whatever the search text: it may have unsaved input.
  const found = controls.filter(
    (control) => !hasSearch || control.id === openControl || isFoundBy(control, words),
  );
  return (
    <>
      {hasSearch && (
        <div className="flex flex-col gap-1 py-2">
          <input
            type="search"
            aria-label="Find a control"
            placeholder="Find a control: scan, signature, secrets..."
            value={text}
            onChange={({ target }) => setText(target.value)}
            className={inputClass}
          />
          <p role="status" className="text-tiny text-soft empty:sr-only">
            {text.trim() !== "" && `${found.length} of ${controls.length} controls`}
          </p>
        </div>
      )}
      <ul>
        {found.map((control) => {
          const claim = claims.get(control.id);
          return (
            <ClaimRow
              key={control.id}
              node={node.id}
              control={control}
              claim={claim}
              status={effectiveStatus(claim, day, { policy, reviews })}
              isPending={isReviewPending(claim, day, { policy, reviews })}
              isOpen={openControl === control.id}
              onToggle={(isOpen) => onOpenControl(isOpen ? control.id : undefined)}
              actions={actions}
              isReadOnly={isReadOnly}
            />
          );
        })}
      </ul>
      <UnaskedClaims node={node.id} />
    </>
  );
}
