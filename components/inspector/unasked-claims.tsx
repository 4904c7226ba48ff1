import { StatusMark } from "@/components/marks/status";
import { useEditor } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { unaskedClaims } from "@/lib/domain/catalogue/own/unasked-claims";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

/** Statuses that no list counts: of retired custom controls, and of unknown controls. */
export function UnaskedClaims({ node }: { readonly node: string }) {
  const pipeline = useEditor((state) => state.visible);
  const day = today();
  const unasked = unaskedClaims(pipeline, node);
  if (unasked.length === 0) return null;
  return (
    <section
      aria-label="Statuses of retired or unknown controls"
      className="mt-2 border-t border-line pt-2.5"
    >
      <h4 className="font-medium">Statuses of retired or unknown controls</h4>
      <ul className="flex flex-col gap-2 pt-1">
        {unasked.map(({ claim, control }) => (
          <li key={claim.control} className="wrap-anywhere">
            <span className="flex flex-wrap items-baseline justify-between gap-x-2">
              {control?.title ?? claim.control}
              <StatusMark status={effectiveStatus(claim, day, pipeline)} />
            </span>
            <span className="block text-tiny text-soft">
              {control
                ? `Retired custom control, version ${control.version}. It applies to no node now. Its status is kept.`
                : "Neither the catalogue nor this workspace has this control. Its status is kept."}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
