import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { SharedPage } from "@/app/s/shared-page";
import { ForgetSecret } from "@/components/snapshots/forget-secret";
import { OpenShare } from "@/components/snapshots/open-share";
import type { SearchParams } from "@/lib/client/address";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { getSharedCopy } from "@/lib/server/share/get-shared-copy";
import { grantCookieName } from "@/lib/server/share/grant-cookie";

interface SharePageProps {
  readonly params: Promise<{ readonly shareId: string }>;
  readonly searchParams: Promise<SearchParams>;
}

// The title reveals nothing of the snapshot, because histories and window lists keep it.
export const metadata: Metadata = {
  title: "Shared snapshot",
  robots: { index: false, follow: false, nocache: true },
  referrer: "no-referrer",
};

/**
 * Without this link's cookie, every link gets the same page. It exchanges the secret in the address, which the server
 * does not see, and learns only then whether the link works.
 */
export default async function SharePage({ params, searchParams }: SharePageProps) {
  const { shareId } = await params;
  if (!recordIdSchema.safeParse(shareId).success) notFound();
  const opened = await getSharedCopy(shareId, (await cookies()).get(grantCookieName())?.value);
  if (opened === undefined) return <OpenShare />;
  return (
    <>
      <ForgetSecret />
      <SharedPage {...opened} path={`/s/${shareId}`} asked={await searchParams} />
    </>
  );
}
