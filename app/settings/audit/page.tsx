import { requirePageViewer } from "@/app/require-page-viewer";
import { AuditRecord, auditAddress } from "@/components/team/audit-record";
import { SettingsFrame } from "@/components/team/settings-frame";
import { readAudit } from "@/lib/server/audit/audit-page";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listMembers } from "@/lib/server/team/queries";

export const metadata = { title: "Audit log" };

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
      lead="Sign-ins, changes to members and passwords, links created and opened, and exports. Entries can’t be changed."
    >
      <AuditRecord page={page} {...asked} people={members.map(({ id, name }) => ({ id, name }))} />
    </SettingsFrame>
  );
}
