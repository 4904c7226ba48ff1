"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

/** The actions in the person's own menu. */
export function UserMenuActions({ userId }: { readonly userId: string }) {
  return (
    <>
      <ThemeChoice name="menu-theme" />
      <div className="mt-3 flex flex-col gap-2">
        <Link href="/settings" prefetch={false} className={`${buttonClass()} demo:hidden`}>
          Settings
        </Link>
        <Link href="/help" prefetch={false} className={`${buttonClass()} sm:hidden`}>
          Help
        </Link>
        <div className="contents demo:hidden">
          <SignOut userId={userId} />
        </div>
      </div>
    </>
  );
}
