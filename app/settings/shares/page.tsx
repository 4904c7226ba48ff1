import { requirePageViewer } from "@/app/require-page-viewer";
import { WorkspaceSharesList } from "@/components/snapshots/share-panel";
import { limits } from "@/lib/domain/pipeline/limits";
import { AllowedDaysForm } from "@/components/team/allowed-days-form";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listWorkspaceShares } from "@/lib/server/share/workspace-shares";

export const metadata = { title: "Shares" };

export default async function SharesPage() {
  const viewer = await requirePageViewer("/settings/shares", "admin");
  const access = await requireWorkspaceAccess(viewer, "admin");
  const { settings, shares } = await listWorkspaceShares(access);
  return (
    <SettingsFrame
      viewer={viewer}
      active="shares"
      lead="Links to snapshots for people outside the workspace, with content, creator and last access."
    >
      <SettingsSection title="Sharing">
        <AllowedDaysForm
          route="PATCH /shares"
          settings={settings}
          allow="Editors may share snapshots by link"
          about="When off, no share link works. Turn it on again to restore links that are not expired or revoked."
          days="Maximum lifetime of a new link, in days"
          daysHint={`1 to ${limits.shareDays}. Existing links keep their expiry date.`}
          mostDays={limits.shareDays}
        />
      </SettingsSection>
      <section aria-labelledby="links-title" className="border-t border-line py-5">
        <h2 id="links-title" className="mb-3 text-lead">
          Links
        </h2>
        <WorkspaceSharesList shares={shares} isOff={!settings.allowed} now={new Date().toISOString()} />
      </section>
    </SettingsFrame>
  );
}
