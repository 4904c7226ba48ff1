import type { Gap } from "@/lib/domain/posture/gaps";
import { statusLooks } from "../status-look";

/** The priority as one number, and on demand each factor that it is the product of. */
export function Priority({ gap: { priority, factors, status } }: { readonly gap: Gap }) {
  return (
    <details className="group">
      <summary className="inline-flex min-h-6 list-none items-center rounded font-bold tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink">
        <span className="narrow-only mr-1 font-normal text-soft">Priority</span>
        {priority.toFixed(1)}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_auto] gap-x-3 text-tiny text-soft tabular-nums">
        <dt>weight, 1 to 5</dt>
        <dd className="text-right">{factors.weight}</dd>
        <dt>× share of production it reaches</dt>
        <dd className="text-right">{factors.reach.toFixed(2)}</dd>
        <dt>× {statusLooks[status].word.toLowerCase()}</dt>
        <dd className="text-right">{factors.status}</dd>
      </dl>
    </details>
  );
}
