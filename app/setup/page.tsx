import Link from "next/link";
import { BarePage } from "@/components/shell/bare-page";
import { SetupForm } from "@/components/team/setup-form";
import { buttonClass } from "@/components/ui/button";
import { isSetUp } from "@/lib/server/team/setup";

export const metadata = { title: "Set up" };

export default async function SetupPage() {
  if (await isSetUp()) {
    return (
      <BarePage
        title="Blueline is set up already"
        lead="The set-up link was used already. Sign in, or ask an admin of the workspace for an invitation."
      >
        <Link href="/sign-in" prefetch={false} className={buttonClass("primary")}>
          Sign in
        </Link>
      </BarePage>
    );
  }
  return (
    <BarePage
      title="Set up Blueline"
      lead="Create the workspace and its first admin. You can invite others afterwards."
    >
      <SetupForm />
    </BarePage>
  );
}
