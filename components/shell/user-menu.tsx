import { UserMenuLater } from "./user-menu-later";
import type { Role } from "@/lib/domain/contract/roles";
import { initialsOf } from "@/lib/domain/presence/person-look";

const menuId = "user-menu";

/** The browser's own popover: closes on Escape and on a click elsewhere, and needs no script for it. */
export function UserMenu({ viewer }: { readonly viewer: BarViewer }) {
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`Your menu, ${viewer.name}`}
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-blue-soft text-tiny font-bold text-blue max-sm:pointer-coarse:-mr-1.5 max-sm:pointer-coarse:border-6 max-sm:pointer-coarse:border-panel"
      >
        <span aria-hidden>{initialsOf(viewer.name)}</span>
      </button>
      <div
        id={menuId}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 w-64 rounded-card border border-line-strong bg-panel p-4 text-ink shadow-card sm:right-5"
      >
        <p className="truncate font-bold">{viewer.name}</p>
        <p className="truncate text-soft">{viewer.email}</p>
        <p className="mb-3 text-tiny text-soft">Role: {viewer.role}</p>
        <UserMenuLater userId={viewer.userId} />
      </div>
    </>
  );
}

export interface BarViewer {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
