import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { frozenTexts } from "@/components/posture/control-texts";
import { ForgetSecret } from "@/components/snapshots/forget-secret";
import { pageNumber } from "@/components/snapshots/page-number";
import { SharedSnapshot } from "@/components/snapshots/shared-snapshot";
import { getSharedCopy } from "@/lib/server/snapshot/get-shared-copy";
import { grantCookieName } from "@/lib/server/snapshot/grant-cookie";

interface SharePageProps {
  readonly params: Promise<{ readonly shareId: string }>;
  readonly searchParams: Promise<{ readonly page?: string | string[] }>;
}

// The title names nothing of the snapshot: it ends up in histories and window lists.
export const metadata: Metadata = { title: "Shared snapshot", robots: { index: false, follow: false, nocache: true }, referrer: "no-referrer" };

/** Without the cookie of this link there is nothing here: not-found.tsx then looks for the secret in the address. */
export default async function SharePage({ params, searchParams }: SharePageProps) {
  const { shareId } = await params;
  const opened = await getSharedCopy(shareId, (await cookies()).get(grantCookieName())?.value);
  if (opened === undefined) notFound();
  const { copy, fingerprint, expiresAt, catalogue } = opened;
  return (
    <>
      <ForgetSecret />
      <SharedSnapshot
        copy={copy}
        fingerprint={fingerprint}
        expiresAt={expiresAt.toISOString()}
        path={`/s/${shareId}`}
        page={pageNumber((await searchParams).page)}
        textsOf={frozenTexts(catalogue.controls)}
      />
    </>
  );
}
