import { requirePageViewer } from "@/app/require-page-viewer";
import { EraseForm } from "@/components/team/erase-form";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { TimeAgo } from "@/components/marks/times";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listErasures } from "@/lib/server/erase/erase";
import { counted } from "@/lib/domain/words/english";

export const metadata = { title: "Erase a text" };

export default async function ErasePage() {
  const viewer = await requirePageViewer("/settings/erase", "admin");
  const erasures = await listErasures(await requireWorkspaceAccess(viewer, "admin"));
  const now = new Date();
  return (
    <SettingsFrame
      viewer={viewer}
      active="erase"
      lead="Removes a password, a key or a name pasted by mistake from all stored data, including the log and snapshots."
    >
      <SettingsSection title="Text">
        <EraseForm />
      </SettingsSection>
      <SettingsSection title="Past erasures">
        {erasures.length === 0 ? (
          <p className="text-soft">None.</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {erasures.map(({ id, at, by, reason, places }) => (
              <li key={id}>
                <span className="break-words">{reason}</span>
                <span className="block text-tiny text-soft">
                  {by}, <TimeAgo at={at} now={now} />, from {counted(places, "place")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </SettingsSection>
    </SettingsFrame>
  );
}
