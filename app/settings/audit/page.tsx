import { requirePageViewer } from "@/app/require-page-viewer";
import { AuditRecord, auditAddress } from "@/components/team/audit-record";
import { SettingsFrame } from "@/components/team/settings-frame";
import { readAudit } from "@/lib/server/audit/audit-page";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listMembers } from "@/lib/server/team/queries";

export const metadata = { title: "Security record" };

export default async function AuditRecordPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePageViewer("/settings/audit", "admin");
  const access = await requireWorkspaceAccess(viewer, "admin");
  const asked = auditAddress.read(await searchParams);
  const [page, { members }] = await Promise.all([readAudit(access, asked.query), listMembers(access)]);
  return (
    <SettingsFrame
      viewer={viewer}
      active="audit"
      lead="Who signed in, changed members and passwords, made and opened links, and took files away. Nobody can alter it."
    >
      <AuditRecord page={page} {...asked} people={members.map(({ id, name }) => ({ id, name }))} />
    </SettingsFrame>
  );
}
