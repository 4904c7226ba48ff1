import { Type, User, Users, UserX } from "lucide-react";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import type { OwnerKind } from "@/lib/domain/owners/resolve-owner";

const icons: { readonly [Kind in OwnerKind]: typeof User } = {
  member: User,
  team: Users,
  former: UserX,
  text: Type,
};

/** The sign for the kind of an owner. The word is beside it, or clear from the context. */
export function OwnerSign({ kind }: { readonly kind: OwnerKind }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={14} className="shrink-0 text-soft" />;
}

/** The kind of an owner, as a sign and a word. */
export function OwnerMark({ kind }: { readonly kind: OwnerKind }) {
  return (
    <span className="inline-flex items-center gap-1 align-middle text-tiny text-soft">
      <OwnerSign kind={kind} />
      {ownerWords[kind]}
    </span>
  );
}
