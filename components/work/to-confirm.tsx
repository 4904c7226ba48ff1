import Link from "next/link";
import { UserRoundSearch } from "lucide-react";
import type { ToConfirm as Waiting } from "@/lib/domain/contract/reviews";

interface ToConfirmProps {
  readonly items: readonly (Waiting & { readonly pipelineId: string; readonly pipelineName: string })[];
  readonly isMore: boolean;
}

/** Statuses that wait for two-person approval, in all pipelines. */
export function ToConfirm({ items, isMore }: ToConfirmProps) {
  return (
    <section id="to-confirm" aria-label="To approve" className="flex scroll-mt-4 flex-col gap-2">
      <h2 className="text-lead tabular-nums">
        To approve{" "}
        <span className="font-normal text-soft">
          {items.length}
          {isMore && " and more"}
        </span>
      </h2>
      <p className="max-w-[72ch] text-soft">
        These count only after another person approves them. Open one to review its evidence and approve it.
      </p>
      <ul className="divide-y divide-line rounded-card bg-panel shadow-card">
        {items.map(
          ({
            pipelineId,
            pipelineName,
            node,
            nodeName,
            control,
            title,
            says,
            claimants,
            mayConfirm,
            whyNot,
          }) => (
            <li
              key={`${pipelineId} ${node} ${control}`}
              className="grid grid-cols-1 gap-x-4 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,12rem)_minmax(0,14rem)]"
            >
              <span className="min-w-0 break-words">
                <Link
                  href={`/pipelines/${pipelineId}?node=${node}&control=${control}`}
                  prefetch={false}
                  className="font-bold hover:text-blue hover:underline"
                >
                  {title}
                </Link>
                <span className="block text-tiny text-soft">{says}</span>
              </span>
              <span className="min-w-0 break-words">
                {nodeName}
                <span className="block text-tiny text-soft">{pipelineName}</span>
              </span>
              <span className="min-w-0 break-words">
                <span className="inline-flex items-center gap-1 font-medium text-planned">
                  <UserRoundSearch aria-hidden size={14} className="shrink-0" />
                  {mayConfirm ? "Needs your approval" : "Needs another approver"}
                </span>
                <span className="block text-tiny text-soft">
                  {claimants.length > 0 && `Set by ${claimants.map(({ name }) => name).join(", ")}. `}
                  {whyNot}
                </span>
              </span>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
