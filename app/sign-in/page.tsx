import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BarePage } from "@/components/shell/bare-page";
import { SignInForm } from "@/components/team/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { safePath } from "@/lib/server/auth/safe-path";
import { getViewer } from "@/lib/server/auth/viewer";
import { getEnv } from "@/lib/server/env";

export const metadata = { title: "Sign in" };

const arrivals = new Map([
  ["reset", "Password changed. Sign in with the new one."],
  ["signed-out", "You are signed out."],
  [
    "demo",
    "The demo signs you in with a cookie, and this browser keeps none. Allow cookies, then open its address again.",
  ],
]);

export default async function SignInPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { next: wanted, from } = await searchParams;
  const next = safePath(wanted);
  if (await getViewer(await headers())) redirect(next);
  if (getEnv().isDemo && from !== "demo") redirect(`/api/demo?next=${encodeURIComponent(next)}`);
  const arrival = typeof from === "string" ? arrivals.get(from) : undefined;
  return (
    <BarePage title="Sign in">
      {arrival !== undefined && <Notice>{arrival}</Notice>}
      {!getEnv().isDemo && <SignInForm next={next} />}
    </BarePage>
  );
}
