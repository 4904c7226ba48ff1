import { requirePageViewer } from "@/app/require-page-viewer";
import { ExpiryForm } from "@/components/evidence/expiry-form";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { catalogue } from "@/lib/domain/catalogue/load";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { expiryOf } from "@/lib/server/evidence/expiry-settings";

export const metadata = { title: "Evidence" };

export default async function EvidenceSettingsPage() {
  const viewer = await requirePageViewer("/settings/evidence", "admin");
  const { workspaceId } = await requireWorkspaceAccess(viewer, "admin");
  const controls = catalogue.controls
    .map(({ id, title }) => ({ id, name: title }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <SettingsFrame
      viewer={viewer}
      active="evidence"
      lead="How long results of scanner reports count. If they expire without newer ones, the statuses they supported become stale."
    >
      <SettingsSection title="Expiry">
        <ExpiryForm expiry={await expiryOf(workspaceId)} controls={controls} />
      </SettingsSection>
    </SettingsFrame>
  );
}
