import { UtcTime } from "@/components/marks/times";
import type { MemberList } from "@/lib/domain/contract/team";
import { WithdrawLink } from "./withdraw-link";

export function InvitationList({ invitations }: { readonly invitations: MemberList["invitations"] }) {
  return (
    <section aria-labelledby="invitations-title" className="mt-8">
      <h2 id="invitations-title" className="mb-3 text-lead">
        Open invitations
      </h2>
      {invitations.length === 0 && (
        <p className="text-soft">
          No open invitations. An invitation stays here until it is accepted, withdrawn or expired.
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {invitations.map(({ id, email, role, expiresAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-card border border-line bg-panel px-3 py-2"
          >
            <p className="min-w-0 break-words">
              <span className="font-medium">{email ?? "Anyone with the link"}</span>
              <span className="text-soft">
                , as {role}, until <UtcTime at={expiresAt} />
              </span>
            </p>
            <WithdrawLink
              what="invitation"
              id={id}
              name={`Withdraw the invitation: ${email ?? `anyone with the link, as ${role}`}`}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
