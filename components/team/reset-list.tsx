import { UtcTime } from "@/components/marks/times";
import type { MemberList } from "@/lib/domain/contract/team";
import { WithdrawLink } from "./withdraw-link";

/** Password reset links that still work. */
export function ResetList({ resets }: { readonly resets: MemberList["resets"] }) {
  return (
    <section aria-labelledby="resets-title" className="mt-8">
      <h2 id="resets-title" className="mb-3 text-lead">
        Open reset links
      </h2>
      {resets.length === 0 && (
        <p className="text-soft">
          No open reset links. A link stays here until it is used, withdrawn or expired.
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {resets.map(({ id, for: whose, madeBy, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-panel px-3 py-2"
          >
            <p className="min-w-0 wrap-anywhere">
              <span className="font-medium">{whose}</span>
              <span className="text-soft">
                , created by {madeBy}, until <UtcTime at={expiresAt} />
              </span>
            </p>
            <WithdrawLink what="reset" id={id} name={`Withdraw the reset link for ${whose}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
