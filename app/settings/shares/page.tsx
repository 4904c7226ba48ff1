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
      lead="Links to snapshots, for people outside of the workspace: what each shows, who made it, and when it was opened last."
    >
      <SettingsSection title="Sharing">
        <AllowedDaysForm
          route="PATCH /shares"
          settings={settings}
          allow="Editors may share snapshots by link"
          about="Off, no link works from that moment on. Switched on again, those work that are neither revoked nor over."
          days="A new link works for at most, in days"
          daysHint={`1 to ${limits.shareDays}. Links that there are keep their day.`}
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
