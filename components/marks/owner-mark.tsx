import { Type, User, Users, UserX } from "lucide-react";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import type { OwnerKind } from "@/lib/domain/owners/resolve-owner";

const icons: { readonly [Kind in OwnerKind]: typeof User } = {
  member: User,
  team: Users,
  former: UserX,
  text: Type,
};

/** The sign of what an owner is. The word stands beside it, or is said by what is around it. */
export function OwnerSign({ kind }: { readonly kind: OwnerKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={14} className="shrink-0 text-soft" />;
}

/** What an owner is, as a sign and a word. */
export function OwnerMark({ kind }: { readonly kind: OwnerKind }) {
  return (
    <span className="inline-flex items-center gap-1 align-middle text-tiny text-soft">
      <OwnerSign kind={kind} />
      {ownerWords[kind]}
    </span>
  );
}
